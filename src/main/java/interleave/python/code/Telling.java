package interleave.python.code;

import interleave.python.vm.*;

/// Code that tells the conductor what it reads and writes; see [Stops]. A read is told after it and a write just before it, both without a stop between, so what
/// is told belongs to the step in which it happens. None of these nodes changes where code stops or what it does.
final class Telling {
    private Telling() {}

    private static void tell(Frame frame, Object owner, Object key, boolean writes) {
        var conductor = frame.thread.conductor;
        if (conductor != null) conductor.touches(frame.thread, frame, owner, key, writes);
    }

    /// A name that is read, by the node that knows where it lives.
    static Expression name(Expression read, Expression where) {
        return where instanceof Variables.Global || where instanceof Variables.Free || where instanceof Variables.Cell ? new Name(read, where) : read;
    }

    static Target name(Target target) {
        return target instanceof Variables.GlobalTarget || target instanceof Variables.FreeTarget || target instanceof Variables.CellTarget ? new NameTarget(target) : target;
    }

    private static final class Name extends Expression {
        private final Expression read, where;

        Name(Expression read, Expression where) {
            super(read.position);
            this.read = read;
            this.where = where;
        }

        @Override
        Object execute(Frame frame) {
            var value = read.execute(frame);
            if (value instanceof PyCallable || value instanceof PyModule) return value;
            switch (where) {
                case Variables.Global global -> tell(frame, frame.globals, global.name, false);
                case Variables.Free free -> tell(frame, frame.function.closure[free.index], free.name, false);
                case Variables.Cell cell -> tell(frame, frame.slots[cell.slot], cell.name, false);
                default -> { }
            }
            return value;
        }
    }

    private static final class NameTarget extends Target {
        private final Target target;

        NameTarget(Target target) {
            this.target = target;
        }

        private void tell(Frame frame) {
            switch (target) {
                case Variables.GlobalTarget global -> Telling.tell(frame, frame.globals, global.name, true);
                case Variables.FreeTarget free -> Telling.tell(frame, frame.function.closure[free.index], free.name, true);
                case Variables.CellTarget cell -> Telling.tell(frame, frame.slots[cell.slot], cell.name, true);
                default -> { }
            }
        }

        @Override
        void store(Frame frame, Object value) {
            tell(frame);
            target.store(frame, value);
        }

        @Override
        void delete(Frame frame) {
            tell(frame);
            target.delete(frame);
        }
    }

    static final class Attribute extends Expression {
        private final AttributeAccess.Read read;

        Attribute(AttributeAccess.Read read) {
            super(read.position);
            this.read = read;
        }

        @Override
        Object execute(Frame frame) {
            var object = read.object.execute(frame);
            var value = read.read(frame, object);
            if (!(value instanceof PyCallable)) tell(frame, object, read.name, false);
            return value;
        }
    }

    static final class Owner extends Expression {
        private final Expression object;
        private final String name;

        Owner(Expression object, String name) {
            super(object.position);
            this.object = object;
            this.name = name;
        }

        @Override
        Object execute(Frame frame) {
            var owner = object.execute(frame);
            tell(frame, owner, name, true);
            return owner;
        }
    }

    static final class Value extends Expression {
        private final Expression value, owner, key;

        Value(Expression value, Expression owner, Expression key) {
            super(value.position);
            this.value = value;
            this.owner = owner;
            this.key = key;
        }

        @Override
        Object execute(Frame frame) {
            var result = value.execute(frame);
            tell(frame, owner.execute(frame), key.execute(frame), true);
            return result;
        }
    }

    static final class Item extends Target {
        private final Target.Item target;

        Item(Target.Item target) {
            this.target = target;
        }

        @Override
        void store(Frame frame, Object value) {
            Object container = target.container.execute(frame), key = target.key.execute(frame);
            tell(frame, container, key, true);
            try {
                Items.set(frame.thread, container, key, value);
            } catch (PyError e) {
                throw e.at(frame, target.position);
            }
        }

        @Override
        void delete(Frame frame) {
            Object container = target.container.execute(frame), key = target.key.execute(frame);
            tell(frame, container, key, true);
            try {
                Items.delete(frame.thread, container, key);
            } catch (PyError e) {
                throw e.at(frame, target.position);
            }
        }
    }

    static final class ReadItem extends Expression {
        private final Expression container, key;
        private final boolean stops;

        ReadItem(Expression container, Expression key, Position position, boolean stops) {
            super(position);
            this.container = container;
            this.key = key;
            this.stops = stops;
        }

        @Override
        Object execute(Frame frame) {
            Object container = this.container.execute(frame), key = this.key.execute(frame);
            if (stops && Stops.isMutable(container)) Stops.stop(frame);
            try {
                var value = Items.get(frame.thread, container, key);
                tell(frame, container, key, false);
                return value;
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }
    }

    /// A call with plain arguments, of a method too. Without stops at accesses it looks at the eval breaker where [Calling] does: after a built-in.
    static final class Call extends Expression {
        private final Expression function;
        private final Expression[] arguments;
        private final boolean stops;

        Call(Expression function, Expression[] arguments, Position position, boolean stops) {
            super(position);
            this.function = function;
            this.arguments = arguments;
            this.stops = stops;
        }

        @Override
        Object execute(Frame frame) {
            var thread = frame.thread;
            var callee = function.execute(frame);
            var values = new Object[arguments.length];
            for (int i = 0; i < values.length; i++) values[i] = arguments[i].execute(frame);
            if (stops && Stops.touches(callee, values)) Stops.stop(frame);
            var plain = callee instanceof PyMethod method ? method.function() : callee;
            try {
                var result = Calls.call(thread, callee, values, Keywords.NONE);
                if (callee instanceof PyMethod method && plain instanceof PyBuiltin builtin && thread.conductor != null) {
                    thread.conductor.called(thread, frame, method.self(), builtin.name(), values, result);
                }
                if (!stops && thread.breaker != 0 && !(plain instanceof PyFunction)) thread.checkBreaker();
                return result;
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }
    }
}
