package interleave.python.code;

import interleave.python.vm.*;
import org.jspecify.annotations.Nullable;

/// `with` with one item; several are nested.
final class With extends Statement {
    private final Expression context;
    private final @Nullable Target target;
    private final Statement body;
    private final int state;
    private final boolean stops;

    /// @param stops whether it stops before entering and leaving, for a conductor
    /// @param state slot for a generator's state (the bound `__exit__`), or -1
    With(int line, Expression context, @Nullable Target target, Statement body, int state, boolean stops) {
        super(line);
        this.context = context;
        this.target = target;
        this.body = body;
        this.state = state;
        this.stops = stops;
    }

    @Override
    int run(Frame frame) {
        Object exit = null;
        if (state >= 0) {
            exit = frame.slots[state];
            frame.slots[state] = null;
        }
        boolean fresh = exit == null;
        Object entered = null;
        if (fresh) {
            var manager = context.execute(frame);
            try {
                var type = Types.of(manager);
                Object enter = type.lookup("__enter__"), leave = type.lookup("__exit__");
                if (enter == null || leave == null) throw refused(type, leave == null && enter != null);
                exit = Attributes.bind(frame.thread, leave, manager);
                if (stops) Stops.before(frame, enter);
                entered = Calls.special(frame.thread, manager, "__enter__");
            } catch (PyError e) {
                throw e.at(frame, context.position);
            }
        }
        int end;
        try {
            if (fresh && target != null) target.store(frame, entered);
            end = body.run(frame);
        } catch (PyError e) {
            return failed(frame, exit, e);
        } catch (StackOverflowError e) {
            return failed(frame, exit, PyError.of(Exceptions.RECURSION_ERROR, "maximum recursion depth exceeded").at(frame,
                Position.ofLine(frame.line)));
        }
        if (end == YIELD) {
            frame.slots[state] = exit;
            return YIELD;
        }
        var result = frame.result;
        at(frame, line);
        var heard = BuiltinCall.begin(frame, exit, null, null);
        try {
            if (stops) Stops.before(frame, exit);
            Calls.call3(frame.thread, exit, PyNone.NONE, PyNone.NONE, PyNone.NONE);
            if (heard != null) heard.returned(frame);
            if (frame.thread.breaker != 0 && !isPython(exit)) frame.thread.checkBreaker();
        } catch (PyError e) {
            if (heard != null) heard.raised(frame);
            throw e.at(frame, context.position);
        }
        frame.result = result;
        return end;
    }

    /// A function in Python looks at the eval breaker when it is entered, not when it has returned.
    private static boolean isPython(Object method) {
        return method instanceof PyMethod bound && bound.function() instanceof PyFunction;
    }

    private static PyError refused(PyType type, boolean exit) {
        return PyError.of(Exceptions.TYPE_ERROR,
            "'" + type.name() + "' object does not support the context manager protocol" + (exit ? " (missed __exit__ method)" : ""));
    }

    private int failed(Frame frame, Object exit, PyError error) {
        var thread = frame.thread;
        var exception = error.exception();
        var outer = thread.handled;
        thread.handled = exception;
        try {
            at(frame, line);
            var traceback = exception.traceback == null ? PyNone.NONE : exception.traceback;
            if (stops) Stops.before(frame, exit);
            var swallow = Calls.call3(thread, exit, exception.type(), exception, traceback);
            if (Truth.of(thread, swallow)) return NEXT;
        } catch (PyError e) {
            throw e.at(frame, context.position);
        } finally {
            thread.handled = outer;
        }
        throw PyError.again(exception, frame);
    }
}
