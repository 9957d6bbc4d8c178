package interleave.python.lib;

import interleave.python.vm.Code;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.Text;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls counted and timed per function, by the rules of CPython 3.13's `_lsprof`, with a second clock beside the first where one is given.
///
/// 1. A stack of *contexts*, one per call in progress, each with the clocks at its start and the time its callees took.
/// 2. When a call ends, its time goes to its function: *own* time without the callees', *total* time only from the outermost of recursive calls.
/// 3. Who leaves is believed: the time goes to the function that says so, whatever is on top of the stack. So several threads on one table, which is what one
///    profiler for all comes to from Python 3.12 on, give right counts and wrong times and recursion.
///
/// Any thread. Contexts are kept for reuse: an event makes no object but for a function's first call.
final class CallTable {
    interface Clock {
        long now();
    }

    /// What one function's calls came to, in the clocks' units.
    static class Tally {
        long calls, recursive, total, own, secondTotal, secondOwn;
        int level;

        final void entered() {
            level++;
        }

        final void left(long time, long without, long second, long secondWithout) {
            level--;
            if (level == 0) {
                total += time;
                secondTotal += second;
            } else {
                recursive++;
            }
            own += without;
            secondOwn += secondWithout;
            calls++;
        }
    }

    /// A [Code] or a [PyBuiltin], its tally, and those of the calls it made.
    static final class Entry extends Tally {
        final Object function;
        final Map<Entry, Tally> callees = new IdentityHashMap<>();
        final List<Entry> order = new ArrayList<>();

        Entry(Object function) {
            this.function = function;
        }

        Tally callee(Entry entry) {
            var tally = callees.get(entry);
            if (tally != null) return tally;
            tally = new Tally();
            callees.put(entry, tally);
            order.add(entry);
            return tally;
        }
    }

    private static final class Context {
        @Nullable Context previous;
        @Nullable Entry entry;
        long start, inCallees, secondStart, secondInCallees;
    }

    private final Clock clock;
    private final @Nullable Clock second;
    private final Map<Object, Entry> known = new IdentityHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private @Nullable Context top, spare;

    CallTable(Clock clock, @Nullable Clock second) {
        this.clock = clock;
        this.second = second;
    }

    /// @param subcalls whether who called whom is kept too
    synchronized void enter(Object function, boolean subcalls) {
        var entry = known.get(function);
        if (entry == null) {
            entry = new Entry(function);
            known.put(function, entry);
            entries.add(entry);
        }
        var context = spare == null ? new Context() : spare;
        spare = context.previous;
        context.previous = top;
        context.entry = entry;
        context.inCallees = context.secondInCallees = 0;
        entry.entered();
        if (subcalls && top != null) top.entry.callee(entry).entered();
        top = context;
        context.secondStart = second == null ? 0 : second.now();
        context.start = clock.now();
    }

    synchronized void leave(Object function, boolean subcalls) {
        if (top == null) return;
        var entry = known.get(function);
        if (entry == null) drop(top);
        else stop(top, entry, subcalls);
    }

    /// Ends all calls in progress: the profiler stops listening inside them.
    synchronized void flush(boolean subcalls) {
        while (top != null) stop(top, top.entry, subcalls);
    }

    private void stop(Context context, Entry entry, boolean subcalls) {
        long time = clock.now() - context.start, secondTime = second == null ? 0 : second.now() - context.secondStart;
        long without = time - context.inCallees, secondWithout = secondTime - context.secondInCallees;
        var caller = context.previous;
        if (caller != null) {
            caller.inCallees += time;
            caller.secondInCallees += secondTime;
        }
        entry.left(time, without, secondTime, secondWithout);
        if (subcalls && caller != null) {
            var tally = caller.entry.callees.get(entry);
            if (tally != null) tally.left(time, without, secondTime, secondWithout);
        }
        drop(context);
    }

    private void drop(Context context) {
        top = context.previous;
        context.previous = spare;
        context.entry = null;
        spare = context;
    }

    /// In the order of their first calls.
    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    synchronized void clear() {
        known.clear();
        entries.clear();
        top = spare = null;
    }

    /// How profiles name a function written in Java: `<built-in method builtins.sum>`, `<method 'append' of 'list' objects>`.
    static String label(PyBuiltin function) {
        var owner = function.owner();
        if (owner != null) return "<method '" + function.name() + "' of '" + Text.fullName(owner) + "' objects>";
        if (function.module() != null) return "<built-in method " + function.module() + "." + function.name() + ">";
        return "<built-in method " + function.name() + (function.name().equals("__new__") ? " of type object at " + Text.address(function) : "") + ">";
    }

    /// As a table prints it: `file.py:12(name)` or `{built-in method builtins.sum}`.
    static String shown(Object function) {
        if (function instanceof Code code) return code.source.fileName() + ":" + code.firstLine + "(" + code.name + ")";
        var label = label((PyBuiltin) function);
        return "{" + label.substring(1, label.length() - 1) + "}";
    }
}
