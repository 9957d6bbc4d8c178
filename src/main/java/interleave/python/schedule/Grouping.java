package interleave.python.schedule;

import java.util.ArrayList;
import java.util.List;

/// Puts steps together to operations.
///
/// An operation is over when it has done something that others can notice and its thread holds no lock that it has taken in it: a method that locks, reads and
/// unlocks is one. A lock that is taken ends an operation only when the thread goes on to another lock, or waits, before it has let go: then keeping it is
/// what matters. What an operation that is not over comes to depends on the steps to come.
final class Grouping {
    /// Steps without an end after which an operation is cut off.
    static final int MOST = 400;
    private final List<Effect> seen = new ArrayList<>();
    private int steps, locked = -1, lock = -1, heldBefore;

    /// Begins with a thread that holds so many locks.
    void begin(int held) {
        seen.clear();
        steps = 0;
        locked = -1;
        lock = -1;
        heldBefore = held;
    }

    /// Takes a step in. How many of the operation's steps belong to it when it is over with this one, else 0.
    int add(Effect.Step step) {
        steps++;
        for (var effect : step.effects()) {
            boolean other = effect.kind() == Operation.Kind.LOCK && effect.resource() != lock;
            boolean breaks = other || effect.kind() == Operation.Kind.WAIT;
            if (breaks && lock >= 0 && locked < steps) return locked;
            if (effect.kind() == Operation.Kind.LOCK && lock < 0 && heldBefore == 0) {
                lock = effect.resource();
                locked = steps;
            }
            seen.add(effect);
        }
        return over(step) ? steps : 0;
    }

    private boolean over(Effect.Step step) {
        if (steps >= MOST) return true;
        boolean told = false;
        for (var effect : seen) {
            switch (effect.kind()) {
                case WAIT, START, END, SIGNAL -> {
                    return true;
                }
                case READ, WRITE, RELEASE -> told = true;
                case LOCK -> told |= heldBefore > 0;
                default -> { }
            }
        }
        return told && step.heldAfter() <= heldBefore || told && heldBefore > 0;
    }

    /// All steps of a run as operations; the last one may not be over.
    static List<Operation> of(List<Step> steps, List<Effect.Step> effects) {
        var all = new ArrayList<Operation>();
        for (int from = 0; from < steps.size();) {
            int length = length(steps, effects, from);
            all.add(made(steps, effects, from, from + length));
            from += length;
        }
        return all;
    }

    private static int length(List<Step> steps, List<Effect.Step> effects, int from) {
        var grouping = new Grouping();
        int thread = steps.get(from).thread();
        grouping.begin(heldBefore(steps, effects, from));
        for (int at = from; at < steps.size(); at++) {
            if (steps.get(at).thread() != thread) return at - from;
            int over = grouping.add(effects.get(at));
            if (over > 0) return over;
        }
        return steps.size() - from;
    }

    /// Locks its thread holds when it begins.
    private static int heldBefore(List<Step> steps, List<Effect.Step> effects, int from) {
        int thread = steps.get(from).thread();
        for (int at = from - 1; at >= 0; at--) if (steps.get(at).thread() == thread) return effects.get(at).heldAfter();
        return 0;
    }

    private static Operation made(List<Step> steps, List<Effect.Step> effects, int from, int to) {
        Effect telling = null;
        var warnings = new ArrayList<String>();
        for (int at = from; at < to; at++) {
            for (var effect : effects.get(at).effects()) {
                if (telling == null || effect.kind().compareTo(telling.kind()) >= 0) telling = effect;
            }
            warnings.addAll(effects.get(at).warnings());
        }
        int before = 0, after = 0;
        for (int at = 0; at < to; at++) {
            if (steps.get(at).choice() < 0) continue;
            after = steps.get(at).choice() + 1;
            if (at < from) before = after;
        }
        var first = steps.get(from);
        var kind = telling != null ? telling.kind() : Operation.Kind.STEP;
        var taken = effects.subList(from, to).stream().flatMap(step -> step.effects().stream()).filter(each -> each.kind() == Operation.Kind.LOCK).map(Effect::text).distinct().toList();
        var text = kind == Operation.Kind.LOCK ? String.join(", ", taken) : telling != null ? telling.text() : first.line() > 0 ? "line " + first.line() : "begins";
        boolean ends = kind != Operation.Kind.END && effects.subList(from, to).stream().flatMap(step -> step.effects().stream()).anyMatch(each -> each.kind() == Operation.Kind.END);
        return new Operation(first.thread(), first.name(), to - from, before, after, kind, ends ? text + ", ends" : text, first.line(), warnings);
    }
}
