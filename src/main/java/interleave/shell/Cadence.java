package interleave.shell;

import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How often each part of the window is brought up to date while a run goes on: as often as it can be read, no oftener, and what can go together in one frame: presenting
/// a frame costs the toolkit the whole window's pixels, however little of it has changed.
///
/// Threads that are watched pay for every picture: with two cores and two busy threads a repaint takes its time from them. Shares over the last 250 ms
/// change visibly some eight times a second, a letter that jumps between two lines can be followed four times a second, a chart's curve twice. A part that costs more
/// than an eighth of its time (thousands of actors) comes less often, once a second at least. In a replay nobody is disturbed, and every part follows each frame.
///
/// What a part costs is the time from its turn to the next question, so whoever is granted a turn takes it at once. Screen's thread only.
final class Cadence {
    /// Parts in the order in which they go first where two are due, each with its least time between two pictures of a live run, ns, and those it shares a frame with.
    enum Part {
        STAGE(125_000_000, true), TIMELINE(125_000_000, true), CHARTS(250_000_000, false), CODE(250_000_000, false), CONTROLS(250_000_000, false);

        private final long period;
        private final boolean painted;

        Part(long period, boolean painted) {
            this.period = period;
            this.painted = painted;
        }

        long period() {
            return period;
        }
    }

    /// A part takes at most one part in so many of the time.
    private static final int SHARE = 8;
    private final Pace[] paces;
    private long frame = Long.MIN_VALUE;
    private boolean painted;
    private @Nullable Pace turn;

    Cadence() {
        this(System::nanoTime);
    }

    /// @param clock by which turns are timed, ns
    Cadence(LongSupplier clock) {
        paces = Stream.of(Part.values()).map(part -> new Pace(SHARE, clock)).toArray(Pace[]::new);
    }

    /// Whether a part is brought up to date in the frame that began at `nanos`. With `live` false, always.
    boolean due(Part part, long nanos, boolean live) {
        over();
        var pace = paces[part.ordinal()];
        if (live && (!pace.due(nanos, part.period) || frame == nanos && painted != part.painted)) {
            return false;
        }
        turn = pace;
        pace.begins(nanos);
        if (live) {
            frame = nanos;
            painted = part.painted;
        }
        return true;
    }

    /// The turn that was granted last is over.
    void over() {
        if (turn == null) {
            return;
        }
        turn.ends();
        turn = null;
    }
}
