package interleave.python.code;

import interleave.python.vm.*;
import org.jspecify.annotations.Nullable;

/// `async for`, `async with`, and comprehensions that await. As with all [Resumable] statements a slot of the frame holds where one stands while the
/// frame is left; what they await is run by the frame's own generator.
final class Asynchronous {
    private Asynchronous() {}

    static Object iterator(Frame frame, Object value, Position position) {
        try {
            return Awaiting.asyncIterator(frame.thread, value);
        } catch (PyError e) {
            throw e.at(frame, position);
        }
    }

    static final class For extends Statement {
        private enum Place { NEXT_ITEM, BODY, ELSE }

        /// Where one run of the loop stands.
        private static final class Standing {
            final Object iterator;
            Place place = Place.NEXT_ITEM;
            @Nullable PyIterator awaited;

            Standing(Object iterator) {
                this.iterator = iterator;
            }
        }

        private final Expression iterable;
        private final Target target;
        private final Statement body;
        private final @Nullable Statement otherwise;
        private final int state;
        private final Position position;

        /// @param position of the whole statement
        For(int line, Expression iterable, Target target, Statement body, @Nullable Statement otherwise, int state, Position position) {
            super(line);
            this.iterable = iterable;
            this.target = target;
            this.body = body;
            this.otherwise = otherwise;
            this.state = state;
            this.position = position;
        }

        @Override
        int run(Frame frame) {
            var standing = (Standing) frame.slots[state];
            frame.slots[state] = null;
            if (standing == null) standing = new Standing(iterator(frame, iterable.execute(frame), iterable.position));
            while (standing.place != Place.ELSE) {
                if (standing.place == Place.NEXT_ITEM) {
                    var item = item(frame, standing);
                    if (item == PyIterator.END) break;
                    if (item == null) return leave(frame, standing);
                    target.store(frame, item);
                }
                standing.place = Place.BODY;
                int end = body.run(frame);
                if (end == YIELD) return leave(frame, standing);
                if (end == BREAK) return NEXT;
                if (end == RETURN) return end;
                standing.place = Place.NEXT_ITEM;
                turn(frame, line);
            }
            if (otherwise == null) return NEXT;
            standing.place = Place.ELSE;
            int end = otherwise.run(frame);
            return end == YIELD ? leave(frame, standing) : end;
        }

        private int leave(Frame frame, Standing standing) {
            frame.slots[state] = standing;
            return YIELD;
        }

        /// The next item, END when there is none, null when it has to be waited for.
        private @Nullable Object item(Frame frame, Standing standing) {
            try {
                boolean fresh = standing.awaited == null;
                if (fresh) standing.awaited = Awaiting.next(frame.thread, standing.iterator);
                var given = Resumable.advance(frame, standing.awaited, fresh);
                if (given != PyIterator.END) {
                    frame.result = given;
                    return null;
                }
                var item = standing.awaited.returned();
                standing.awaited = null;
                return item;
            } catch (PyError e) {
                if (e.is(Exceptions.STOP_ASYNC_ITERATION)) return PyIterator.END;
                throw e.at(frame, position);
            }
        }
    }

    /// `async with` with one item; several are nested.
    static final class With extends Statement {
        private enum Place { ENTER, BODY, EXIT }

        /// Where one run of the statement stands, and how its body ended.
        private static final class Standing {
            Place place = Place.ENTER;
            final Object exit;
            PyIterator awaited;
            boolean fresh = true;
            int end = NEXT;
            Object result = PyNone.NONE;
            @Nullable PyException raised;

            Standing(Object exit, PyIterator awaited) {
                this.exit = exit;
                this.awaited = awaited;
            }
        }

        private final Expression context;
        private final @Nullable Target target;
        private final Statement body;
        private final int state;

        With(int line, Expression context, @Nullable Target target, Statement body, int state) {
            super(line);
            this.context = context;
            this.target = target;
            this.body = body;
            this.state = state;
        }

        @Override
        int run(Frame frame) {
            var standing = (Standing) frame.slots[state];
            frame.slots[state] = null;
            if (standing == null) standing = enter(frame, context.execute(frame));
            boolean entered = false;
            if (standing.place == Place.ENTER) {
                if (!awaited(frame, standing)) return leave(frame, standing);
                standing.place = Place.BODY;
                entered = true;
            }
            if (standing.place == Place.BODY) {
                if (!body(frame, standing, entered)) return leave(frame, standing);
                exit(frame, standing);
            }
            return finish(frame, standing);
        }

