package interleave.timeline;

/// Which time is where: `from` stands at pixel `left`, and `width` pixels follow.
///
/// @param from          ns, on the recording's clock
/// @param nanosPerPixel between [#FINEST] and [#COARSEST]
record Axis(long from, double nanosPerPixel, double left, double width) {
    /// 100 ns across about 800 pixels.
    static final double FINEST = .125;
    /// A day across about 800 pixels.
    static final double COARSEST = 1e11;

    /// All of [start, end] with a margin of 1 % to the right.
    static Axis fit(long start, long end, double left, double width) {
        return new Axis(start, bound(Math.max(1000, end - start) * 1.01 / Math.max(1, width)), left, width);
    }

    private static double bound(double nanosPerPixel) {
        return Math.clamp(nanosPerPixel, FINEST, COARSEST);
    }

    double x(long nanos) {
        return left + (nanos - from) / nanosPerPixel;
    }

    long time(double x) {
        return from + Math.round((x - left) * nanosPerPixel);
    }

    long to() {
        return time(left + width);
    }

    double right() {
        return left + width;
    }

    /// Shows `factor` times as much time; the instant under pixel `x` stays there.
    Axis zoom(double factor, double x) {
        double finer = bound(nanosPerPixel * factor);
        return new Axis(from + Math.round((x - left) * (nanosPerPixel - finer)), finer, left, width);
    }

    Axis pan(double pixels) {
        return new Axis(from - Math.round(pixels * nanosPerPixel), nanosPerPixel, left, width);
    }

    Axis startingAt(long nanos) {
        return new Axis(nanos, nanosPerPixel, left, width);
    }

    /// The same time span over other pixels.
    Axis over(double newLeft, double newWidth) {
        return newLeft == left && newWidth == width ? this : new Axis(from, bound(nanosPerPixel * width / Math.max(1, newWidth)), newLeft, newWidth);
    }
}
