package interleave.python.lib;

import interleave.python.vm.Blocking;
import interleave.python.vm.Latch;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.python.vm.WaitList;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A synchronisation object of `threading` or `queue`, known to the cast by the name it is given where it is made and that line: "tasks (line 12)";
/// by its class and a number where it is given none: "Lock-1 (line 12)".
abstract class Primitive extends PyInstance {
    /// A program that makes locks without end shall not fill the cast; those after it are used without a name.
    static final int MOST_RESOURCES = 10_000;
    private static final Pattern ASSIGNMENT = Pattern.compile("^\\s*(?:with .*\\) as (\\w+):|(?:\\w+\\.)*(\\w+)\\s*(?::[^=]+)?=[^=].*\\()");

    /// Its id in the cast, or -1 for none, or none yet.
    int resource = -1;
    /// Of one that enters the cast when a thread first waits for it.
    private Resource.@Nullable Kind laterKind;
    private String laterName = "";

    Primitive(PyThread maker, PyType type, Resource.Kind kind) {
        super(type);
        resource = register(maker, type.name(), kind);
    }

    /// A part of another one, seen under that one's name.
    Primitive(PyType type, Primitive whole) {
        super(type);
        resource = whole.resource;
    }

    /// A part of the library, which there are many of: it enters the cast only when a thread has to wait for it.
    ///
    /// @param noun what it is to whoever watches: "Future"
    Primitive(PyThread maker, PyType type, Resource.Kind kind, String noun) {
        super(type);
        laterKind = kind;
        laterName = noun + "- (line " + maker.gauge.line() + ")";
    }

    /// Its id, which it has at the latest now that a thread waits for it.
    final synchronized int seen(PyThread me) {
        if (laterKind != null) {
            int end = laterName.indexOf('-');
            resource = enter(me, laterKind, laterName.substring(0, end), false, laterName.substring(end + 1));
            laterKind = null;
        }
        return resource;
    }

    /// @return its id, or -1
    static int register(PyThread maker, String type, Resource.Kind kind) {
        int line = maker.gauge.line();
        var given = givenName(maker, line);
        return enter(maker, kind, given != null ? given : Character.toUpperCase(type.charAt(0)) + type.substring(1), given != null, " (line " + line + ")");
    }

    private static int enter(PyThread thread, Resource.Kind kind, String noun, boolean given, String where) {
        var cast = thread.interpreter.config().cast();
        var all = cast.resources();
        if (all.size() >= MOST_RESOURCES) return -1;
        long others = all.stream().filter(resource -> resource.name().startsWith(noun + " (") || resource.name().startsWith(noun + "-")).count();
        return cast.resource(kind, (given && others == 0 ? noun : noun + "-" + (others + 1)) + where, thread.interpreter.config().process()).id();
    }

    /// What the program calls it, read off its line: `self.tasks = queue.Queue()` is "tasks".
    private static @Nullable String givenName(PyThread maker, int line) {
        for (var frame = maker.frame; frame != null; frame = frame.back) {
            if (frame.line != line || frame.code.source.isFrozen()) continue; // library code: the line is that of who called it
            var text = ASSIGNMENT.matcher(frame.code.source.line(line));
            return !text.find() ? null : text.group(1) != null ? text.group(1) : text.group(2);
        }
        return null;
    }

    /// Waits, without the GIL, for the latch that this thread has in the list; whether it was woken in time.
    final boolean await(PyThread me, WaitList list, Latch latch, long nanos) {
        return await(me, list, latch, nanos, 0);
    }

    /// @param awaited what for, as the event WAIT_BEGIN tells it
    final boolean await(PyThread me, WaitList list, Latch latch, long nanos, int awaited) {
        me.write(EventKind.WAIT_BEGIN, seen(me), nanos < 0 ? awaited : -1 - awaited);
        Blocking.detach(me);
        boolean came = Blocking.await(me, nanos, latch) || !list.withdraw(latch);
        me.write(EventKind.WAIT_END, resource, came ? 1 : 0);
        Blocking.attach(me);
        return came;
    }
}
