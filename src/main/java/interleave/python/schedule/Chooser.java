package interleave.python.schedule;

/// Chooses at each place of a run where more than one move is possible.
interface Chooser {
    /// The run is to stop here.
    int STOP = -1;

    /// One of `point.moves`, or [#STOP]; any other number ends the run with a sentence that says why it isn't possible.
    int choose(Point point);
}
