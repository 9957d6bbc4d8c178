package interleave.python.lib;

import interleave.python.vm.Attributes.Accessor;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyCoroutine;
import interleave.python.vm.PyGenerator;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyIterator;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.recorder.EventWriter;
import interleave.trace.EventKind;
import interleave.trace.Gauge;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A task of asyncio as the recorder sees it: an actor of kind TASK with a writer of its own, whose one thread is the event loop's.
///
/// `ready`: the task could go on and waits for its turn; `turn`: it has it; `wait`: it has given it up for something: a sleep, input, another task, a
/// resource. What comes from any other thread is left out: a writer has one thread, and a task is not to be used from two.
final class PyLane extends PyInstance {
    static final PyType LANE = PyType.builtIn("Lane").constructor((thread, type, a, keywords) -> new PyLane(thread, type, (String) a[0]))
        .define(PyBuiltin.of("ready", (thread, self) -> ((PyLane) self).ready(thread)))
        .define(PyBuiltin.of("turn", (thread, self) -> ((PyLane) self).turn(thread)))
        .define(PyBuiltin.of("wait", "self, coroutine, why, detail, /", (thread, a) -> ((PyLane) a[0]).rest(thread, a[1], (String) a[2], (Long) a[3])))
        .define(PyBuiltin.of("note", "self, kind, resource, argument, /", (thread, a) ->
            ((PyLane) a[0]).note(thread, EventKind.valueOf((String) a[1]), (Long) a[2], (Long) a[3])))
        .define(PyBuiltin.of("end", (thread, self) -> ((PyLane) self).end(thread)))
        .define("actor", new Accessor((thread, self) -> (long) ((PyLane) self).actor, null));

    /// A program that makes tasks without end shall not fill the cast; those after them are not recorded.
    private static final int MOST_ACTORS = 10_000;

    /// What a task waits for: the event that begins it, the one that ends it.
    private enum Why {
        SLEEP(EventKind.SLEEP_BEGIN, EventKind.SLEEP_END), IO(EventKind.IO_BEGIN, EventKind.IO_END), JOIN(EventKind.JOIN_BEGIN, EventKind.JOIN_END),
        LOCK(EventKind.LOCK_WAIT, EventKind.LOCK_GIVE_UP), WAIT(EventKind.WAIT_BEGIN, EventKind.WAIT_END);

        final EventKind begin, end;

        Why(EventKind begin, EventKind end) {
            this.begin = begin;
            this.end = end;
        }

        boolean ofResource() {
            return this == IO || this == LOCK || this == WAIT;
        }
    }

    private final PyThread loop;
    private final int actor;
    private final EventWriter events;
    private final Gauge gauge;
    private @Nullable Why why;
    private long detail;
    private int line;

    private PyLane(PyThread loop, PyType type, String name) {
        super(type);
        this.loop = loop;
        this.line = loop.gauge.line();
        var config = loop.interpreter.config();
        if (config.cast().actorCount() >= MOST_ACTORS) {
            actor = -1;
            events = EventWriter.OFF;
            gauge = new Gauge();
            return;
        }
        var task = config.cast().task(name, config.process());
        actor = task.id();
        gauge = task.gauge();
        events = config.recorder() == null ? EventWriter.OFF : config.recorder().writer(actor);
        gauge.line(line);
        write(EventKind.THREAD_START, -1, loop.actor);
        write(EventKind.TURN_READY, -1, 0);
    }

    private void write(EventKind kind, int resource, long argument) {
        events.write(kind, resource, line, argument);
    }

    private PyNone ready(PyThread me) {
        if (me != loop) return PyNone.NONE;
        if (why != null) {
            write(why.end, why.ofResource() ? (int) detail : -1, why == Why.WAIT ? 1 : why == Why.JOIN ? detail : -1);
            why = null;
        }
        write(EventKind.TURN_READY, -1, 0);
        return PyNone.NONE;
    }

    private PyNone turn(PyThread me) {
        if (me == loop) write(EventKind.TURN_BEGIN, -1, me.actor);
        return PyNone.NONE;
    }

    private PyNone rest(PyThread me, Object coroutine, String reason, long about) {
        if (me != loop) return PyNone.NONE;
        line = line(coroutine);
        gauge.line(line);
        if (reason.equals("turn")) {
            write(EventKind.TURN_READY, -1, 0);
            return PyNone.NONE;
        }
        why = Why.valueOf(reason.toUpperCase(Locale.ROOT));
        detail = about;
        write(why.begin, why.ofResource() ? (int) about : -1, why == Why.SLEEP || why == Why.JOIN ? about : why == Why.LOCK ? -1 : 0);
        return PyNone.NONE;
    }

    private PyNone note(PyThread me, EventKind kind, long resource, long argument) {
        if (me == loop) events.write(kind, (int) resource, me.gauge.line(), argument);
        return PyNone.NONE;
    }

    private PyNone end(PyThread me) {
        if (me != loop) return PyNone.NONE;
        gauge.line(0);
        write(EventKind.THREAD_END, -1, 0);
        return PyNone.NONE;
    }

    /// The innermost line of the program's own that the suspended coroutine is on; frozen frames stand on their caller's.
    private static int line(Object coroutine) {
        int line = 0;
        PyIterator inner = coroutine instanceof PyCoroutine own ? own.body() : null;
        while (inner instanceof PyGenerator body && body.frame() != null) {
            var frame = body.frame();
            if (!frame.code.source.isFrozen() && frame.line > 0) line = frame.line;
            inner = body.awaited();
        }
        return line;
    }
}
