package interleave.python.schedule;

/// Chooses at each place of a run where more than one move is possible.
interface Chooser {
    /// One of `point.moves`, or -1: the schedule names a move that isn't possible.
    int choose(Point point);

    /// The usual moves all the way.
    static Chooser usual() {
        return Point::usual;
    }
}
