package interleave.python.vm;

import java.math.BigInteger;

/// `a[i]`, `a[i] = v`, `del a[i]`, `x in a`, `len(a)`.
public final class Items {
    private Items() {}

    public static Object get(PyThread thread, Object container, Object key) {
        if (container instanceof PyInstance instance) {
            if (instance.type() == Types.LIST && key instanceof Long index) return item((PyList) container, index);
            if (instance.type() == Types.DICT) {
                var value = value((PyDict) container, key);
                thread.interpreter.looked(thread, key, value);
                return value;
            }
            if (instance.type() == Types.TUPLE && key instanceof Long index) {
                var tuple = (PyTuple) container;
                long i = index < 0 ? index + tuple.size() : index;
                if (i < 0 || i >= tuple.size()) throw PyError.of(Exceptions.INDEX_ERROR, "tuple index out of range");
                return tuple.get((int) i);
            }
        } else if (container instanceof String text && key instanceof Long index) {
            return character(text, index);
        }
        var result = Calls.special(thread, container, "__getitem__", key);
        if (result != null) return result;
        if (container instanceof PyType type) {
            if (type.lookup("__class_getitem__") != null) return Calls.method(thread, type, "__class_getitem__", key);
            if (type.isBuiltIn()) return type; // list[int]: annotations mean nothing here
            throw PyError.of(Exceptions.TYPE_ERROR, "type '" + type.name() + "' is not subscriptable");
        }
        throw PyError.of(Exceptions.TYPE_ERROR, "'" + Types.name(container) + "' object is not subscriptable");
    }

    private static Object item(PyList list, long index) {
        var item = list.get(index < 0 ? index + list.size() : index);
        if (item == null) throw PyError.of(Exceptions.INDEX_ERROR, "list index out of range");
        return item;
    }

    private static Object value(PyDict dict, Object key) {
        var value = dict.get(key);
        if (value == null) throw PyError.of(Exceptions.KEY_ERROR, key);
        return value;
    }

    /// The one-character string at a code point's index.
    public static String character(String text, long index) {
        int length = text.codePointCount(0, text.length());
        long i = index < 0 ? index + length : index;
        if (i < 0 || i >= length) throw PyError.of(Exceptions.INDEX_ERROR, "string index out of range");
        if (length == text.length()) return String.valueOf(text.charAt((int) i));
        return Character.toString(text.codePointAt(text.offsetByCodePoints(0, (int) i)));
    }

    public static void set(PyThread thread, Object container, Object key, Object value) {
        if (container instanceof PyInstance instance) {
            if (instance.type() == Types.LIST && key instanceof Long index) {
                var list = (PyList) container;
                if (!list.set(index < 0 ? index + list.size() : index, value)) {
                    throw PyError.of(Exceptions.INDEX_ERROR, "list assignment index out of range");
                }
                return;
            }
            if (instance.type() == Types.DICT) {
                if (key instanceof String name) thread.interpreter.stores(thread, name, value);
                ((PyDict) container).put(key, value);
                return;
            }
        }
        if (Calls.special(thread, container, "__setitem__", key, value) == null) {
            throw PyError.of(Exceptions.TYPE_ERROR, "'" + Types.name(container) + "' object does not support item assignment");
        }
    }

    public static void delete(PyThread thread, Object container, Object key) {
        if (container instanceof PyDict dict && dict.type() == Types.DICT) {
            if (dict.remove(key) == null) throw PyError.of(Exceptions.KEY_ERROR, key);
            return;
        }
        if (container instanceof PyList list && list.type() == Types.LIST && key instanceof Long index) {
            if (list.removeAt(index < 0 ? index + list.size() : index) == null) {
                throw PyError.of(Exceptions.INDEX_ERROR, "list assignment index out of range");
            }
            return;
        }
        if (Calls.special(thread, container, "__delitem__", key) == null) {
            throw PyError.of(Exceptions.TYPE_ERROR, "'" + Types.name(container) + "' object doesn't support item deletion");
        }
    }

    public static boolean contains(PyThread thread, Object container, Object item) {
        var type = Types.of(container);
        if (type.isBuiltIn()) {
            switch (container) {
                case PyDict dict -> {
                    return dict.contains(item);
                }
                case PySet set -> {
                    return set.contains(item instanceof PySet key && !key.isFrozen() ? new PySet(Types.FROZENSET, java.util.List.of(key.toArray()))
                        : item);
                }
                case PyList list -> {
                    for (int i = 0; i < list.size(); i++) {
                        var other = list.get(i);
                        if (other != null && Equality.same(thread, other, item)) return true;
                    }
                    return false;
                }
                case PyTuple tuple -> {
                    for (var other : tuple.items()) if (Equality.same(thread, other, item)) return true;
                    return false;
                }
                case String text -> {
                    if (PyBox.plain(item) instanceof String part) return text.contains(part);
                    throw PyError.of(Exceptions.TYPE_ERROR, "'in <string>' requires string as left operand, not " + Types.name(item));
                }
                default -> {}
            }
        }
        var result = Calls.special(thread, container, "__contains__", item);
        if (result != null) return Truth.of(thread, result);
        if (type.lookup("__iter__") == null && type.lookup("__getitem__") == null && !(container instanceof PyIterator)
            && Iteration.builtIn(container) == null) {
            throw PyError.of(Exceptions.TYPE_ERROR, "argument of type '" + type.name() + "' is not iterable");
        }
        var iterator = Iteration.iterator(thread, container);
        long turn = 0;
        for (var other = iterator.next(thread); other != PyIterator.END; other = iterator.next(thread)) {
            if ((++turn & 0x1FFF) == 0) thread.interpreter.memory(thread);
            if (Equality.same(thread, other, item)) return true;
        }
        return false;
    }

    public static long length(PyThread thread, Object value) {
        if (value instanceof String text) return text.codePointCount(0, text.length());
        if (value instanceof PyTuple tuple && tuple.isPlain()) return tuple.size();
        if (value instanceof PyRange range) return range.size();
        if (value instanceof PyBytes bytes) return bytes.size();
        if (Types.of(value).isBuiltIn()) {
            if (value instanceof PyList list) return list.size();
            if (value instanceof PyDict dict) return dict.size();
            if (value instanceof PySet set) return set.size();
        }
        var result = Calls.special(thread, value, "__len__");
        if (result == null) throw PyError.of(Exceptions.TYPE_ERROR, "object of type '" + Types.name(value) + "' has no len()");
        var index = index(thread, result, null);
        if (!(index instanceof Long length)) throw PyError.of(Exceptions.OVERFLOW_ERROR, "cannot fit 'int' into an index-sized integer");
        if (length < 0) throw PyError.of(Exceptions.VALUE_ERROR, "__len__() should return >= 0");
        return length;
    }

    /// The value as an integer (Long or BigInteger): ints, bools, and what has `__index__`.
    ///
    /// @param message what the TypeError says, or null for CPython's usual sentence
    public static Object index(PyThread thread, Object value, @org.jspecify.annotations.Nullable String message) {
        if (value instanceof Long || value instanceof BigInteger) return value;
        if (value instanceof Boolean b) return b ? 1L : 0L;
        if (value instanceof PyBox box && !(box.value() instanceof Double) && !(box.value() instanceof String)) return box.value();
        if (!(value instanceof Double) && Types.of(value).lookup("__index__") != null) {
            var result = Calls.special(thread, value, "__index__");
            if (result instanceof Long || result instanceof BigInteger) return result;
        }
        throw PyError.of(Exceptions.TYPE_ERROR,
            message != null ? message : "'" + Types.name(value) + "' object cannot be interpreted as an integer");
    }
}
