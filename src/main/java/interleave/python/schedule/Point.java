package interleave.python.schedule;

/// A place in a run where more than one move is possible. Reused from place to place: look, don't keep.
///
/// What a move costs: letting another go while the running thread could go on is a preemption and costs one; so does firing a time-out while any thread
/// could go on without one. All else is free: the running thread has to wait or has ended, so somebody must be let go. So is letting another go after
/// [#PATIENCE] steps of one thread: it may be waiting in a loop for what only another can do, and a run has to come to its end.
final class Point {
    static final int PATIENCE = 5_000;

    int[] moves = new int[8];
    int count;
    /// The running thread's code if it could go on, else -1.
    int running;
    /// The running thread has gone on for so long that others are let go.
    boolean overlong;
    /// Whether a move that is no time-out is possible.
    boolean plain;
    /// Deadlines of the time-outs, by place in `moves`.
    long[] deadlines = new long[8];

    void clear() {
        count = 0;
        running = -1;
        plain = false;
    }

    void add(int move, long deadline) {
        if (count == moves.length) {
            moves = java.util.Arrays.copyOf(moves, 2 * count);
            deadlines = java.util.Arrays.copyOf(deadlines, 2 * count);
        }
        moves[count] = move;
        deadlines[count++] = deadline;
        if ((move & 1) == 0) plain = true;
    }

    int cost(int move) {
        if ((move & 1) != 0) return plain && !overlong ? 1 : 0;
        return running >= 0 && !overlong && move != running ? 1 : 0;
    }

    boolean has(int move) {
        for (int i = 0; i < count; i++) if (moves[i] == move) return true;
        return false;
    }

    /// The next thread, in order of their numbers, that needs no time-out; else whose time-out is due first.
    private int following() {
        int first = -1;
        for (int i = 0; i < count; i++) {
            int move = moves[i];
            if ((move & 1) != 0 || move == running) continue;
            if (move > running) return move;
            if (first < 0) first = move;
        }
        return first < 0 ? due() : first;
    }

    /// The running thread, else the lowest that needs no time-out, else the time-out that is due first. Never costs anything.
    int usual() {
        if (running >= 0) return overlong ? following() : running;
        for (int i = 0; plain && i < count; i++) if ((moves[i] & 1) == 0) return moves[i];
        return due();
    }

    /// The time-out that is due first.
    private int due() {
        int best = -1;
        for (int i = 0; i < count; i++) if ((moves[i] & 1) != 0 && (best < 0 || deadlines[i] < deadlines[best])) best = i;
        return moves[best];
    }
}
