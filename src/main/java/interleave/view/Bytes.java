package interleave.view;

import java.util.Locale;

/// Amounts of bytes as people read them: "312 B", "4.1 kB", "50 MB"; a thousand to a kB.
public final class Bytes {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private Bytes() {}

    public static String text(long bytes) {
        double value = bytes;
        int unit = 0;
        while (unit < UNITS.length - 1 && Math.abs(value) >= 999.5) {
            value /= 1000;
            unit++;
        }
        String number = String.format(Locale.ROOT, unit == 0 || Math.abs(value) >= 9.95 ? "%.0f" : "%.1f", value);
        return number + " " + UNITS[unit];
    }
}
