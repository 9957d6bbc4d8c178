package interleave.findings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How lints put numbers and names.
final class Words {
    private static final int MOST_NAMES = 3;

    private Words() {}

    /// "A", "A and B", "A, B, C and 5 more threads".
    static String names(List<String> names) {
        if (names.size() == 1) return names.getFirst();
        if (names.size() <= MOST_NAMES) return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
        int more = names.size() - MOST_NAMES;
        return String.join(", ", names.subList(0, MOST_NAMES)) + " and " + more + " more thread" + (more == 1 ? "" : "s");
    }

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, nanos < 10_000_000 ? "%.4f s" : nanos < 10_000_000_000L ? "%.2f s" : "%.1f s", nanos / 1e9);
    }

    static String millis(long nanos) {
        return String.format(Locale.ROOT, nanos < 1_000_000 ? "%.2f ms" : "%.1f ms", nanos / 1e6);
    }

    static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String bytes(double number) {
        return number < 1e3 ? Math.round(number) + " bytes" : number < 1e6 ? String.format(Locale.ROOT, "%.1f kB", number / 1e3) : String.format(Locale.ROOT, "%.1f MB", number / 1e6);
    }

    /// The lower of the two in the middle; of none 0.
    static long median(long[] values, int count) {
        var sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return count == 0 ? 0 : sorted[(count - 1) / 2];
    }
}
