package interleave.python.lib;

import interleave.python.vm.PyThread;

/// What happens after a program's last line, as in CPython: threads that are no daemons are waited for; then pools and daemon processes are ended and other child
/// processes waited for.
public final class ProgramEnd {
    private ProgramEnd() {}

    /// @param main the thread that ran the program; it holds the GIL
    public static void await(PyThread main) {
        ThreadingModule.awaitThreads(main);
        MultiprocessingModule.exit(main);
    }
}
