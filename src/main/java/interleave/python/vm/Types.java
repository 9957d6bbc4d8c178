package interleave.python.vm;

import java.math.BigInteger;

/// The built-in types, and the type of any value.
///
/// Who fills them: `vm` defines what the language itself needs of `object`, `type`, functions, methods, properties, generators and exceptions;
/// `python.lib` defines the methods *and operators as dunder methods* of int, float, str, bytes, list, tuple, dict, set, range, slice and their
/// iterators, with [PyType#define] and [PyType#constructor]. Operators on int, bool, float, str concatenation, comparison of plain values,
/// iteration and indexing of the
/// built-in containers have fast paths in `vm` that come first; everything else is found through the tables.
public final class Types {
    public static final PyType OBJECT = new PyType("object");
    public static final PyType TYPE = new PyType("type", OBJECT);
    public static final PyType INT = new PyType("int", OBJECT);
    public static final PyType BOOL = new PyType("bool", INT).sealed();
    public static final PyType FLOAT = new PyType("float", OBJECT);
    public static final PyType STR = new PyType("str", OBJECT);
    public static final PyType BYTES = new PyType("bytes", OBJECT);
    public static final PyType NONE = new PyType("NoneType", OBJECT).sealed();
    public static final PyType NOT_IMPLEMENTED = new PyType("NotImplementedType", OBJECT).sealed();
    public static final PyType ELLIPSIS = new PyType("ellipsis", OBJECT).sealed();
    public static final PyType LIST = new PyType("list", OBJECT);
    public static final PyType TUPLE = new PyType("tuple", OBJECT);
    public static final PyType DICT = new PyType("dict", OBJECT);
    public static final PyType SET = new PyType("set", OBJECT);
    public static final PyType FROZENSET = new PyType("frozenset", OBJECT);
    public static final PyType RANGE = new PyType("range", OBJECT).sealed();
    public static final PyType SLICE = new PyType("slice", OBJECT).sealed();
    public static final PyType FUNCTION = new PyType("function", OBJECT).sealed();
    public static final PyType METHOD = new PyType("method", OBJECT).sealed();
    public static final PyType BUILTIN = new PyType("builtin_function_or_method", OBJECT).sealed();
    public static final PyType MODULE = new PyType("module", OBJECT);
    public static final PyType CELL = new PyType("cell", OBJECT).sealed();
    public static final PyType CODE = new PyType("code", OBJECT).sealed();
    public static final PyType FRAME = new PyType("frame", OBJECT).sealed();
    public static final PyType TRACEBACK = new PyType("traceback", OBJECT).sealed();
    public static final PyType PROPERTY = new PyType("property", OBJECT);
    public static final PyType CLASS_METHOD = new PyType("classmethod", OBJECT);
    public static final PyType STATIC_METHOD = new PyType("staticmethod", OBJECT);
    public static final PyType ACCESSOR = new PyType("getset_descriptor", OBJECT).sealed();
    public static final PyType SUPER = new PyType("super", OBJECT);
    public static final PyType ITERATOR = new PyType("iterator", OBJECT).sealed();
    public static final PyType LIST_ITERATOR = new PyType("list_iterator", ITERATOR).sealed();
    public static final PyType TUPLE_ITERATOR = new PyType("tuple_iterator", ITERATOR).sealed();
    public static final PyType RANGE_ITERATOR = new PyType("range_iterator", ITERATOR).sealed();
    public static final PyType STR_ITERATOR = new PyType("str_iterator", ITERATOR).sealed();
    public static final PyType GENERATOR = new PyType("generator", OBJECT).sealed();
    public static final PyType COROUTINE = new PyType("coroutine", OBJECT).sealed();
    public static final PyType COROUTINE_WRAPPER = new PyType("coroutine_wrapper", OBJECT).sealed();
    public static final PyType ASYNC_GENERATOR = new PyType("async_generator", OBJECT).sealed();
    public static final PyType ASYNC_STEP = new PyType("async_generator_asend", OBJECT).sealed();

    /// Those whose objects carry a value that no other of them carries.
    static final java.util.Set<PyType> VALUES = java.util.Set.of(INT, FLOAT, STR, BYTES, LIST, TUPLE, DICT, SET, FROZENSET);

    private Types() {}

    public static PyType of(Object value) {
        if (value instanceof PyObject object) return object.type();
        if (value instanceof Long || value instanceof BigInteger) return INT;
        if (value instanceof String) return STR;
        if (value instanceof Double) return FLOAT;
        if (value instanceof Boolean) return BOOL;
        throw new IllegalStateException("not a Python value: " + value.getClass());
    }

    /// The class name as messages give it.
    public static String name(Object value) {
        return of(value).name();
    }

    public static boolean isInstance(Object value, PyType type) {
        return of(value).isSubtypeOf(type);
    }
}
