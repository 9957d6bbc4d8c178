package interleave.python.lib;

import interleave.python.vm.Modules;

/// The modules that have to do with threads, time and the interpreter itself.
public final class SystemModules {
    private SystemModules() {}

    public static Modules register(Modules modules) {
        return modules.register("threading", ThreadingModule::make).register("time", interpreter -> TimeModule.make())
            .register("sys", SysModule::make).register("os", interpreter -> OsModule.make())
            .register("_lsprof", interpreter -> CallProfiler.module()).register("refcount", interpreter -> RefcountModule.make());
    }
}
