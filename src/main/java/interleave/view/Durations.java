package interleave.view;

import java.util.Locale;

/// Durations and shares as people read them: three figures, the unit that fits.
public final class Durations {
    private static final String[] UNITS = {"ns", "µs", "ms", "s"};

    private Durations() {}

    /// Three figures: "3.21 ms", "48.2 µs", "840 ns", "2 min 5 s".
    public static String text(long nanos) {
        return text(nanos, 2);
    }

    /// Two figures, for what changes while one looks: "3.2 ms", "48 µs".
    public static String brief(long nanos) {
        return text(nanos, 1);
    }

    private static String text(long nanos, int decimals) {
        if (nanos < 0) return "−" + text(-nanos, decimals);
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
        return number(value, unit == 0 ? 0 : decimals) + " " + UNITS[unit];
    }

    private static String number(double value, int decimals) {
        int shown = Math.max(0, value >= 99.95 ? 0 : value >= 9.995 ? decimals - 1 : decimals);
        return String.format(Locale.ROOT, "%." + shown + "f", value).replaceFirst("\\.0+$", "");
    }

    /// "49 %"; below 1 but not none "< 1 %".
    public static String share(double part) {
        return part > 0 && part < .01 ? "< 1 %" : Math.round(part * 100) + " %";
    }
}
