package interleave.python.lib;

import interleave.python.vm.Cancelled;
import interleave.python.vm.Exceptions;
import interleave.python.vm.PyError;
import interleave.python.vm.PyThread;

/// A built-in that may run long, such as `sum(range(n))`, is one C call in CPython: it keeps the GIL and hears no request to drop it. Ours does the
/// same, but Cancel and "out of memory" must end it: every few thousand turns it looks at those two bits and at nothing else.
final class LongCall {
    private static final int EVERY = 0x1fff;

    private LongCall() {}

    /// To be called each turn with a counter that grows by one.
    static void check(PyThread thread, long turn) {
        if ((turn & EVERY) == 0 && (thread.breaker & (PyThread.CANCEL | PyThread.MEMORY)) != 0) end(thread);
    }

    private static void end(PyThread thread) {
        if ((thread.breaker & PyThread.CANCEL) != 0) throw Cancelled.INSTANCE;
        thread.clear(PyThread.MEMORY);
        throw PyError.of(Exceptions.MEMORY_ERROR);
    }
}
