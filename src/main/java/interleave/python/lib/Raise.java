package interleave.python.lib;

import interleave.python.vm.Exceptions;
import interleave.python.vm.PyError;
import interleave.python.vm.Types;

/// The built-in exceptions this room raises, by name; each method *returns* the error so that callers write `throw Raise.value(...)`.
public final class Raise {
    private Raise() {}

    public static PyError type(String message) {
        return PyError.of(Exceptions.TYPE_ERROR, message);
    }

    public static PyError value(String message) {
        return PyError.of(Exceptions.VALUE_ERROR, message);
    }

    public static PyError overflow(String message) {
        return PyError.of(Exceptions.OVERFLOW_ERROR, message);
    }

    public static PyError zeroDivision(String message) {
        return PyError.of(Exceptions.ZERO_DIVISION_ERROR, message);
    }

    public static PyError memory() {
        return PyError.of(Exceptions.MEMORY_ERROR);
    }

    public static PyError index(String message) {
        return PyError.of(Exceptions.INDEX_ERROR, message);
    }

    public static PyError key(Object key) {
        return PyError.of(Exceptions.KEY_ERROR, key);
    }

    public static PyError runtime(String message) {
        return PyError.of(Exceptions.RUNTIME_ERROR, message);
    }

    /// `<method>() argument must be <expected>, not <type>` and its relatives: the value's class name follows the message.
    public static PyError typeNot(String message, Object value) {
        return type(message + ", not " + Types.name(value));
    }
}
