package interleave.engine.cpython;

import interleave.kernel.KernelFile;
import interleave.teaching.Lines;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the lines of one run's threads come to be known: what was asked for, what the agent says it does, what could not be done and why.
///
/// Told by the gatherer's thread; [#lines] is for any.
final class LineWatch {
    /// The first CPython with `sys.monitoring`: 3.`TELLING`.
    private static final int TELLING = 12;
    private static final String UNREADABLE = "The memory of this Python can't be read from outside, so lines are known less often; on Linux let both run as the same user, "
        + "with kernel.yama.ptrace_scope 0 or 1 and no hidepid; or ask for precise lines.";
    private static final String UNKNOWN = "Where this Python keeps its frames could not be told, so lines are asked for inside the program; CPython 3.8 to 3.15 with its ctypes module are known.";

    private final Interpreter interpreter;
    private final Watch.Settings asked;
    private volatile boolean byEvent;
    private volatile @Nullable String refused;
    private volatile long cost = -1, told, insidePeriod;

    LineWatch(Interpreter interpreter, Watch.Settings asked) {
        this.interpreter = interpreter;
        this.asked = asked;
    }

    /// Whether the agent is to tell every line.
    boolean precise() {
        return asked.precise() && interpreter.minor() >= TELLING;
    }

    /// Whether the agent is to look from inside, because nobody can from outside.
    boolean inside() {
        return !precise() && asked.periodNanos() != 0 && !(interpreter.readable() && KernelFile.available());
    }

    /// A process looks from inside.
    ///
    /// @param nanos how often
    void inside(long nanos) {
        insidePeriod = Math.max(1, nanos);
    }

    /// Nothing of a process can be read from outside.
    ///
    /// @param why a sentence with the remedy
    void refused(String why) {
        refused = "Lines are known from the program's own events only. " + why;
    }

    /// A process tells every line.
    ///
    /// @param nanos what one costs; negative: it was not measured there
    void costs(long nanos) {
        byEvent = true;
        if (nanos >= 0) cost = nanos;
    }

    /// It has told one.
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    void told() {
        told++;
    }

    /// @param over whether the run is: nothing more will be said
    Lines lines(boolean over) {
        if (precise() && !byEvent && over) {
            return new Lines(Lines.Source.OF_EVENTS, 0, -1, 0, "No line was told: the agent did not come up in this program, or other tools have all of sys.monitoring; run it without them.");
        }
        if (byEvent || precise()) return new Lines(Lines.Source.EVENTS, 0, cost, told, null);
        if (asked.periodNanos() == 0) return new Lines(Lines.Source.OF_EVENTS, 0, -1, 0, tooOld());
        if (insidePeriod > 0) return new Lines(Lines.Source.SAMPLED_INSIDE, insidePeriod, -1, 0, inside() || refused != null ? UNREADABLE : UNKNOWN);
        if (inside() || refused != null) return new Lines(Lines.Source.OF_EVENTS, 0, -1, 0, refused == null ? UNREADABLE : refused);
        return new Lines(Lines.Source.SAMPLED, GilSampler.LINES_NANOS, -1, 0, tooOld());
    }

    /// What was asked of one that is too old for it.
    private @Nullable String tooOld() {
        return asked.precise() ? String.format(Locale.ROOT, "%s can't tell every line, so lines are sampled as usual; choose CPython 3.%d or later for that.", interpreter.title(), TELLING) : null;
    }
}