        private Standing enter(Frame frame, Object manager) {
            var type = Types.of(manager);
            try {
                Object enter = type.lookup("__aenter__"), exit = type.lookup("__aexit__");
                if (enter == null || exit == null) {
                    throw PyError.of(Exceptions.TYPE_ERROR, "'" + type.name() + "' object does not support the asynchronous context manager protocol"
                        + (enter == null ? "" : " (missed __aexit__ method)"));
                }
                var bound = Attributes.bind(frame.thread, exit, manager);
                return new Standing(bound, Awaiting.manager(frame.thread, Calls.special(frame.thread, manager, "__aenter__"), "__aenter__"));
            } catch (PyError e) {
                throw e.at(frame, context.position);
            }
        }

        private int leave(Frame frame, Standing standing) {
            frame.slots[state] = standing;
            return YIELD;
        }

        /// Goes on with what it awaits; false when that isn't there yet.
        private boolean awaited(Frame frame, Standing standing) {
            try {
                boolean fresh = standing.fresh;
                standing.fresh = false;
                var item = Resumable.advance(frame, standing.awaited, fresh);
                if (item == PyIterator.END) return true;
                frame.result = item;
                return false;
            } catch (PyError e) {
                throw e.at(frame, context.position);
            }
        }

        /// Whether the body has come to its end, which is then noted.
        private boolean body(Frame frame, Standing standing, boolean entered) {
            try {
                if (entered && target != null) target.store(frame, standing.awaited.returned());
                standing.end = body.run(frame);
                if (standing.end == YIELD) return false;
                standing.result = frame.result;
            } catch (PyError e) {
                standing.raised = e.exception();
            } catch (StackOverflowError e) {
                standing.raised = PyError.of(Exceptions.RECURSION_ERROR, "maximum recursion depth exceeded").at(frame,
                    Position.ofLine(frame.line)).exception();
            }
            return true;
        }

        private void exit(Frame frame, Standing standing) {
            var thread = frame.thread;
            var raised = standing.raised;
            var outer = thread.handled;
            if (raised != null) thread.handled = raised;
            at(frame, line);
            try {
                var made = raised == null ? Calls.call3(thread, standing.exit, PyNone.NONE, PyNone.NONE, PyNone.NONE)
                    : Calls.call3(thread, standing.exit, raised.type(), raised, raised.traceback == null ? PyNone.NONE : raised.traceback);
                standing.awaited = Awaiting.manager(thread, made, "__aexit__");
            } catch (PyError e) {
                throw e.at(frame, context.position);
            } finally {
                thread.handled = outer;
            }
            standing.fresh = true;
            standing.place = Place.EXIT;
        }

        private int finish(Frame frame, Standing standing) {
            var thread = frame.thread;
            var raised = standing.raised;
            var outer = thread.handled;
            if (raised != null) thread.handled = raised;
            try {
                if (!awaited(frame, standing)) return leave(frame, standing);
                if (raised != null && Truth.of(thread, standing.awaited.returned())) return NEXT;
            } catch (PyError e) {
                throw e.at(frame, context.position);
            } finally {
                thread.handled = outer;
            }
            if (raised != null) throw PyError.again(raised, frame);
            frame.result = standing.result;
            return standing.end;
        }
    }

    /// A list, set or dict comprehension that awaits.
    static final class Comprehension extends Statement {
        private final Displays.Kind kind;
        private final boolean dict;
        private final int result, state;
        private final int[] cells;
        private final Statement loops;

        /// @param result slot of the collection
        Comprehension(int line, Displays.Kind kind, boolean dict, int result, int[] cells, Statement loops, int state) {
            super(line);
            this.kind = kind;
            this.dict = dict;
            this.result = result;
            this.cells = cells;
            this.loops = loops;
            this.state = state;
        }

        @Override
        int run(Frame frame) {
            if (Resumable.take(frame, state) < 0) {
                frame.slots[result] = dict ? new PyDict() : kind == Displays.Kind.SET ? new PySet() : new PyList();
                for (int cell : cells) frame.slots[cell] = new PyCell();
            }
            int end = loops.run(frame);
            if (end == YIELD) frame.slots[state] = 1;
            return end;
        }
    }
}
