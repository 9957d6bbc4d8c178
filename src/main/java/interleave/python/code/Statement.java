package interleave.python.code;

import interleave.python.vm.*;
import org.jspecify.annotations.Nullable;

/// A node that does something. It ends with how the block around it goes on; `RETURN` and `YIELD` leave their value in [Frame#result].
abstract class Statement {
    static final int NEXT = 0, BREAK = 1, CONTINUE = 2, RETURN = 3, YIELD = 4;

    final int line;

    Statement(int line) {
        this.line = line;
    }

    abstract int run(Frame frame);

    /// Says which line is executed: one plain and one opaque store; none in frozen code, whose statements have line 0.
    static void at(Frame frame, int line) {
        if (line == 0) return;
        frame.line = line;
        frame.thread.gauge.line(line);
    }

    /// What a loop does before its next turn.
    static void turn(Frame frame, int line) {
        var thread = frame.thread;
        thread.gauge.step();
        if (line != 0) {
            frame.line = line;
            thread.gauge.line(line);
        }
        if (thread.breaker != 0) {
            try {
                thread.checkBreaker();
            } catch (PyError e) {
                throw e.at(frame, Position.ofLine(line));
            }
        }
    }

    static final class Block extends Statement {
        private final Statement[] statements;

        Block(Statement[] statements) {
            super(statements.length == 0 ? 0 : statements[0].line);
            this.statements = statements;
        }

        @Override
        int run(Frame frame) {
            for (var statement : statements) {
                at(frame, statement.line);
                int end = statement.run(frame);
                if (end != NEXT) return end;
            }
            return NEXT;
        }
    }

    /// A block of one statement.
    static final class Single extends Statement {
        private final Statement statement;

        Single(Statement statement) {
            super(statement.line);
            this.statement = statement;
        }

        @Override
        int run(Frame frame) {
            at(frame, line);
            return statement.run(frame);
        }
    }

    static final class Pass extends Statement {
        Pass(int line) {
            super(line);
        }

        @Override
        int run(Frame frame) {
            return NEXT;
        }
    }

    /// `break` and `continue`.
    static final class Leave extends Statement {
        private final int how;

        Leave(int line, int how) {
            super(line);
            this.how = how;
        }

        @Override
        int run(Frame frame) {
            return how;
        }
    }

    static final class Evaluate extends Statement {
        private final Expression value;

        Evaluate(int line, Expression value) {
            super(line);
            this.value = value;
        }

        @Override
        int run(Frame frame) {
            if (value.execute(frame) instanceof PyCoroutine coroutine) dropped(frame, coroutine);
            return NEXT;
        }

        /// A coroutine that this statement has made and nobody keeps: CPython says so when it frees it, which is now.
        private void dropped(Frame frame, PyCoroutine coroutine) {
            var body = coroutine.body();
            if (body.isStarted() || value instanceof Variables.Local || body.frame() == null || body.frame().back != frame) return;
            var source = frame.code.source;
            var text = source.fileName() + ":" + line + ": RuntimeWarning: coroutine '" + body.function().qualifiedName + "' was never awaited\n  "
                + source.line(line).strip() + "\nRuntimeWarning: Enable tracemalloc to get the object allocation traceback\n";
            frame.thread.interpreter.config().stderr().accept(text);
        }
    }

    static final class Return extends Statement {
        private final Expression value;

        Return(int line, Expression value) {
            super(line);
            this.value = value;
        }

        @Override
        int run(Frame frame) {
            frame.result = value.execute(frame);
            return RETURN;
        }
    }

    static final class Assign extends Statement {
        private final Expression value;
        private final Target[] targets;

        Assign(int line, Expression value, Target... targets) {
            super(line);
            this.value = value;
            this.targets = targets;
        }

        @Override
        int run(Frame frame) {
            var value = this.value.execute(frame);
            for (var target : targets) target.store(frame, value);
            return NEXT;
        }
    }

    /// The commonest assignment.
    static final class AssignLocal extends Statement {
        private final Expression value;
        private final int slot;

        AssignLocal(int line, Expression value, int slot) {
            super(line);
            this.value = value;
            this.slot = slot;
        }

