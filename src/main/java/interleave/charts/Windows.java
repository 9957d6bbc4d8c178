package interleave.charts;

import interleave.metrics.Series;
import interleave.view.FrameState;

/// Over which samples a rate is taken: always a whole window of the same number of samples, a quarter of a second where the take is long enough.
/// Windows that are cut short, at a thread's start and end or by the last sample, which comes when the take is over, give no point: they would show
/// a spike that never was.
///
/// @param width  samples back, at least 1
/// @param origin the recording's start, ns: seconds are counted from there, as on the timeline
record Windows(Series.Samples samples, int width, long origin) {
    private static final int MOST = 5, PARTS = 4;

    static Windows of(Series.Samples samples, FrameState state) {
        return new Windows(samples, Math.clamp((samples.size() - 1) / PARTS, 1, MOST), origin(samples, state));
    }

    static long origin(Series.Samples samples, FrameState state) {
        var history = state.history();
        return history != null && history.endNanos() > history.startNanos() ? history.startNanos() : samples.size() > 0 ? samples.time(0) : 0;
    }

    /// From the origin to the last sample, s.
    double span() {
        return samples.size() > 1 ? (samples.time(samples.size() - 1) - origin) / 1e9 : 0.01;
    }

    /// Whether the window that ends with this sample is whole: nothing of it before sample `from`, as long as the others, and not all threads ended by then.
    boolean whole(int sample, int from) {
        return sample - width >= from && anyRuns(sample) && (sample < samples.size() - 1 || sample < 3
                || samples.time(sample) - samples.time(sample - 1) > (samples.time(sample - 1) - samples.time(sample - 2)) * 4 / 5);
    }

    private boolean anyRuns(int sample) {
        for (var column : samples.columns()) {
            if (sample >= column.from() && column.state(sample) != null) {
                return true;
            }
        }
        return false;
    }

    /// The same for one thread, which has to run from the window's beginning to its end.
    boolean whole(int sample, Series.Column column) {
        return whole(sample, column.from()) && column.state(sample) != null;
    }

    double nanos(int sample) {
        return samples.time(sample) - samples.time(sample - width);
    }

    /// Seconds from the origin to the middle of the window that ends with this one.
    double seconds(int sample) {
        return ((samples.time(sample) + samples.time(sample - width)) / 2 - origin) / 1e9;
    }
}
