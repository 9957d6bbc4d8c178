package interleave.python.code;

import interleave.python.vm.*;

/// Where code compiled for a conducted run without a GIL stops: before every access to what threads can share, and before every call of a built-in, each of
/// which is one step (a built-in container guards itself, as in PEP 703).
///
/// Shared are attributes, items, globals and variables of closures; not a function's own locals, nor reading the name of a function, class or module.
/// A container that is compared, tested or iterated over is read. Code compiled without stops has none of these nodes, and so no cost.
///
/// Code may also *tell*, with these stops or with none: the conductor then hears of each read and write of what can be shared, in the step in which it happens
/// ([Telling]).
final class Stops {
    static final Stops NONE = new Stops(false, false), AT_ACCESSES = new Stops(true, false);
    static final Stops TELLING = new Stops(false, true), AT_ACCESSES_TELLING = new Stops(true, true);

    final boolean on;
    private final boolean telling;

    private Stops(boolean on, boolean telling) {
        this.on = on;
        this.telling = telling;
    }

    /// The same stops, and nothing told.
    Stops silent() {
        return on ? AT_ACCESSES : NONE;
    }

    static boolean isMutable(Object value) {
        return value instanceof PyInstance && !(value instanceof PyCallable);
    }

    /// Reads a name.
    Expression name(Expression read) {
        var stopping = on && !(read instanceof Variables.Local) ? new Name(read) : read;
        return telling ? Telling.name(stopping, read) : stopping;
    }

    Expression read(AttributeAccess.Read read) {
        return telling ? new Telling.Attribute(read) : read;
    }

    /// The object whose attribute is written next.
    Expression written(Expression object, String name) {
        return telling ? new Telling.Owner(object, name) : object;
    }

    /// The value that is written next, into a place whose owner and key are at hand.
    Expression before(Expression value, Expression owner, Expression key) {
        return telling ? new Telling.Value(value, owner, key) : value;
    }

    Target item(Target.Item target) {
        return telling ? new Telling.Item(target) : target;
    }

    /// The last thing evaluated before an access.
    Expression last(Expression operand) {
        return on ? new Last(operand, false) : operand;
    }

    /// A value that an operator or test then looks into.
    Expression lookedInto(Expression operand) {
        return on && !(operand instanceof Expression.Constant) ? new Last(operand, true) : operand;
    }

    Expression[] lookedInto(Expression[] operands) {
        var all = new Expression[operands.length];
        for (int i = 0; i < all.length; i++) all[i] = lookedInto(operands[i]);
        return all;
    }

    Target target(Target target) {
        var told = telling ? Telling.name(target) : target;
        return on && !(target instanceof Variables.LocalTarget) ? new Store(told) : told;
    }

    /// What a `for` iterates over.
    Expression iterable(Expression iterable) {
        return on ? new Iterable(iterable) : iterable;
    }

    Expression item(Expression container, Expression key, Position position) {
        if (telling) return new Telling.ReadItem(container, key, position, on);
        return on ? new Item(container, key, position) : new Subscript(container, key, position);
    }

    Expression call(Expression function, Expression[] arguments, Position position) {
        if (telling) return new Telling.Call(function, arguments, position, on);
        return on ? new Call(function, arguments, position) : new Calling.Positional(function, arguments, position);
    }

    Expression method(AttributeAccess.Read read, Expression[] arguments, Position position) {
        if (telling) return new Telling.Call(read, arguments, position, on);
        return on ? new Call(read, arguments, position) : new Calling.Method(read, arguments, position);
    }

    static void stop(Frame frame) {
        var conductor = frame.thread.conductor;
        if (conductor != null) conductor.access(frame.thread);
    }

    /// Stops unless the value is a function, class or module: those names are bound once, before threads start.
    private static final class Name extends Expression {
        private final Expression read;

        Name(Expression read) {
            super(read.position);
            this.read = read;
        }

        @Override
        Object execute(Frame frame) {
            try {
                var value = read.execute(frame);
                if (value instanceof PyCallable || value instanceof PyModule) return value;
            } catch (PyError unboundYet) {
                // another thread may bind it
            }
            stop(frame);
            return read.execute(frame);
        }
    }

    private static final class Last extends Expression {
        private final Expression operand;
        private final boolean onlyMutable;

        Last(Expression operand, boolean onlyMutable) {
            super(operand.position);
            this.operand = operand;
            this.onlyMutable = onlyMutable;
        }

        @Override
        Object execute(Frame frame) {
            var value = operand.execute(frame);
            if (!onlyMutable && !(value instanceof PyModule) || isMutable(value)) stop(frame);
            return value;
        }
    }

    private static final class Store extends Target {
        private final Target target;

        Store(Target target) {
            this.target = target;
        }

        @Override
        void store(Frame frame, Object value) {
            stop(frame);
            target.store(frame, value);
        }

        @Override
        void delete(Frame frame) {
            stop(frame);
            target.delete(frame);
        }
    }

    private static final class Item extends Expression {
        private final Expression container, key;

        Item(Expression container, Expression key, Position position) {
            super(position);
            this.container = container;
            this.key = key;
        }

        @Override
        Object execute(Frame frame) {
            Object container = this.container.execute(frame), key = this.key.execute(frame);
            if (isMutable(container)) stop(frame);
            try {
                return Items.get(frame.thread, container, key);
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }
    }

    private static final class Iterable extends Expression {
        private final Expression iterable;

        Iterable(Expression iterable) {
            super(iterable.position);
            this.iterable = iterable;
        }

        @Override
        Object execute(Frame frame) {
            var value = iterable.execute(frame);
            if (!isMutable(value)) return value;
            return new Stepwise(frame, Loops.iterator(frame, value, position));
        }
    }

    /// Stops before each item.
    private static final class Stepwise extends PyIterator {
        private final Frame frame;
        private final PyIterator items;

        Stepwise(Frame frame, PyIterator items) {
            this.frame = frame;
            this.items = items;
        }

        @Override
        public Object next(PyThread thread) {
            stop(frame);
            return items.next(thread);
        }
    }

    /// A call, of a method too: stops before a built-in.
    private static final class Call extends Expression {
        private final Expression function;
        private final Expression[] arguments;

        Call(Expression function, Expression[] arguments, Position position) {
            super(position);
            this.function = function;
            this.arguments = arguments;
        }

        @Override
        Object execute(Frame frame) {
            var callee = function.execute(frame);
            var values = new Object[arguments.length];
            for (int i = 0; i < values.length; i++) values[i] = arguments[i].execute(frame);
            if (touches(callee, values)) stop(frame);
            try {
                return Calls.call(frame.thread, callee, values, Keywords.NONE);
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }
    }

    /// Whether a call is itself a step: not that of a function in Python, whose own accesses are; nor the making of an object from nothing shared.
    static boolean touches(Object callee, Object[] arguments) {
        if (callee instanceof PyMethod method) callee = method.function();
        if (callee instanceof PyFunction) return false;
        if (!(callee instanceof PyType type)) return true;
        if (!type.isBuiltIn()) return false;
        for (var argument : arguments) if (isMutable(argument)) return true;
        return false;
    }

    /// For a `with` statement: before an `__enter__` or `__exit__` that is no function in Python.
    static void before(Frame frame, Object method) {
        if (!(method instanceof PyFunction || method instanceof PyMethod bound && bound.function() instanceof PyFunction)) stop(frame);
    }
}
