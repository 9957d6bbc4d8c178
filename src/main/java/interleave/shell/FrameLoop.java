package interleave.shell;

import javafx.animation.AnimationTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one frame loop of the whole program: takes in what has come, then paints, and measures itself.
///
/// A frame that throws is logged (the first of a kind) and the loop goes on: one broken view must not freeze the window.
final class FrameLoop extends AnimationTimer {
    private static final Logger LOG = LoggerFactory.getLogger(FrameLoop.class);

    /// What a frame does. `nanos` is System.nanoTime at the frame's start.
    interface Frame {
        void frame(long nanos);
    }

    private final Frame frame;
    /// Over the last second or two, for the status bar.
    private final FrameMeter recent = new FrameMeter();
    /// The frames of the run itself, since the last [FrameMeter#reset()]: for benchmarks.
    private final FrameMeter whole = new FrameMeter();
    private FrameMeter.Report latest = recent.report();
    private String lastFailure = "";
    private boolean measuring, always;

    FrameLoop(Frame frame) {
        this.frame = frame;
    }

    @Override
    public void handle(long now) {
        long start = System.nanoTime();
        recent.began(now);
        if (measuring) {
            whole.began(now);
        }
        try {
            frame.frame(start);
        } catch (RuntimeException | Error failure) {
            if (!lastFailure.equals(failure.toString())) {
                lastFailure = failure.toString();
                LOG.error("a frame failed", failure);
            }
        }
        long work = System.nanoTime() - start;
        recent.worked(work);
        if (measuring) {
            whole.worked(work);
        }
        if (recent.frames() >= 60) {
            latest = recent.report();
            recent.reset();
        }
    }

    /// Whether frames count for the benchmark from now on.
    void measure(boolean on) {
        if (measuring && !on && !always) {
            whole.breaks();
        }
        measuring = on || always;
    }

    /// Every frame counts from now on, whatever runs.
    void measureAlways() {
        always = true;
    }

    /// The last 60 frames that are complete.
    FrameMeter.Report latest() {
        return latest;
    }

    FrameMeter whole() {
        return whole;
    }

    /// What failed last, for tests; empty if nothing did.
    String lastFailure() {
        return lastFailure;
    }
}
