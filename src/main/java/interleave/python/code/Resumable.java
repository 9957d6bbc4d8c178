package interleave.python.code;

import interleave.python.vm.*;
import org.jspecify.annotations.Nullable;

/// Statements of a generator's or coroutine's body: each keeps in a slot of the frame where it stands when a `yield` inside it leaves, and goes on there when the
/// body
/// is run again. An empty slot means that the statement begins anew.
final class Resumable {
    private Resumable() {}

    /// A counter in a slot; null is "begin anew".
    static int take(Frame frame, int slot) {
        var place = frame.slots[slot];
        frame.slots[slot] = null;
        return place == null ? -1 : (Integer) place;
    }

    static final class Block extends Statement {
        private final Statement[] statements;
        private final int state;

        Block(Statement[] statements, int state) {
            super(statements.length == 0 ? 0 : statements[0].line);
            this.statements = statements;
            this.state = state;
        }

        @Override
        int run(Frame frame) {
            int place = take(frame, state);
            for (int i = Math.max(0, place); i < statements.length; i++) {
                at(frame, statements[i].line);
                int end = statements[i].run(frame);
                if (end == YIELD) frame.slots[state] = i;
                if (end != NEXT) return end;
            }
            return NEXT;
        }
    }

    static final class If extends Statement {
        private final Expression test;
        private final Statement body;
        private final @Nullable Statement otherwise;
        private final int state;

        If(int line, Expression test, Statement body, @Nullable Statement otherwise, int state) {
            super(line);
            this.test = test;
            this.body = body;
            this.otherwise = otherwise;
            this.state = state;
        }

        @Override
        int run(Frame frame) {
            int place = take(frame, state);
            if (place < 0) place = test.test(frame) ? 1 : 0;
            var part = place == 1 ? body : otherwise;
            if (part == null) return NEXT;
            int end = part.run(frame);
            if (end == YIELD) frame.slots[state] = place;
            return end;
        }
    }

    static final class While extends Statement {
        private static final int BEFORE = 0, BODY = 1, ELSE = 2;
        private final @Nullable Statement before;
        private final Expression test;
        private final Statement body;
        private final @Nullable Statement otherwise;
        private final int state;

        /// @param before what the test's own yields became
        While(int line, @Nullable Statement before, Expression test, Statement body, @Nullable Statement otherwise, int state) {
            super(line);
            this.before = before;
            this.test = test;
            this.body = body;
            this.otherwise = otherwise;
            this.state = state;
        }

        @Override
        int run(Frame frame) {
            int place = take(frame, state);
            if (place == ELSE) return last(frame);
            while (true) {
                if (place != BODY) {
                    if (before != null && left(before.run(frame), frame, BEFORE)) return YIELD;
                    if (!test.test(frame)) break;
                }
                place = BEFORE;
                int end = body.run(frame);
                if (left(end, frame, BODY)) return YIELD;
                if (end == BREAK) return NEXT;
                if (end == RETURN) return end;
                turn(frame, line);
            }
            return otherwise == null ? NEXT : last(frame);
        }

        private int last(Frame frame) {
            int end = otherwise.run(frame);
            left(end, frame, ELSE);
            return end;
        }

        private boolean left(int end, Frame frame, int place) {
            if (end != YIELD) return false;
            frame.slots[state] = place;
            return true;
        }
    }

    static final class For extends Statement {
        private static final PyIterator DONE = new PyIterator() {
            @Override
            public Object next(PyThread thread) {
                return END;
            }
        };

        private final Expression iterable;
        private final Target target;
        private final Statement body;
        private final @Nullable Statement otherwise;
        private final int state;

        /// @param state slot of the iterator
        For(int line, Expression iterable, Target target, Statement body, @Nullable Statement otherwise, int state) {
            super(line);
            this.iterable = iterable;
            this.target = target;
            this.body = body;
            this.otherwise = otherwise;
            this.state = state;
        }

