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
    private static final int MOST_RESOURCES = 10_000;
    private static final Pattern ASSIGNMENT = Pattern.compile("^\\s*(?:\\w+\\.)*(\\w+)\\s*(?::[^=]+)?=[^=].*\\(");

    /// Its id in the cast, or -1.
    final int resource;

    Primitive(PyThread maker, PyType type, Resource.Kind kind) {
        super(type);
        resource = register(maker, type.name(), kind);
    }

    /// A part of another one, seen under that one's name.
    Primitive(PyType type, Primitive whole) {
        super(type);
        resource = whole.resource;
    }

    /// @return its id, or -1
    static int register(PyThread maker, String type, Resource.Kind kind) {
        var cast = maker.interpreter.config().cast();
        var all = cast.resources();
        if (all.size() >= MOST_RESOURCES) return -1;
        int line = maker.gauge.line();
        var given = givenName(maker, line);
        var noun = given != null ? given : Character.toUpperCase(type.charAt(0)) + type.substring(1);
        long others = all.stream().filter(resource -> resource.name().startsWith(noun + " (") || resource.name().startsWith(noun + "-")).count();
        var name = given != null && others == 0 ? noun : noun + "-" + (others + 1);
        return cast.resource(kind, name + " (line " + line + ")", maker.interpreter.config().process()).id();
    }

    /// What the program calls it, read off its line: `self.tasks = queue.Queue()` is "tasks".
    private static @Nullable String givenName(PyThread maker, int line) {
        for (var frame = maker.frame; frame != null; frame = frame.back) {
            if (frame.line != line || frame.code.source.isFrozen()) continue; // library code: the line is that of who called it
            var text = ASSIGNMENT.matcher(frame.code.source.line(line));
            return text.find() ? text.group(1) : null;
        }
        return null;
    }

    /// Waits, without the GIL, for the latch that this thread has in the list; whether it was woken in time.
    final boolean await(PyThread me, WaitList list, Latch latch, long nanos) {
        return await(me, list, latch, nanos, 0);
    }

    /// @param awaited the argument of the event WAIT_BEGIN
    final boolean await(PyThread me, WaitList list, Latch latch, long nanos, int awaited) {
        me.write(EventKind.WAIT_BEGIN, resource, awaited);
        Blocking.detach(me);
        boolean came = Blocking.await(me, nanos, latch) || !list.withdraw(latch);
        me.write(EventKind.WAIT_END, resource, came ? 1 : 0);
        Blocking.attach(me);
        return came;
    }
}
