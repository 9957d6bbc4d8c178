package interleave.timeline;

import interleave.view.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The ruler's marks, by run time (0 at the recording's start). Steps are 1, 2, 5 times a power of ten up to seconds, then round minutes and hours.
/// Where the
/// whole number would be long, one mark carries it and the others say how much later they are: "1.240 s", "+10 ms", "+20 ms".
record Ticks(List<Tick> marks) {
    /// @param minor between two labels: a line, no text
    record Tick(double x, String text, boolean minor) {}

    private static final long SECOND = 1_000_000_000L;
    private static final long[] LONG_STEPS = {60, 120, 300, 600, 1800, 3600, 7200, 18_000, 36_000, 86_400};

    /// @param origin the instant called 0
    /// @param apart  pixels between two labels, at least
    static Ticks of(Axis axis, long origin, double apart) {
        long step = step(axis.nanosPerPixel() * apart), half = step % 2 == 0 && step >= 2 ? step / 2 : step;
        long first = Math.max(0, Math.floorDiv(axis.from() - origin + half - 1, half)) * half;
        boolean whole = step >= SECOND || digits(step) <= 2 && axis.to() - origin < 100 * SECOND;
        long base = Math.ceilDiv(Math.max(0, axis.from() - origin), step) * step;
        var marks = new ArrayList<Tick>();
        for (long t = first; axis.x(origin + t) <= axis.right() && marks.size() < 400; t += half) {
            boolean minor = t % step != 0;
            String text = minor ? "" : whole || t == base ? clock(t, step) : "+" + Durations.text(t - base);
            marks.add(new Tick(axis.x(origin + t), text, minor));
        }
        return new Ticks(List.copyOf(marks));
    }

    static long step(double atLeast) {
        if (atLeast <= 30 * SECOND) {
            long power = 1;
            while (power * 10 <= atLeast) power *= 10;
            for (long times : new long[] {1, 2, 5, 10}) if (power * times >= atLeast) return Math.min(power * times, 60 * SECOND);
        }
        for (long seconds : LONG_STEPS) if (seconds * SECOND >= atLeast) return seconds * SECOND;
        return Math.ceilDiv((long) atLeast, 86_400 * SECOND) * 86_400 * SECOND;
    }

    private static int digits(long step) {
        return step >= SECOND ? 0 : 9 - (int) Math.floor(Math.log10(step) + 1e-9);
    }

    /// Run time with as many decimals as the step needs: "1.240 s", "2 min 5 s".
    static String clock(long nanos, long step) {
        if (nanos >= 120 * SECOND && step >= SECOND) return Durations.text(nanos);
        return String.format(Locale.ROOT, "%." + Math.max(0, digits(step)) + "f s", nanos / 1e9);
    }
}
