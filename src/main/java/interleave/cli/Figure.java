package interleave.cli;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A row of the benchmark table.
///
/// @param value NaN: not measured, and `note` says why
/// @param low   to `high`: of ratios of pairs the median's 95 % interval, else the least and the greatest
///              NaN: one value that has no spread
/// @param bar   what it should reach or stay under, for people
record Figure(String name, double value, double low, double high, String bar, @Nullable String note) {
    /// The median, the least, the greatest.
    static Figure spread(String name, double[] values, String bar) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return new Figure(name, sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1], bar, null);
    }

    /// The median of ratios of pairs, with its distribution-free 95 % interval.
    static Figure ofPairs(String name, double[] ratios, String bar) {
        var sorted = ratios.clone();
        Arrays.sort(sorted);
        int pairs = sorted.length, half = (int) Math.floor((pairs - 1.96 * Math.sqrt(pairs)) / 2);
        return new Figure(name, sorted[pairs / 2], sorted[Math.max(0, half - 1)], sorted[Math.clamp(pairs - half, 0, pairs - 1)], bar, null);
    }

    static Figure missing(String name, String bar, String why) {
        return new Figure(name, Double.NaN, Double.NaN, Double.NaN, bar, why);
    }

    /// Of the text table.
    String line() {
        if (Double.isNaN(value)) return String.format("%-58s not measured: %s", name, note);
        String spread = Double.isNaN(low) ? "" : String.format(Locale.ROOT, "  (%.3f to %.3f)", low, high);
        return String.format(Locale.ROOT, "%-58s %.3f%s  bar %s%s", name, value, spread, bar, note == null ? "" : "; " + note);
    }
}
