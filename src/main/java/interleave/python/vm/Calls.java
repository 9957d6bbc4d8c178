package interleave.python.vm;

/// Calling values of any kind.
public final class Calls {
    public static final Object[] NO_ARGUMENTS = {};

    private Calls() {}

    public static Object call(PyThread thread, Object callee, Object[] arguments, Keywords keywords) {
        if (callee instanceof PyCallable callable) return callable.call(thread, arguments, keywords);
        return call(thread, bound(callee), arguments, keywords);
    }

    public static Object call(PyThread thread, Object callee, Object... arguments) {
        return call(thread, callee, arguments, Keywords.NONE);
    }

    public static Object call0(PyThread thread, Object callee) {
        return callee instanceof PyCallable callable ? callable.call0(thread) : call0(thread, bound(callee));
    }

    public static Object call1(PyThread thread, Object callee, Object a) {
        return callee instanceof PyCallable callable ? callable.call1(thread, a) : call1(thread, bound(callee), a);
    }

    public static Object call2(PyThread thread, Object callee, Object a, Object b) {
        return callee instanceof PyCallable callable ? callable.call2(thread, a, b) : call2(thread, bound(callee), a, b);
    }

    public static Object call3(PyThread thread, Object callee, Object a, Object b, Object c) {
        return callee instanceof PyCallable callable ? callable.call3(thread, a, b, c) : call3(thread, bound(callee), a, b, c);
    }

    private static Object bound(Object callee) {
        var method = Types.of(callee).lookup("__call__");
        if (method == null) throw PyError.of(Exceptions.TYPE_ERROR, "'" + Types.name(callee) + "' object is not callable");
        return Attributes.bind(PyThread.current(), method, callee);
    }

    public static boolean isCallable(Object value) {
        return value instanceof PyCallable || Types.of(value).lookup("__call__") != null;
    }

    /// Calls a method of the value's type, as operators do; null if the type has none.
    public static @org.jspecify.annotations.Nullable Object special(PyThread thread, Object self, String name) {
        var method = Types.of(self).lookup(name);
        if (method == null) return null;
        return plain(method) ? call1(thread, method, self) : call0(thread, Attributes.bind(thread, method, self));
    }

    public static @org.jspecify.annotations.Nullable Object special(PyThread thread, Object self, String name, Object a) {
        var method = Types.of(self).lookup(name);
        if (method == null) return null;
        return plain(method) ? call2(thread, method, self, a) : call1(thread, Attributes.bind(thread, method, self), a);
    }

    public static @org.jspecify.annotations.Nullable Object special(PyThread thread, Object self, String name, Object a, Object b) {
        var method = Types.of(self).lookup(name);
        if (method == null) return null;
        return plain(method) ? call3(thread, method, self, a, b) : call2(thread, Attributes.bind(thread, method, self), a, b);
    }

    /// A method of the object, looked up as an attribute.
    public static Object method(PyThread thread, Object self, String name, Object... arguments) {
        return call(thread, Attributes.get(thread, self, name), arguments, Keywords.NONE);
    }

    private static boolean plain(Object method) {
        return method instanceof PyFunction || method instanceof PyBuiltin;
    }
}
