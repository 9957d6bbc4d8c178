package interleave.python.lib;

import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyException;
import interleave.python.vm.PyList;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyTraceback;
import interleave.python.vm.PyTuple;
import interleave.python.vm.TracebackText;
import java.util.ArrayList;

/// The module `_traceback`: what `traceback` needs to know of an exception.
final class TracebackModule {
    private TracebackModule() {}

    static PyModule make() {
        return new PyModule("_traceback").define(PyBuiltin.of("format", (thread, exception) -> TracebackText.of(thread, (PyException) exception)))
            .define(PyBuiltin.of("summary", (thread, exception) -> TracebackText.summary(thread, (PyException) exception)))
            .define(PyBuiltin.of("levels", (thread, traceback) -> {
                var levels = new ArrayList<Object>();
                for (var level = traceback instanceof PyTraceback first ? first : null; level != null; level = level.next) {
                    var code = level.frame.code;
                    int line = level.position.line();
                    levels.add(new PyTuple(code.source.fileName(), (long) line, code.name, code.source.line(line).strip()));
                }
                return new PyList(levels);
            }));
    }
}
