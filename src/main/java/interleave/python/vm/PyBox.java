package interleave.python.vm;

/// An object of a program's class that inherits from int, float or str: the plain Java value, and attributes of its own.
///
/// Built-in code knows the plain values only, so methods that such a class inherits from int, float or str get its objects *unboxed*: see [#method]. What the
/// class itself defines is found first and gets the object. [#plain] is for arguments that Java code takes apart by hand.
public final class PyBox extends PyInstance {
    private final Object value;

    /// @param value a Long, BigInteger, Double or String
    public PyBox(PyType type, Object value) {
        super(type);
        this.value = value;
    }

    public Object value() {
        return value;
    }

    /// The value without its class, where it has one of these.
    public static Object plain(Object value) {
        return value instanceof PyBox box ? box.value : value;
    }

    /// Whether objects of a class that inherits from `type` are boxes.
    static boolean boxes(PyType type) {
        return type == Types.INT || type == Types.FLOAT || type == Types.STR;
    }

    /// What a class finds of int's, float's or str's: the same, for objects that are boxes.
    static Object method(Object found) {
        return switch (found) {
            case PyBuiltin builtin -> unboxing(builtin);
            case Attributes.Accessor accessor -> new Attributes.Accessor((thread, self) -> accessor.get(thread, plain(self)), null);
            default -> found;
        };
    }

    private static PyBuiltin unboxing(PyBuiltin builtin) {
        var unboxing = PyBuiltin.general(builtin.name(), (thread, arguments, keywords) -> {
            var plain = arguments.clone();
            for (int i = 0; i < plain.length; i++) plain[i] = plain(plain[i]);
            return builtin.call(thread, plain, keywords);
        });
        if (builtin.owner() != null) unboxing.owner(builtin.owner());
        return unboxing;
    }
}
