package interleave.view;

import java.util.function.LongUnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleLongProperty;

/// Where all views look: one instant of the run, followed live or replayed at a scale. FX thread only.
public final class Cursor {
    /// The scales offered, in nanoseconds of the run to one second on screen: real time to 1 µs.
    public static final double[] SCALES = {1e9, 5e8, 2e8, 1e8, 5e7, 2e7, 1e7, 5e6, 2e6, 1e6, 5e5, 2e5, 1e5, 5e4, 2e4, 1e4, 5e3, 2e3, 1e3};
    private final LongProperty time = new SimpleLongProperty(this, "time");
    private final BooleanProperty live = new SimpleBooleanProperty(this, "live", true);
    private final BooleanProperty playing = new SimpleBooleanProperty(this, "playing");
    private final DoubleProperty nanosPerSecond = new SimpleDoubleProperty(this, "nanosPerSecond", 2e7);
    private final BooleanProperty looping = new SimpleBooleanProperty(this, "looping");
    private long loopFrom, loopTo;
    private double remainder;
    /// The first instant after another where it has to stop; Long.MAX_VALUE without one.
    private LongUnaryOperator stops = after -> Long.MAX_VALUE;

    /// On System.nanoTime's clock.
    public LongProperty timeProperty() {
        return time;
    }

    public long time() {
        return time.get();
    }

    /// Whether it follows the newest event.
    public BooleanProperty liveProperty() {
        return live;
    }

    public boolean live() {
        return live.get();
    }

    /// Replay: whether it moves on by itself.
    public BooleanProperty playingProperty() {
        return playing;
    }

    public boolean playing() {
        return playing.get();
    }

    /// Replay: nanoseconds of the run shown in one second.
    public DoubleProperty nanosPerSecondProperty() {
        return nanosPerSecond;
    }

    public double nanosPerSecond() {
        return nanosPerSecond.get();
    }

    /// Stands at an instant from now on: replay. Whether it plays stays as it is.
    public void seek(long nanos) {
        live.set(false);
        remainder = 0;
        time.set(nanos);
    }

    /// Where a replay stops by itself, and what steps forward don't pass: `next` says the first such instant after another, Long.MAX_VALUE without one.
    public void stops(LongUnaryOperator next) {
        stops = next;
    }

    /// As [#seek], for a step: forward no farther than where it has to stop.
    public void step(long nanos) {
        seek(live.get() ? nanos : Math.min(nanos, stops.applyAsLong(time.get())));
    }

    /// Follows the newest event from now on.
    public void follow() {
        looping.set(false);
        playing.set(false);
        live.set(true);
    }

    /// Plays [from, to) over and over from now on, until [#unloop()].
    public void loop(long from, long to) {
        loopFrom = Math.min(from, to);
        loopTo = Math.max(from, to);
        looping.set(loopTo > loopFrom);
        if (!looping.get()) return;
        seek(loopFrom);
        playing.set(true);
    }

    /// Goes on beyond the loop's end.
    public void unloop() {
        looping.set(false);
    }

    /// Replay: whether it plays one piece of the run over and over.
    public ReadOnlyBooleanProperty loopingProperty() {
        return looping;
    }

    public boolean looping() {
        return looping.get();
    }

    /// Once a frame: live, goes to `end`; playing, moves on by the time that passed on screen and stops at `end`, in a loop goes back to its beginning.
    public void advance(long screenNanos, long start, long end) {
        if (live.get()) {
            time.set(end);
        } else if (playing.get()) {
            double move = screenNanos * nanosPerSecond.get() / 1e9 + remainder;
            long whole = (long) move;
            remainder = move - whole;
            long to = time.get() + whole;
            boolean again = looping.get() && to >= loopTo;
            long stop = stops.applyAsLong(time.get());
            if (stop > (again ? loopTo : to)) {
                if (looping.get()) to = to < loopFrom ? loopFrom : again ? loopFrom + (to - loopTo) % (loopTo - loopFrom) : to;
                stop = again ? stops.applyAsLong(loopFrom - 1) : Long.MAX_VALUE;
            }
            time.set(Math.clamp(Math.min(to, stop), Math.min(start, end), end));
            if (time.get() >= end || stop <= to) playing.set(false);
        }
    }

    /// What the screen always says about its time: "LIVE · shares of the last 250 ms" or "REPLAY · 1 s on screen = 20 ms of the run".
    public String scaleText() {
        return live.get() ? "LIVE · shares of the last 250 ms" : "REPLAY · 1 s on screen = " + Durations.text(Math.round(nanosPerSecond.get()))
            + " of the run";
    }
}
