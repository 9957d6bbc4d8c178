package interleave.python.lib;

import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyThread;

/// The module `virtual`, which only Little Python has: `Thread` is `threading.Thread` on a Java virtual thread.
///
/// A virtual thread that waits costs some hundred bytes and no thread of the system's; those that run share a few *carriers*, as many as the
/// JVM has cores. Python's rules are the same for it: with a GIL it runs bytecode only while it holds it. It is drawn as an actor of kind TASK;
/// ThreadMXBean does not see it, so its CPU time is not measured. Its stack is as deep as a carrier's, so that RecursionError comes after some hundred calls,
/// before the recursion limit.
final class VirtualModule {
    private VirtualModule() {}

    static PyModule make() {
        return new PyModule("virtual").define("Thread", PyThreadObject.VIRTUAL)
            .define(PyBuiltin.of("carriers", (PyThread thread) ->
                (long) Integer.getInteger("jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors())));
    }
}
