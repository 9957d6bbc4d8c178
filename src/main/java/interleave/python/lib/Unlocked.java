package interleave.python.lib;

import interleave.python.vm.Blocking;
import interleave.python.vm.Cancelled;
import interleave.python.vm.PyThread;

/// Work of a library's own that touches no Python object, done without the GIL: hashing and compressing of large data. It is busy, not waiting: the recording shows the GIL
/// let go and taken back, and the thread running between. It looks for a cancel from piece to piece.
final class Unlocked {
    private static final int PIECE = 1 << 20;

    private Unlocked() {}

    /// Does one piece of it.
    @FunctionalInterface
    interface Work {
        void piece(int from, int to);
    }

    /// @param length in the work's own unit, bytes; pieces are of a MiB
    /// @param guard  held meanwhile: two threads that work on one object take turns
    static void run(PyThread me, int length, Object guard, Work work) {
        Blocking.detach(me);
        synchronized (guard) {
            for (int from = 0; from < length; from += PIECE) {
                if ((me.breaker & PyThread.CANCEL) != 0) throw Cancelled.INSTANCE;
                work.piece(from, Math.min(length, from + PIECE));
            }
        }
        Blocking.attach(me);
    }
}
