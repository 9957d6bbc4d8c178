package interleave.charts;

import interleave.metrics.Series;

/// Over which samples a rate is taken: always a whole window of the same number of samples, a quarter of a second where the take is long enough.
/// Windows that are cut short, at a thread's start and end or by the last sample, which comes when the take is over, give no point: they would show
/// a spike that never was.
///
/// @param width samples back, at least 1
record Windows(Series.Samples samples, int width) {
    private static final int MOST = 5, PARTS = 4;

    static Windows of(Series.Samples samples) {
        return new Windows(samples, Math.clamp((samples.size() - 1) / PARTS, 1, MOST));
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

    /// Seconds from the first sample to the middle of the window that ends with this one.
    double seconds(int sample) {
        return ((samples.time(sample) + samples.time(sample - width)) / 2 - samples.time(0)) / 1e9;
    }
}
