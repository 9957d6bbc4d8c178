package interleave.shell;

import java.util.Locale;

/// How well what someone typed fits a name: every word of it must be found, whole words and beginnings of words before letters in order.
final class Fuzzy {
    private Fuzzy() {}

    /// @return 0: not at all; else the more the better
    static int score(String typed, String name) {
        var where = name.toLowerCase(Locale.ROOT);
        int sum = 1;
        for (var word : typed.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            int score = word.isEmpty() ? 1 : word(word, where);
            if (score == 0) {
                return 0;
            }
            sum += score;
        }
        return sum * 100 - Math.min(99, name.length());
    }

    private static int word(String word, String where) {
        int best = 0;
        for (int at = where.indexOf(word); at >= 0; at = where.indexOf(word, at + 1)) {
            boolean begins = at == 0 || !Character.isLetterOrDigit(where.charAt(at - 1));
            boolean whole = begins && (at + word.length() == where.length() || !Character.isLetterOrDigit(where.charAt(at + word.length())));
            best = Math.max(best, 4 * word.length() + (begins ? 20 : 6) + (whole ? 10 : 0) + (at == 0 ? 4 : 0));
        }
        return best > 0 ? best : word.length() < 2 ? 0 : letters(word, where);
    }

    /// The letters in order, the first at the beginning of a word; each that follows its forerunner or begins a word counts.
    private static int letters(String word, String where) {
        int best = 0;
        for (int start = 0; start < where.length(); start++) {
            if (where.charAt(start) != word.charAt(0) || start > 0 && Character.isLetterOrDigit(where.charAt(start - 1))) {
                continue;
            }
            int at = start, score = 3;
            for (int i = 1; i < word.length() && at >= 0; i++) {
                int next = where.indexOf(word.charAt(i), at + 1);
                score += next < 0 ? 0 : next == at + 1 ? 3 : !Character.isLetterOrDigit(where.charAt(next - 1)) ? 2 : 0;
                at = next;
            }
            // Half of the letters must hang together or begin words: else anything fits a long name.
            if (at >= 0 && score >= 3 + word.length()) {
                best = Math.max(best, score);
            }
        }
        return best;
    }
}
