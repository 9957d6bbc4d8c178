package interleave.python.code;

import interleave.python.vm.*;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;

/// Calls.
final class Calling {
    private Calling() {}

    /// Evaluates the arguments straight into the callee's frame where it is a plain Python function, else calls with as few arrays as possible.
    ///
    /// @param self the object of a method call, or null
    static Object call(Frame frame, Object callee, @Nullable Object self, Expression[] arguments, Position position) {
        var thread = frame.thread;
        int given = arguments.length;
        if (callee instanceof PyMethod method && self == null) {
            self = method.self();
            callee = method.function();
        }
        int first = self == null ? 0 : 1;
        if (callee instanceof PyFunction function && function.code.simpleArity == given + first) {
            var inner = function.frame(thread);
            if (first == 1) inner.slots[0] = self;
            for (int i = 0; i < given; i++) inner.slots[first + i] = arguments[i].execute(frame);
            try {
                return function.run(inner);
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }
        return others(frame, callee, self, arguments, position);
    }

    private static Object others(Frame frame, Object callee, @Nullable Object self, Expression[] arguments, Position position) {
        var thread = frame.thread;
        int first = self == null ? 0 : 1;
        Object a = null, b = null, c = null;
        Object[] many = null;
        int count = arguments.length + first;
        if (count > 3) {
            many = new Object[count];
            if (first == 1) many[0] = self;
            for (int i = first; i < count; i++) many[i] = arguments[i - first].execute(frame);
        } else {
            if (count > 0) a = first == 1 ? self : arguments[0].execute(frame);
            if (count > 1) b = arguments[1 - first].execute(frame);
            if (count > 2) c = arguments[2 - first].execute(frame);
        }
        var heard = thread.profiler == null ? null : BuiltinCall.begin(frame, callee, self, count > 3 ? many[0] : a);
        try {
            var result = switch (count) {
                case 0 -> Calls.call0(thread, callee);
                case 1 -> Calls.call1(thread, callee, a);
                case 2 -> Calls.call2(thread, callee, a, b);
                case 3 -> Calls.call3(thread, callee, a, b, c);
                default -> Calls.call(thread, callee, many, Keywords.NONE);
            };
            if (heard != null) heard.returned(frame);
            if (thread.breaker != 0 && !(callee instanceof PyFunction)) thread.checkBreaker();
            return result;
        } catch (PyError e) {
            if (heard != null) heard.raised(frame);
            throw e.at(frame, position);
        }
    }

    static final class Positional extends Expression {
        private final Expression function;
        private final Expression[] arguments;

        Positional(Expression function, Expression[] arguments, Position position) {
            super(position);
            this.function = function;
            this.arguments = arguments;
        }

        @Override
        Object execute(Frame frame) {
            return call(frame, function.execute(frame), null, arguments, position);
        }
    }

    /// `object.name(...)`: the method is found and called without making a bound method of it.
    static final class Method extends Expression {
        private final AttributeAccess.Read read;
        private final Expression[] arguments;
        private final AttributeCache cache;

        Method(AttributeAccess.Read read, Expression[] arguments, Position position) {
            super(position);
            this.read = read;
            this.arguments = arguments;
            this.cache = new AttributeCache(read.name);
        }

        @Override
        Object execute(Frame frame) {
            var object = read.object.execute(frame);
            AttributeCache.Place place;
            if (object instanceof PyInstance instance) {
                place = cache.find(instance);
                if (place == null && !(object instanceof PyType)) place = cache.learn(object);
            } else {
                place = cache.find(Types.of(object));
                if (place == null) place = cache.learn(object);
            }
            if (place != null && place.slot() != null) {
                var value = place.slot().value;
                if (value instanceof PyFunction || value instanceof PyBuiltin builtin && builtin.owner() != null) {
                    return call(frame, value, object, arguments, position);
                }
            }
            return call(frame, read.read(frame, object), null, arguments, position);
        }
    }

    /// A call with keywords, or with `*` or `**`.
    static final class General extends Expression {
        private final Expression function;
        private final Expression[] arguments;
        private final boolean[] starred;
        private final @Nullable String[] names;
        private final Expression[] values;
        private final boolean plain;

        /// @param names the keywords, null for `**value`
        General(Expression function, Expression[] arguments, boolean[] starred, @Nullable String[] names, Expression[] values, Position position) {
            super(position);
            this.function = function;
            this.arguments = arguments;
            this.starred = starred;
            this.names = names;
            this.values = values;
            boolean plain = true;
            for (var star : starred) plain &= !star;
            for (var name : names) plain &= name != null;
            this.plain = plain;
        }

        @Override
        Object execute(Frame frame) {
            var callee = function.execute(frame);
            var positional = positional(frame, callee);
            var keywords = keywords(frame, callee);
            var heard = frame.thread.profiler == null ? null : BuiltinCall.begin(frame, callee, null, positional.length == 0 ? null : positional[0]);
            try {
                var result = Calls.call(frame.thread, callee, positional, keywords);
                if (heard != null) heard.returned(frame);
                if (frame.thread.breaker != 0 && !(callee instanceof PyFunction)) frame.thread.checkBreaker();
                return result;
            } catch (PyError e) {
                if (heard != null) heard.raised(frame);
                throw e.at(frame, position);
            }
        }

        private Object[] positional(Frame frame, Object callee) {
            if (plain) {
                var all = new Object[arguments.length];
                for (int i = 0; i < all.length; i++) all[i] = arguments[i].execute(frame);
                return all;
            }
            var all = new ArrayList<Object>();
            for (int i = 0; i < arguments.length; i++) {
                var value = arguments[i].execute(frame);
                if (!starred[i]) {
                    all.add(value);
                    continue;
                }
                try {
                    java.util.Collections.addAll(all, unpacked(frame.thread, callee, value));
                } catch (PyError e) {
                    throw e.at(frame, position);
                }
            }
            return all.toArray();
        }

        private static Object[] unpacked(PyThread thread, Object callee, Object value) {
            if (!(value instanceof PyIterator) && Iteration.builtIn(value) == null && Types.of(value).lookup("__iter__") == null) {
                throw PyError.of(Exceptions.TYPE_ERROR, shown(callee) + " argument after * must be an iterable, not " + Types.name(value));
            }
            return Iteration.toArray(thread, value);
        }

        private static String shown(Object callee) {
            return switch (callee) {
                case PyFunction f -> f.globals.get("__name__") + "." + f.qualifiedName + "()";
                case PyBuiltin b -> b.name() + "()";
                case PyType t -> t.name() + "()";
                default -> Types.name(callee) + " object";
            };
        }

        private Keywords keywords(Frame frame, Object callee) {
            if (names.length == 0) return Keywords.NONE;
            if (plain) {
                var all = new Object[values.length];
                for (int i = 0; i < all.length; i++) all[i] = values[i].execute(frame);
                return new Keywords(names, all);
            }
            var dict = new PyDict();
            for (int i = 0; i < values.length; i++) {
                var value = values[i].execute(frame);
                try {
                    if (names[i] != null) add(dict, callee, names[i], value);
                    else mapping(frame.thread, dict, callee, value);
                } catch (PyError e) {
                    throw e.at(frame, position);
                }
            }
            var entries = dict.entries();
            var keys = new String[entries.size()];
            var all = new Object[keys.length];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = (String) entries.get(i).key();
                all[i] = entries.get(i).value();
            }
            return new Keywords(keys, all);
        }

        private static void mapping(PyThread thread, PyDict into, Object callee, Object value) {
            if (value instanceof PyDict dict) {
                for (var entry : dict.entries()) add(into, callee, entry.key(), entry.value());
                return;
            }
            if (Types.of(value).lookup("keys") == null) {
                throw PyError.of(Exceptions.TYPE_ERROR, shown(callee) + " argument after ** must be a mapping, not " + Types.name(value));
            }
            for (var key : Iteration.toArray(thread, Calls.method(thread, value, "keys"))) add(into, callee, key, Items.get(thread, value, key));
        }

        private static void add(PyDict into, Object callee, Object key, Object value) {
            if (!(key instanceof String)) throw PyError.of(Exceptions.TYPE_ERROR, "keywords must be strings");
            if (into.put(key, value) != null) {
                throw PyError.of(Exceptions.TYPE_ERROR, shown(callee) + " got multiple values for keyword argument '" + key + "'");
            }
        }
    }

    /// `super()` without arguments: the class around the method, and the method's first parameter.
    static final class Super extends Expression {
        private final Expression function;
        private final @Nullable Expression aroundClass, self;

        Super(Expression function, @Nullable Expression aroundClass, @Nullable Expression self, Position position) {
            super(position);
            this.function = function;
            this.aroundClass = aroundClass;
            this.self = self;
        }

        @Override
        Object execute(Frame frame) {
            var callee = function.execute(frame);
            try {
                if (callee != Types.SUPER) return Calls.call0(frame.thread, callee);
                if (self == null) throw PyError.of(Exceptions.RUNTIME_ERROR, "super(): no arguments");
                if (aroundClass == null) throw PyError.of(Exceptions.RUNTIME_ERROR, "super(): __class__ cell not found");
                return new PySuper((PyType) aroundClass.execute(frame), self.execute(frame));
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }
    }
}
