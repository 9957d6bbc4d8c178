package interleave.findings;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Threads that wait for each other in a circle, each holding what the one before it wants; or one that waits for what it holds itself.
///
/// @param cycle     each thread's wait; the first one's holder is the second, the last one's the first
/// @param atNanos   when the circle closed
/// @param stood     how long it stood, ns, until a time-out of one of them ended it; -1: it stands to the end of the recording
/// @param times     how often the same circle closed in this recording
public record Deadlock(List<Wait> cycle, long atNanos, long stood, int times) implements Finding {
    public Deadlock {
        cycle = List.copyOf(cycle);
    }

    @Override
    public Kind kind() {
        return stood < 0 ? Kind.ERROR : Kind.WARNING;
    }

    @Override
    public String name() {
        return cycle.size() == 1 ? "deadlock with itself" : "deadlock";
    }

    @Override
    public int line() {
        return cycle.getFirst().line();
    }

    @Override
    public String sentence() {
        var told = cycle.size() == 1 ? alone(cycle.getFirst()) : "Deadlock: " + cycle.stream().map(Deadlock::clause).collect(Collectors.joining("; ")) + ".";
        var end = stood < 0 ? " Nothing in the program can end it." : String.format(Locale.ROOT, " A time-out ended it after %.3f s.", stood / 1e9);
        return told + end + (times > 1 ? " This happened " + times + " times." : "");
    }

    private static String clause(Wait wait) {
        if (wait.reason() == Wait.Reason.JOIN) return wait.clause();
        return wait.clause() + ", which " + wait.holderName() + " holds" + Wait.since(wait.heldLine());
    }

    private static String alone(Wait wait) {
        return "Deadlock: " + wait.clause() + ", which it holds itself" + Wait.since(wait.heldLine()) + ": a Lock can't be acquired twice, an RLock can.";
    }

    /// Whether both are the same threads waiting for the same things on the same lines.
    boolean isLike(Deadlock other) {
        return signature().equals(other.signature());
    }

    private List<String> signature() {
        return cycle.stream().map(wait -> wait.actor() + " " + wait.target() + " " + wait.line()).sorted().toList();
    }

    Deadlock again() {
        return new Deadlock(cycle, atNanos, stood, times + 1);
    }
}
