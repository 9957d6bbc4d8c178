package interleave.shell;

/// How often each part of the window is brought up to date while a run goes on: as often as it can be read, no oftener, and one part a frame.
///
/// Threads that are watched pay for every picture: with two cores and two busy threads a repaint takes its time from them. Shares over the last 250 ms
/// change visibly some ten times a second, a letter that jumps between two lines can be followed four times a second, a chart's curve twice. In a replay
/// nobody is disturbed, and every part follows each frame. Screen's thread only.
final class Cadence {
    /// Parts in the order in which they go first where two are due, each with its least time between two pictures of a live run, ns.
    enum Part {
        STAGE(100_000_000), TIMELINE(125_000_000), CHARTS(170_000_000), CODE(250_000_000), CONTROLS(250_000_000);

        private final long period;

        Part(long period) {
            this.period = period;
        }

        long period() {
            return period;
        }
    }

    private final long[] last = new long[Part.values().length];
    private long frame = Long.MIN_VALUE;

    /// Whether a part is brought up to date in the frame that began at `nanos`. With `live` false, always.
    boolean due(Part part, long nanos, boolean live) {
        if (live && (nanos - last[part.ordinal()] < part.period || frame == nanos)) {
            return false;
        }
        last[part.ordinal()] = nanos;
        if (live) {
            frame = nanos;
        }
        return true;
    }
}
