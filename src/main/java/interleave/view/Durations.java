package interleave.view;

import java.util.Locale;

/// Durations and shares as people read them: three figures, the unit that fits.
public final class Durations {
    private static final String[] UNITS = {"ns", "µs", "ms", "s"};

    private Durations() {}

    /// "3.2 ms", "48 µs", "12.3 s", "2 min 5 s".
    public static String text(long nanos) {
        if (nanos < 0) return "−" + text(-nanos);
        if (nanos >= 120_000_000_000L) {
            long seconds = Math.round(nanos / 1e9);
            return seconds < 7200 ? seconds / 60 + " min " + seconds % 60 + " s" : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
        }
        double value = nanos;
        int unit = 0;
        while (unit < 3 && value >= 999.5) {
            value /= 1000;
            unit++;
        }
        return number(value, unit == 0) + " " + UNITS[unit];
    }

    private static String number(double value, boolean whole) {
        if (whole || value >= 99.95) return String.format(Locale.ROOT, "%.0f", value);
        return String.format(Locale.ROOT, value >= 9.995 ? "%.1f" : "%.2f", value).replaceFirst("\\.0+$", "");
    }

    /// "49 %"; below 1 but not none "< 1 %".
    public static String share(double part) {
        return part > 0 && part < .01 ? "< 1 %" : Math.round(part * 100) + " %";
    }
}
