package interleave.python.vm;

/// A function written in Java. As an attribute of a type it is a method: it then gets `self` as its first argument.
///
/// Two kinds of construction: a fixed number of positional arguments (`of("append", (thread, self, item) -> ...)`), called without an array; or a
/// [Signature] (`of("sorted", "iterable, /, *, key=, reverse=", (thread, a) -> ...)`), whose body gets the arguments in the signature's order, null
/// where
/// left out. Bodies return [PyNone#NONE], never null.
public abstract class PyBuiltin extends PyCallable {
    @FunctionalInterface public interface Body0 { Object call(PyThread thread); }
    @FunctionalInterface public interface Body1 { Object call(PyThread thread, Object a); }
    @FunctionalInterface public interface Body2 { Object call(PyThread thread, Object a, Object b); }
    @FunctionalInterface public interface Body3 { Object call(PyThread thread, Object a, Object b, Object c); }
    @FunctionalInterface public interface Body { Object call(PyThread thread, Object[] arguments); }
    @FunctionalInterface public interface General { Object call(PyThread thread, Object[] arguments, Keywords keywords); }

    private final String name;

    protected PyBuiltin(String name) {
        super(Types.BUILTIN);
        this.name = name;
    }

    public final String name() {
        return name;
    }

    public static PyBuiltin of(String name, Body0 body) {
        return new PyBuiltin(name) {
            @Override
            public Object call(PyThread thread, Object[] arguments, Keywords keywords) {
                check(0, arguments, keywords);
                return body.call(thread);
            }

            @Override
            public Object call0(PyThread thread) {
                return body.call(thread);
            }
        };
    }

    public static PyBuiltin of(String name, Body1 body) {
        return new PyBuiltin(name) {
            @Override
            public Object call(PyThread thread, Object[] arguments, Keywords keywords) {
                check(1, arguments, keywords);
                return call1(thread, arguments[0]);
            }

            @Override
            public Object call1(PyThread thread, Object a) {
                try {
                    return body.call(thread, a);
                } catch (ClassCastException e) {
                    throw unfit(e, a);
                }
            }
        };
    }

    public static PyBuiltin of(String name, Body2 body) {
        return new PyBuiltin(name) {
            @Override
            public Object call(PyThread thread, Object[] arguments, Keywords keywords) {
                check(2, arguments, keywords);
                return call2(thread, arguments[0], arguments[1]);
            }

            @Override
            public Object call2(PyThread thread, Object a, Object b) {
                try {
                    return body.call(thread, a, b);
                } catch (ClassCastException e) {
                    throw unfit(e, a);
                }
            }
        };
    }

    public static PyBuiltin of(String name, Body3 body) {
        return new PyBuiltin(name) {
            @Override
            public Object call(PyThread thread, Object[] arguments, Keywords keywords) {
                check(3, arguments, keywords);
                return call3(thread, arguments[0], arguments[1], arguments[2]);
            }

            @Override
            public Object call3(PyThread thread, Object a, Object b, Object c) {
                try {
                    return body.call(thread, a, b, c);
                } catch (ClassCastException e) {
                    throw unfit(e, a);
                }
            }
        };
    }

    public static PyBuiltin of(String name, String signature, Body body) {
        var parsed = Signature.parse(name, signature);
        return general(name, (thread, arguments, keywords) -> body.call(thread, parsed.bind(thread, arguments, keywords)));
    }

    /// Arguments as they come, checked by the body.
    public static PyBuiltin general(String name, General body) {
        return new PyBuiltin(name) {
            @Override
            public Object call(PyThread thread, Object[] arguments, Keywords keywords) {
                try {
                    return body.call(thread, arguments, keywords);
                } catch (ClassCastException e) {
                    throw unfit(e, arguments.length == 0 ? PyNone.NONE : arguments[0]);
                }
            }
        };
    }

    private @org.jspecify.annotations.Nullable String module;

    /// The module that defines it first; a method has none.
    public final PyBuiltin module(String name) {
        if (module == null && owner == null) module = name;
        return this;
    }

    public final @org.jspecify.annotations.Nullable String module() {
        return module;
    }

    /// Set while a type's table is filled: the body's first argument is `self` and isn't counted in messages.
    private @org.jspecify.annotations.Nullable PyType owner;

    final void owner(PyType type) {
        if (owner == null) owner = type;
    }

    public final @org.jspecify.annotations.Nullable PyType owner() {
        return owner;
    }

    /// What a method says that got an object of another type: `str.upper(1)`. Any other failed cast is an error of ours.
    protected final RuntimeException unfit(ClassCastException failed, Object self) {
        if (owner == null || Types.isInstance(self, owner)) return failed;
        return PyError.of(Exceptions.TYPE_ERROR, "descriptor '" + name + "' for '" + owner.name() + "' objects doesn't apply to a '"
            + Types.name(self) + "' object");
    }

    protected final void check(int expected, Object[] arguments, Keywords keywords) {
        var shown = owner == null ? name : owner.name() + "." + name;
        if (!keywords.isEmpty()) throw PyError.of(Exceptions.TYPE_ERROR, shown + "() takes no keyword arguments");
        if (arguments.length == expected) return;
        int self = owner == null ? 0 : 1;
        if (arguments.length < self) throw PyError.of(Exceptions.TYPE_ERROR, "unbound method " + shown + "() needs an argument");
        int given = arguments.length - self, wanted = expected - self;
        if (self == 1 && name.startsWith("__")) {
            throw PyError.of(Exceptions.TYPE_ERROR, "expected " + wanted + " argument" + (wanted == 1 ? "" : "s") + ", got " + given);
        }
        var takes = wanted == 0 ? "no arguments" : wanted == 1 ? "exactly one argument" : null;
        throw takes != null ? PyError.of(Exceptions.TYPE_ERROR, shown + "() takes " + takes + " (" + given + " given)")
            : PyError.of(Exceptions.TYPE_ERROR, name + " expected " + wanted + " arguments, got " + given);
    }
}