        @Override
        int run(Frame frame) {
            var iterator = (PyIterator) frame.slots[state];
            frame.slots[state] = null;
            boolean inside = iterator != null && iterator != DONE;
            if (iterator == null) iterator = Loops.iterator(frame, iterable.execute(frame), iterable.position);
            while (iterator != DONE) {
                if (!inside) {
                    var item = Loops.next(frame, iterator, iterable.position);
                    if (item == PyIterator.END) break;
                    target.store(frame, item);
                }
                inside = false;
                int end = body.run(frame);
                if (end == YIELD) {
                    frame.slots[state] = iterator;
                    return YIELD;
                }
                if (end == BREAK) return NEXT;
                if (end == RETURN) return end;
                turn(frame, line);
            }
            if (otherwise == null) return NEXT;
            int end = otherwise.run(frame);
            if (end == YIELD) frame.slots[state] = DONE;
            return end;
        }
    }

    /// `yield value`; what is sent goes into a temporary.
    static final class Yield extends Statement {
        private final Expression value;
        private final boolean async;
        private final int sent, state;
        private final Position position;

        /// @param async in an asynchronous generator, whose awaits leave it too: the value is marked as one
        Yield(int line, Expression value, boolean async, int sent, int state, Position position) {
            super(line);
            this.value = value;
            this.async = async;
            this.sent = sent;
            this.state = state;
            this.position = position;
        }

        @Override
        int run(Frame frame) {
            if (take(frame, state) < 0) {
                var given = value.execute(frame);
                frame.result = async ? new PyAsyncGenerator.Item(given) : given;
                frame.slots[state] = 1;
                return YIELD;
            }
            try {
                frame.slots[sent] = frame.generator.resume();
            } catch (PyError e) {
                throw e.at(frame, position);
            }
            return NEXT;
        }
    }

    /// `yield from iterable` and `await awaitable`
    static final class Delegate extends Statement {
        private final boolean awaits;
        private final Expression value;
        private final int result, state;
        private final Position position;

        /// @param state slot of the inner iterator
        Delegate(int line, boolean awaits, Expression value, int result, int state, Position position) {
            super(line);
            this.awaits = awaits;
            this.value = value;
            this.result = result;
            this.state = state;
            this.position = position;
        }

        @Override
        int run(Frame frame) {
            var inner = (PyIterator) frame.slots[state];
            frame.slots[state] = null;
            try {
                boolean fresh = inner == null;
                if (fresh) inner = iterator(frame, value.execute(frame));
                var item = advance(frame, inner, fresh);
                if (item == PyIterator.END) {
                    frame.slots[result] = inner.returned();
                    return NEXT;
                }
                frame.result = item;
                frame.slots[state] = inner;
                return YIELD;
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }

        private PyIterator iterator(Frame frame, Object of) {
            if (awaits) return Awaiting.iterator(frame.thread, of);
            if (!(of instanceof PyCoroutine)) return Iteration.iterator(frame.thread, of);
            throw PyError.of(Exceptions.TYPE_ERROR, "cannot 'yield from' a coroutine object in a non-coroutine generator");
        }
    }

    /// Runs an inner iterator to its next item, with what this frame was resumed with.
    ///
    /// @param fresh it has not begun: nothing was sent for it yet
    static Object advance(Frame frame, PyIterator inner, boolean fresh) {
        var generator = frame.generator;
        generator.awaits(null);
        var item = fresh ? inner.next(frame.thread) : goOn(frame, inner);
        if (item != PyIterator.END) generator.awaits(inner);
        return item;
    }

    private static Object goOn(Frame frame, PyIterator inner) {
        Object sent;
        try {
            sent = frame.generator.resume();
        } catch (PyError e) {
            if (e.is(Exceptions.GENERATOR_EXIT)) {
                inner.close(frame.thread);
                throw e;
            }
            return inner.raise(frame.thread, e.exception());
        }
        return sent == PyNone.NONE ? inner.next(frame.thread) : inner.send(frame.thread, sent);
    }
}
