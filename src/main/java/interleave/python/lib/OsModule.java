package interleave.python.lib;

import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyDict;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import java.io.File;

/// The module `os`, as far as programs about concurrency need it.
final class OsModule {
    private OsModule() {}

    static PyModule make() {
        var environment = new PyDict();
        System.getenv().forEach(environment::put);
        return new PyModule("os").define("environ", environment)
            .define(Trailing.two("getenv", (thread, name, otherwise) -> {
                Object value = environment.get(name);
                return value != null ? value : otherwise != null ? otherwise : PyNone.NONE;
            }))
            .define(PyBuiltin.of("getpid", (PyThread thread) -> ProcessHandle.current().pid()))
            .define(PyBuiltin.of("cpu_count", (PyThread thread) -> (long) Runtime.getRuntime().availableProcessors()))
            .define(PyBuiltin.of("process_cpu_count", (PyThread thread) -> (long) Runtime.getRuntime().availableProcessors()))
            .define("name", File.separatorChar == '\\' ? "nt" : "posix").define("sep", File.separator).define("linesep", System.lineSeparator());
    }
}
