package interleave.trace;

/// Names and notes as people and programs gave them, made fit to stand in the middle of a line: they may hold line ends, control characters and marks that turn the
/// writing around, and be thousands of characters long. Recordings keep them whole; what shows them asks here.
public final class Names {
    /// Characters that a name has room for in a sentence.
    private static final int SENTENCE = 60;
    private static final char ODD = '\uFFFD';

    private Names() {}

    /// As one line in which everything after the name still stands where it should: line ends and tabs are blanks, other control characters and explicit
    /// changes of direction are U+FFFD. Letters that run from the right stay. The same object where there is nothing to do.
    public static String line(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (shown(text.charAt(i)) != text.charAt(i)) return replaced(text);
        }
        return text;
    }

    /// The same, of at most so many characters, the last an ellipsis where there are more.
    public static String brief(String text, int most) {
        if (text.length() <= most) return line(text);
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return line(text.substring(0, end)).stripTrailing() + "…";
    }

    /// The same, for the middle of a sentence.
    public static String inSentence(String text) {
        return brief(text, SENTENCE);
    }

    private static String replaced(String text) {
        var line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) line.append(shown(text.charAt(i)));
        return line.toString();
    }

    private static char shown(char c) {
        if (c >= ' ' && c < 0x7F) return c;
        if (c == '\t' || c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029') return ' ';
        boolean turns = c == '\u061C' || c == '\u200E' || c == '\u200F' || c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
        return c < ' ' || c < 0xA0 && c >= 0x7F || turns ? ODD : c;
    }
}
