package interleave.python.code;

import interleave.python.vm.*;
import org.jspecify.annotations.Nullable;

/// `def`, `lambda` and `class`, and the code they make.
final class Definitions {
    private Definitions() {}

    static Code body(String name, String qualifiedName, Source source, int firstLine, Code.Parameters parameters, int slots, Code.Way way,
                     @Nullable String documentation, Statement body, int[] cells, String[] names, String[] frees) {
        return source.isFrozen()
            ? new FrozenBody(name, qualifiedName, source, firstLine, parameters, slots, way, documentation, body, cells, names, frees)
            : new Body(name, qualifiedName, source, firstLine, parameters, slots, way, documentation, body, cells, names, frees);
    }

    /// The code of a module, function or class body.
    private static class Body extends Code {
        private final Statement body;
        private final int[] cells;
        private final String[] names, frees;

        /// @param cells slots that hold cells
        Body(String name, String qualifiedName, Source source, int firstLine, Parameters parameters, int slots, Way way,
             @Nullable String documentation, Statement body, int[] cells, String[] names, String[] frees) {
            super(name, qualifiedName, source, firstLine, parameters, slots, way, documentation);
            this.body = body;
            this.cells = cells;
            this.names = names;
            this.frees = frees;
        }

        @Override
        public Object run(Frame frame) {
            for (int slot : cells) {
                var value = frame.slots[slot];
                if (value instanceof PyCell) break; // a generator goes on
                var cell = new PyCell();
                cell.value = value;
                frame.slots[slot] = cell;
            }
            return switch (body.run(frame)) {
                case Statement.RETURN -> frame.result;
                case Statement.YIELD -> PyGenerator.YIELDED;
                default -> PyNone.NONE;
            };
        }

        @Override
        public String[] slotNames() {
            return names;
        }

        @Override
        public String[] freeNames() {
            return frees;
        }
    }

    /// Code of the library: its frame stands on the line of whoever called it.
    private static final class FrozenBody extends Body {
        FrozenBody(String name, String qualifiedName, Source source, int firstLine, Parameters parameters, int slots, Code.Way way,
                   @Nullable String documentation, Statement body, int[] cells, String[] names, String[] frees) {
            super(name, qualifiedName, source, firstLine, parameters, slots, way, documentation, body, cells, names, frees);
        }

        @Override
        public Object run(Frame frame) {
            var caller = frame.back;
            frame.line = caller == null ? 0 : caller.line;
            return super.run(frame);
        }
    }

    /// Makes a function object.
    static final class Function extends Expression {
        private final Code code;
        private final Expression[] defaults;
        private final @Nullable Expression[] keywordDefaults;
        private final int[] closure;

        /// @param closure where each of its free variables' cells is: a slot, or -1 - the index in this function's own closure
        Function(Code code, Expression[] defaults, @Nullable Expression[] keywordDefaults, int[] closure, Position position) {
            super(position);
            this.code = code;
            this.defaults = defaults;
            this.keywordDefaults = keywordDefaults;
            this.closure = closure;
        }

        @Override
        PyFunction execute(Frame frame) {
            var values = new Object[defaults.length];
            for (int i = 0; i < values.length; i++) values[i] = defaults[i].execute(frame);
            var keywordValues = new Object[keywordDefaults.length];
            for (int i = 0; i < keywordValues.length; i++) {
                if (keywordDefaults[i] != null) keywordValues[i] = keywordDefaults[i].execute(frame);
            }
            return new PyFunction(code, frame.globals, cells(frame), values, keywordValues);
        }

        private PyCell[] cells(Frame frame) {
            var cells = new PyCell[closure.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = closure[i] >= 0 ? (PyCell) frame.slots[closure[i]] : frame.function.closure[-1 - closure[i]];
            }
            return cells;
        }
    }

    /// Calls a generator expression's function with the iterator, or asynchronous iterator, of its first `for`.
    static final class Generator extends Expression {
        private final Function function;
        private final Expression iterable;
        private final boolean async;

        Generator(Function function, Expression iterable, boolean async, Position position) {
            super(position);
            this.function = function;
            this.iterable = iterable;
            this.async = async;
        }

        @Override
        Object execute(Frame frame) {
            var made = function.execute(frame);
            var value = iterable.execute(frame);
            return made.call1(frame.thread, async ? Asynchronous.iterator(frame, value, iterable.position) : Loops.iterator(frame, value, iterable.position));
        }
    }

    /// Makes a class: runs its body with a dict for the names.
    static final class Class extends Expression {
        private final String name;
        private final Function body;
        private final Displays.Elements bases;
        private final String[] keywords;
        private final Expression[] values;
        private final int classCell;

        /// @param classCell the body's slot of the cell `__class__`, or -1
        Class(String name, Function body, Displays.Elements bases, String[] keywords, Expression[] values, int classCell, Position position) {
            super(position);
            this.name = name;
            this.body = body;
            this.bases = bases;
            this.keywords = keywords;
            this.values = values;
            this.classCell = classCell;
        }

        @Override
        Object execute(Frame frame) {
            var function = body.execute(frame);
            var parents = bases.execute(frame);
            var given = new Object[values.length];
            for (int i = 0; i < given.length; i++) given[i] = values[i].execute(frame);
            var names = new PyDict();
            var module = frame.globals.get("__name__");
            names.put("__module__", module == null ? "builtins" : module);
            names.put("__qualname__", function.qualifiedName);
            if (function.code.documentation != null) names.put("__doc__", function.code.documentation);
            BuiltinCall heard = null;
            try {
                var inner = new Frame(frame.thread, function.code, function, frame.globals, names, frame.thread.frame);
                heard = BuiltinCall.beginClass(frame);
                function.run(inner);
                if (classCell >= 0) names.put("__classcell__", inner.slots[classCell]);
                var made = Instantiation.ofStatement(frame.thread, name, parents, names, new Keywords(keywords, given));
                if (heard != null) heard.returned(frame);
                return made;
            } catch (PyError e) {
                if (heard != null) heard.raised(frame);
                throw e.at(frame, position);
            }
        }
    }
}
