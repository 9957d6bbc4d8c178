package interleave.python.code;

import interleave.python.vm.*;
import org.jspecify.annotations.Nullable;

/// Reading and writing names, by where the name lives.
final class Variables {
    private Variables() {}

    private static PyError unbound(Frame frame, String name, Position position) {
        return PyError.of(Exceptions.UNBOUND_LOCAL_ERROR, "cannot access local variable '" + name + "' where it is not associated with a value")
            .at(frame, position);
    }

    private static PyError unboundFree(Frame frame, String name, Position position) {
        return named(Exceptions.NAME_ERROR, name, "cannot access free variable '" + name
            + "' where it is not associated with a value in enclosing scope")
            .at(frame, position);
    }

    private static PyError undefined(Frame frame, String name, Position position) {
        return named(Exceptions.NAME_ERROR, name, "name '" + name + "' is not defined").at(frame, position);
    }

    private static PyError named(PyType type, String name, String message) {
        var error = PyError.of(type, message);
        error.exception().attribute("name", name);
        return error;
    }

    static final class Local extends Expression {
        final int slot;
        private final String name;

        Local(int slot, String name, Position position) {
            super(position);
            this.slot = slot;
            this.name = name;
        }

        @Override
        Object execute(Frame frame) {
            var value = frame.slots[slot];
            if (value == null) throw unbound(frame, name, position);
            return value;
        }
    }

    static final class LocalTarget extends Target {
        final int slot;
        private final String name;
        private final Position position;

        LocalTarget(int slot, String name, Position position) {
            this.slot = slot;
            this.name = name;
            this.position = position;
        }

        @Override
        void store(Frame frame, Object value) {
            frame.slots[slot] = value;
        }

        @Override
        void delete(Frame frame) {
            if (frame.slots[slot] == null) throw unbound(frame, name, position);
            frame.slots[slot] = null;
        }
    }

    /// A variable that inner functions use: the slot holds its cell.
    static final class Cell extends Expression {
        final int slot;
        final String name;

        Cell(int slot, String name, Position position) {
            super(position);
            this.slot = slot;
            this.name = name;
        }

        @Override
        Object execute(Frame frame) {
            var value = ((PyCell) frame.slots[slot]).value;
            if (value == null) throw unbound(frame, name, position);
            return value;
        }
    }

    static final class CellTarget extends Target {
        final int slot;
        final String name;
        private final Position position;

        CellTarget(int slot, String name, Position position) {
            this.slot = slot;
            this.name = name;
            this.position = position;
        }

        @Override
        void store(Frame frame, Object value) {
            ((PyCell) frame.slots[slot]).value = value;
        }

        @Override
        void delete(Frame frame) {
            var cell = (PyCell) frame.slots[slot];
            if (cell.value == null) throw unbound(frame, name, position);
            cell.value = null;
        }
    }

    static final class Free extends Expression {
        final int index;
        final String name;

        Free(int index, String name, Position position) {
            super(position);
            this.index = index;
            this.name = name;
        }

        @Override
        Object execute(Frame frame) {
            var value = frame.function.closure[index].value;
            if (value == null) throw unboundFree(frame, name, position);
            return value;
        }
    }

    static final class FreeTarget extends Target {
        final int index;
        final String name;
        private final Position position;

        FreeTarget(int index, String name, Position position) {
            this.index = index;
            this.name = name;
            this.position = position;
        }

        @Override
        void store(Frame frame, Object value) {
            frame.function.closure[index].value = value;
        }

        @Override
        void delete(Frame frame) {
            var cell = frame.function.closure[index];
            if (cell.value == null) throw unboundFree(frame, name, position);
            cell.value = null;
        }
    }

    /// A name of the module or a built-in. Found once, then read straight from the dict's table until a name is added to or removed from the dicts.
    static final class Global extends Expression {
        private record Place(PyDict globals, int version, PyDict home, int homeVersion, PyDict.Table table, int entry) {}

        final String name;
        private @Nullable Place place;

        Global(String name, Position position) {
            super(position);
            this.name = name;
        }

        @Override
        Object execute(Frame frame) {
            var place = this.place;
            if (place != null && place.globals == frame.globals && place.version == place.globals.version()
                && place.homeVersion == place.home.version()) {
                var value = place.table.values[place.entry];
                if (value != null && place.home.table() == place.table) return value;
            }
            return search(frame);
        }

        private Object search(Frame frame) {
            var globals = frame.globals;
            int version = globals.version();
            var home = globals;
            var value = globals.get(name);
            if (value == null) {
                home = frame.thread.interpreter.builtins().globals();
                value = home.get(name);
            }
            if (value == null) throw undefined(frame, name, position);
            int homeVersion = home.version();
            var table = home.table();
            int entry = home.entry(table, name);
            if (entry >= 0) place = new Place(globals, version, home, homeVersion, table, entry);
            return value;
        }
    }

    static final class GlobalTarget extends Target {
        final String name;
        private final Position position;

        GlobalTarget(String name, Position position) {
            this.name = name;
            this.position = position;
        }

        @Override
        void store(Frame frame, Object value) {
            frame.thread.interpreter.stores(frame.thread, name, value);
            frame.globals.put(name, value);
        }

        @Override
        void delete(Frame frame) {
            if (frame.globals.remove(name) == null) throw undefined(frame, name, position);
        }
    }

    /// A name in a class body: the class's names, then (`outer`) the cell around the class or the module's names.
    static final class Named extends Expression {
        private final String name;
        private final Expression outer;

        Named(String name, Expression outer, Position position) {
            super(position);
            this.name = name;
            this.outer = outer;
        }

        @Override
        Object execute(Frame frame) {
            var value = frame.names.get(name);
            return value != null ? value : outer.execute(frame);
        }
    }

    static final class NamedTarget extends Target {
        private final String name;
        private final Position position;

        NamedTarget(String name, Position position) {
            this.name = name;
            this.position = position;
        }

        @Override
        void store(Frame frame, Object value) {
            frame.names.put(name, value);
        }

        @Override
        void delete(Frame frame) {
            if (frame.names.remove(name) == null) throw undefined(frame, name, position);
        }
    }
}
