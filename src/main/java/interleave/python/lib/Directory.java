package interleave.python.lib;

import interleave.python.vm.Calls;
import interleave.python.vm.CoreTypes;
import interleave.python.vm.Frame;
import interleave.python.vm.Iteration;
import interleave.python.vm.PyCell;
import interleave.python.vm.PyDict;
import interleave.python.vm.PyFunction;
import interleave.python.vm.PyList;
import interleave.python.vm.PyThread;
import interleave.python.vm.Types;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The names an object or a frame knows: `dir` and `locals`.
final class Directory {
    private Directory() {}

    /// A module's or class body's own dict; of a function a copy.
    static PyDict locals(Frame frame) {
        if (frame.names != null) return frame.names;
        PyDict locals = new PyDict();
        String[] names = frame.code.slotNames();
        for (int i = 0; i < names.length && i < frame.slots.length; i++) {
            @Nullable Object value = frame.slots[i] instanceof PyCell cell ? cell.value : frame.slots[i];
            if (!names[i].isEmpty() && value != null && !names[i].startsWith(".")) locals.put(names[i], value);
        }
        var frees = frame.code.freeNames();
        for (int i = 0; i < frees.length; i++) {
            var value = frame.function.closure[i].value;
            if (value != null) locals.put(frees[i], value);
        }
        return locals;
    }

    static PyList of(PyThread thread, Object value) {
        Object own = Types.of(value).lookup("__dir__");
        return own instanceof PyFunction ? sorted(Iteration.toArray(thread, Calls.method(thread, value, "__dir__"))) : CoreTypes.names(value);
    }

    static PyList sorted(Object[] names) {
        var sorted = new TreeSet<Object>();
        for (Object name : names) if (name instanceof String) sorted.add(name);
        return new PyList(sorted);
    }
}
