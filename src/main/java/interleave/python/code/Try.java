package interleave.python.code;

import interleave.python.vm.*;
import org.jspecify.annotations.Nullable;

/// `try`. In a generator it may be left by a `yield` in any of its parts and entered again there; then its [Suspended] state lies in a slot.
final class Try extends Statement {
    /// `except type as name`.
    ///
    /// @param type null for a bare `except:`
    record Handler(@Nullable Expression type, @Nullable Target name, Statement body, int line) {}

    private enum Part { BODY, HANDLER, ELSE, FINAL }

    /// Where a generator left it.
    private record Suspended(Part part, int handler, @Nullable PyException caught, Pending pending) {}

    /// How the statement will end once its `finally` has run.
    private record Pending(int end, Object result, @Nullable PyError error) {
        static final Pending NONE = new Pending(NEXT, PyNone.NONE, null);
    }

    private final Statement body;
    private final Handler[] handlers;
    private final @Nullable Statement otherwise, finalBody;
    private final int state;

    /// @param state slot for a generator's state, or -1
    Try(int line, Statement body, Handler[] handlers, @Nullable Statement otherwise, @Nullable Statement finalBody, int state) {
        super(line);
        this.body = body;
        this.handlers = handlers;
        this.otherwise = otherwise;
        this.finalBody = finalBody;
        this.state = state;
    }

    @Override
    int run(Frame frame) {
        Suspended left = null;
        if (state >= 0) {
            left = (Suspended) frame.slots[state];
            frame.slots[state] = null;
        }
        if (finalBody == null) return guarded(frame, left);
        Pending pending;
        if (left != null && left.part == Part.FINAL) {
            pending = left.pending;
        } else {
            try {
                int end = guarded(frame, left);
                if (end == YIELD) return YIELD;
                pending = new Pending(end, frame.result, null);
            } catch (PyError e) {
                pending = new Pending(NEXT, PyNone.NONE, e);
            } catch (StackOverflowError e) {
                pending = new Pending(NEXT, PyNone.NONE, recursion(frame));
            }
        }
        return finish(frame, pending);
    }

    private int finish(Frame frame, Pending pending) {
        var thread = frame.thread;
        var outer = thread.handled;
        if (pending.error != null) thread.handled = pending.error.exception();
        int end;
        try {
            end = finalBody.run(frame);
        } finally {
            thread.handled = outer;
        }
        if (end == YIELD) frame.slots[state] = new Suspended(Part.FINAL, 0, null, pending);
        if (end != NEXT) return end;
        if (pending.error != null) throw PyError.again(pending.error.exception(), frame);
        frame.result = pending.result;
        return pending.end;
    }

    /// Body, handlers and else.
    private int guarded(Frame frame, @Nullable Suspended left) {
        if (left != null && left.part == Part.HANDLER) return handle(frame, left.handler, left.caught);
        if (left == null || left.part == Part.BODY) {
            int end;
            try {
                end = body.run(frame);
            } catch (PyError e) {
                if (handlers.length == 0) throw e;
                return handle(frame, e);
            } catch (StackOverflowError e) {
                return handle(frame, recursion(frame));
            } catch (OutOfMemoryError e) {
                return handle(frame, PyError.of(Exceptions.MEMORY_ERROR).at(frame, Position.ofLine(frame.line)));
            }
            if (end == YIELD) frame.slots[state] = new Suspended(Part.BODY, 0, null, Pending.NONE);
            if (end != NEXT || otherwise == null) return end;
        }
        int end = otherwise.run(frame);
        if (end == YIELD) frame.slots[state] = new Suspended(Part.ELSE, 0, null, Pending.NONE);
        return end;
    }

    private static PyError recursion(Frame frame) {
        return PyError.of(Exceptions.RECURSION_ERROR, "maximum recursion depth exceeded").at(frame, Position.ofLine(frame.line));
    }

    private int handle(Frame frame, PyError error) {
        var thread = frame.thread;
        var caught = error.exception();
        var outer = thread.handled;
        for (int i = 0; i < handlers.length; i++) {
            var handler = handlers[i];
            boolean matches;
            thread.handled = caught;
            try {
                if (handler.type != null) at(frame, handler.line);
                matches = handler.type == null || matches(frame, caught, handler.type);
            } finally {
                thread.handled = outer;
            }
            if (!matches) continue;
            at(frame, handler.line);
            if (handler.name != null) handler.name.store(frame, caught);
            return handle(frame, i, caught);
        }
        throw PyError.again(caught, frame);
    }

    private static boolean matches(Frame frame, PyException caught, Expression expression) {
        var wanted = expression.execute(frame);
        var type = caught.type();
        if (wanted instanceof PyType one && one.isSubtypeOf(Exceptions.BASE_EXCEPTION)) return type.isSubtypeOf(one);
        if (wanted instanceof PyTuple many && many.size() > 0) {
            for (var item : many.items()) if (!isException(item)) throw notException(frame, expression);
            for (var item : many.items()) if (type.isSubtypeOf((PyType) item)) return true;
            return false;
        }
        if (wanted == PyTuple.EMPTY) return false;
        throw notException(frame, expression);
    }

    private static boolean isException(Object value) {
        return value instanceof PyType type && type.isSubtypeOf(Exceptions.BASE_EXCEPTION);
    }

    private static PyError notException(Frame frame, Expression expression) {
        return PyError.of(Exceptions.TYPE_ERROR, "catching classes that do not inherit from BaseException is not allowed").at(frame,
            expression.position);
    }

    private int handle(Frame frame, int index, @Nullable PyException caught) {
        var thread = frame.thread;
        var handler = handlers[index];
        var outer = thread.handled;
        thread.handled = caught;
        int end = NEXT;
        boolean done = false;
        try {
            end = handler.body.run(frame);
            done = true;
        } finally {
            thread.handled = outer;
            if (handler.name != null && (!done || end != YIELD)) {
                handler.name.store(frame, PyNone.NONE);
                handler.name.delete(frame);
            }
        }
        if (end == YIELD) frame.slots[state] = new Suspended(Part.HANDLER, index, caught, Pending.NONE);
        return end;
    }
}
