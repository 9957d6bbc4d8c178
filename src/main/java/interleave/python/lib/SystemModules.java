package interleave.python.lib;

import interleave.python.vm.Modules;
import interleave.python.vm.PyModule;

/// The modules written in Java, one a line: those that have to do with threads, time and the interpreter itself, and the primitives on which frozen modules
/// stand.
public final class SystemModules {
    private SystemModules() {}

    public static Modules register(Modules modules) {
        modules.register("threading", ThreadingModule::make);
        modules.register("time", interpreter -> TimeModule.make());
        modules.register("sys", SysModule::make);
        modules.register("os", interpreter -> OsModule.make());
        modules.register("_lsprof", interpreter -> CallProfiler.module());
        modules.register("virtual", interpreter -> VirtualModule.make());
        modules.register("refcount", interpreter -> RefcountModule.make());
        modules.register("queue", interpreter -> QueueModule.make());
        modules.register("_futures", interpreter -> FuturesModule.make());
        modules.register("heapq", interpreter -> HeapqModule.make());
        modules.register("_collections", interpreter -> new PyModule("_collections").define("deque", DequeType.DEQUE));
        modules.register("pickle", interpreter -> PickleModule.make());
        modules.register("_multiprocessing", MultiprocessingModule::make);
        modules.register("_asyncio", interpreter -> AsyncioModule.make());
        modules.register("hashlib", interpreter -> HashlibModule.make());
        modules.register("zlib", interpreter -> ZlibModule.make());
        modules.register("socket", SocketModule::make);
        modules.register("_select", interpreter -> PyPoll.module());
        modules.register("_functools", interpreter -> FunctoolsModule.make());
        modules.register("_itertools", interpreter -> ItertoolsModule.make());
        modules.register("_random", interpreter -> RandomModule.make());
        modules.register("math", interpreter -> MathModule.make());
        modules.register("_traceback", interpreter -> TracebackModule.make());
        return modules;
    }
}