        @Override
        int run(Frame frame) {
            frame.slots[slot] = value.execute(frame);
            return NEXT;
        }
    }

    static final class Delete extends Statement {
        private final Target[] targets;

        Delete(int line, Target[] targets) {
            super(line);
            this.targets = targets;
        }

        @Override
        int run(Frame frame) {
            for (var target : targets) target.delete(frame);
            return NEXT;
        }
    }

    static final class If extends Statement {
        private final Expression test;
        private final Statement body;
        private final @Nullable Statement otherwise;

        If(int line, Expression test, Statement body, @Nullable Statement otherwise) {
            super(line);
            this.test = test;
            this.body = body;
            this.otherwise = otherwise;
        }

        @Override
        int run(Frame frame) {
            if (test.test(frame)) return body.run(frame);
            return otherwise == null ? NEXT : otherwise.run(frame);
        }
    }

    static final class Assert extends Statement {
        private final Expression test;
        private final @Nullable Expression message;

        Assert(int line, Expression test, @Nullable Expression message) {
            super(line);
            this.test = test;
            this.message = message;
        }

        @Override
        int run(Frame frame) {
            if (test.test(frame)) return NEXT;
            var error = message == null ? PyError.of(Exceptions.ASSERTION_ERROR) : PyError.of(Exceptions.ASSERTION_ERROR, message.execute(frame));
            throw error.at(frame, test.position);
        }
    }

    static final class Raise extends Statement {
        private final @Nullable Expression exception, cause;
        private final Position position;

        Raise(int line, @Nullable Expression exception, @Nullable Expression cause, Position position) {
            super(line);
            this.exception = exception;
            this.cause = cause;
            this.position = position;
        }

        @Override
        int run(Frame frame) {
            if (exception == null) {
                var handled = frame.thread.handled;
                if (handled == null) throw PyError.of(Exceptions.RUNTIME_ERROR, "No active exception to reraise").at(frame, position);
                throw PyError.again(handled, frame);
            }
            var raised = instance(frame, exception.execute(frame), "exceptions must derive from BaseException");
            if (cause != null) {
                var value = cause.execute(frame);
                raised.cause = value == PyNone.NONE ? null : instance(frame, value, "exception causes must derive from BaseException");
                raised.suppressContext = true;
            }
            throw PyError.of(raised).at(frame, position);
        }

        private PyException instance(Frame frame, Object value, String problem) {
            try {
                if (value instanceof PyType type && type.isSubtypeOf(Exceptions.BASE_EXCEPTION)) value = type.call0(frame.thread);
                if (value instanceof PyException instance) return instance;
                throw PyError.of(Exceptions.TYPE_ERROR, problem);
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }
    }

    static final class Import extends Statement {
        private final String module;
        private final boolean whole;
        private final Target target;
        private final Position position;

        /// @param whole for `import a.b as c`: the target gets a.b, not a
        Import(int line, String module, boolean whole, Target target, Position position) {
            super(line);
            this.module = module;
            this.whole = whole;
            this.target = target;
            this.position = position;
        }

        @Override
        int run(Frame frame) {
            try {
                var found = Importing.module(frame.thread, module);
                target.store(frame, whole || module.indexOf('.') < 0 ? found : Importing.module(frame.thread, module.substring(0,
                    module.indexOf('.'))));
                return NEXT;
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }
    }

    static final class ImportFrom extends Statement {
        private final int level;
        private final String module;
        private final String[] names;
        private final Target[] targets;
        private final Position position;

        /// @param level how many dots come before the module's name
        ImportFrom(int line, int level, String module, String[] names, Target[] targets, Position position) {
            super(line);
            this.level = level;
            this.module = module;
            this.names = names;
            this.targets = targets;
            this.position = position;
        }

        @Override
        int run(Frame frame) {
            try {
                var found = Importing.module(frame.thread, Importing.absolute(frame.globals, level, module));
                if (names[0].equals("*")) {
                    Importing.all(frame, found);
                    return NEXT;
                }
                for (int i = 0; i < names.length; i++) targets[i].store(frame, Importing.name(frame.thread, found, names[i]));
                return NEXT;
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }
    }
}
