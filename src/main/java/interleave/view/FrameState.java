package interleave.view;

import interleave.world.History;
import interleave.world.Scene;
import org.jspecify.annotations.Nullable;

/// Everything the views paint one frame from. Immutable; the frame loop makes one per frame and gives it to every view.
///
/// @param palette             the theme
/// @param phase               how far the run is
/// @param message             a sentence for when there is nothing to show, or beside a failure; may be empty
/// @param engine              the badge: "MODEL", "FREE-THREADED", "REAL CPython 3.13"
/// @param gil                 whether this run's threads run under a GIL
/// @param history             the recording so far, null before the first run and without recording
/// @param scene               the state at the cursor; null where there is no history
/// @param shares              of the [Shares#WINDOW] before the cursor
/// @param identities          of the history's cast
/// @param coresUsed           CPU seconds per second over the last 250 ms; NaN where not measured
/// @param cores               the machine's
/// @param switchIntervalNanos of the run
/// @param dropped             events lost so far
/// @param withoutCore         what the system said of threads' time without a core
/// @param lineMark            what is to be said behind a thread's line: "sampled, 25 ms", "event"; empty where the interpreter itself knows its lines
public record FrameState(Palette palette, Phase phase, String message, String engine, boolean gil, @Nullable History history, @Nullable Scene scene,
                         Shares shares, Identities identities, double coresUsed, int cores, long switchIntervalNanos, long dropped,
                         String lineMark, WithoutCore withoutCore) {
    public enum Phase { EMPTY, WARMING_UP, RUNNING, PAUSED, FINISHED, FAILED, CANCELLED }

    /// Of an interpreter that knows its lines.
    public FrameState(Palette palette, Phase phase, String message, String engine, boolean gil, @Nullable History history, @Nullable Scene scene,
                      Shares shares, Identities identities, double coresUsed, int cores, long switchIntervalNanos, long dropped) {
        this(palette, phase, message, engine, gil, history, scene, shares, identities, coresUsed, cores, switchIntervalNanos, dropped, "", WithoutCore.UNTOLD);
    }

    /// Nothing has run yet.
    public static FrameState empty(Palette palette, String engine, boolean gil, String message) {
        return new FrameState(palette, Phase.EMPTY, message, engine, gil, null, null, Shares.none(), Identities.none(), Double.NaN,
            Runtime.getRuntime().availableProcessors(), 5_000_000, 0);
    }
}
