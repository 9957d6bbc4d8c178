package interleave.shell;

import java.util.Locale;

/// How regularly frames come and how much of each this program used: two histograms with bounded error (0.05 ms), no allocation per frame.
///
/// An *interval* runs from one frame's start to the next as the toolkit calls it; *own work* is the time spent inside the frame handler (layout and
/// painting by the toolkit come after it and show only in the intervals). Screen's thread only.
public final class FrameMeter {
    private static final int BUCKETS = 10_000;
    private static final long WIDTH = 50_000;
    private static final long LATE = 25_000_000;

    private final int[] intervals = new int[BUCKETS], work = new int[BUCKETS];
    private long last = -1, frames, late, longest;

    /// Frame intervals and own work so far, in milliseconds; NaN where there were no frames.
    ///
    /// @param lateShare share of intervals over 25 ms, 0 to 1
    public record Report(long frames, double intervalP50, double intervalP99, double longest, double lateShare, double workP50, double workP99) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d frames, interval p50 %.1f ms, p99 %.1f ms, longest %.1f ms, over 25 ms %.2f %%, own work p50 %.2f ms, p99 %.2f ms",
                    frames, intervalP50, intervalP99, longest, lateShare * 100, workP50, workP99);
        }
    }

    /// A frame began.
    void began(long nanos) {
        if (last >= 0) {
            long interval = nanos - last;
            intervals[bucket(interval)]++;
            frames++;
            longest = Math.max(longest, interval);
            if (interval > LATE) {
                late++;
            }
        }
        last = nanos;
    }

    /// The next frame has no interval: there is a gap before it.
    void breaks() {
        last = -1;
    }

    /// The frame's own work is done.
    void worked(long nanos) {
        work[bucket(nanos)]++;
    }

    private static int bucket(long nanos) {
        return Math.clamp(nanos / WIDTH, 0, BUCKETS - 1);
    }

    long frames() {
        return frames;
    }

    Report report() {
        return new Report(frames, percentile(intervals, 0.5), percentile(intervals, 0.99), frames == 0 ? Double.NaN : longest / 1e6,
                frames == 0 ? Double.NaN : (double) late / frames, percentile(work, 0.5), percentile(work, 0.99));
    }

    /// Starts counting anew; the next frame has no interval.
    void reset() {
        java.util.Arrays.fill(intervals, 0);
        java.util.Arrays.fill(work, 0);
        last = -1;
        frames = late = longest = 0;
    }

    private static double percentile(int[] buckets, double share) {
        long all = 0;
        for (int count : buckets) {
            all += count;
        }
        if (all == 0) {
            return Double.NaN;
        }
        long rank = (long) Math.ceil(all * share), seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += buckets[i];
            if (seen >= rank) {
                return (i + 0.5) * WIDTH / 1e6;
            }
        }
        return BUCKETS * WIDTH / 1e6;
    }
}
