package interleave.python.lib;

import java.util.Locale;
import java.util.function.IntPredicate;

/// The case methods of `str` and its `isX` family, by Unicode's properties.
public final class Case {
    private Case() {}

    public static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    public static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// Full case folding for the scripts Java's own mapping covers: lower case of upper case, with sharp s and the like expanded.
    public static String fold(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
    }

    public static String capitalize(String text) {
        if (text.isEmpty()) return text;
        int end = text.offsetByCodePoints(0, 1);
        return titleOf(text.codePointAt(0)) + lower(text).substring(lower(text.substring(0, end)).length());
    }

    /// Title case: a letter after anything without case is raised, all others are lowered.
    public static String title(String text) {
        var out = new StringBuilder(text.length());
        String lowered = lower(text);
        boolean inside = false;
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (!inside) out.append(titleOf(c));
            else if (lowered.length() == text.length()) out.appendCodePoint(lowered.codePointAt(i));
            else out.append(lower(Character.toString(c)));
            inside = isCased(c);
        }
        return out.toString();
    }

    private static String titleOf(int c) {
        String upper = upper(Character.toString(c));
        if (upper.codePointCount(0, upper.length()) == 1) return Character.toString(Character.toTitleCase(c));
        int first = upper.offsetByCodePoints(0, 1);
        return upper.substring(0, first) + lower(upper.substring(first));
    }

    public static String swap(String text) {
        var out = new StringBuilder(text.length());
        String lowered = lower(text); // as a whole: a sigma at the end of a word has a form of its own
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            String one = Character.toString(c);
            if (isLower(c)) out.append(upper(one));
            else if (isUpper(c)) out.append(lowered.length() == text.length() ? Character.toString(lowered.codePointAt(i)) : lower(one));
            else out.append(one);
        }
        return out.toString();
    }

    private static boolean isUpper(int c) {
        return Character.isUpperCase(c);
    }

    private static boolean isLower(int c) {
        return Character.isLowerCase(c);
    }

    private static boolean isCased(int c) {
        return isUpper(c) || isLower(c) || Character.isTitleCase(c);
    }

    private static boolean all(String text, IntPredicate test) {
        return !text.isEmpty() && text.codePoints().allMatch(test);
    }

    public static boolean isUpper(String text) {
        return text.codePoints().anyMatch(Case::isUpper) && text.codePoints().noneMatch(c -> isLower(c) || Character.isTitleCase(c));
    }

    public static boolean isLower(String text) {
        return text.codePoints().anyMatch(Case::isLower) && text.codePoints().noneMatch(c -> isUpper(c) || Character.isTitleCase(c));
    }

    public static boolean isTitle(String text) {
        boolean any = false;
        boolean inside = false;
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            boolean head = isUpper(c) || Character.isTitleCase(c);
            if (head && inside || isLower(c) && !inside) return false;
            inside = isCased(c);
            any |= inside;
        }
        return any;
    }

    public static boolean isSpace(String text) {
        return all(text, Strings::isSpace);
    }

    public static boolean isAlpha(String text) {
        return all(text, Character::isLetter);
    }

    public static boolean isDecimal(String text) {
        return all(text, c -> Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER);
    }

    public static boolean isDigit(String text) {
        return all(text, Case::isDigit);
    }

    /// Decimal digits and the digits that are written apart (superscripts, circled): those Java gives no decimal value.
    private static boolean isDigit(int c) {
        return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER || c == 0xb2 || c == 0xb3 || c == 0xb9 || c >= 0x1369 && c <= 0x1371
                || c == 0x19da || c == 0x2070 || c >= 0x2074 && c <= 0x2079 || c >= 0x2080 && c <= 0x2089 || c >= 0x2460 && c <= 0x2468
                || c >= 0x2474 && c <= 0x247c || c >= 0x2488 && c <= 0x2490 || c == 0x24ea || c >= 0x24f5 && c <= 0x24fd || c == 0x24ff
                || c >= 0x2776 && c <= 0x277e || c >= 0x2780 && c <= 0x2788 || c >= 0x278a && c <= 0x2792;
    }

    public static boolean isNumeric(String text) {
        return all(text, c -> isDigit(c) || Character.getNumericValue(c) >= 0 && !isPlainLetter(c) || Character.getNumericValue(c) == -2);
    }

    /// Java gives Latin letters the values 10 to 35; Python doesn't call them numeric.
    private static boolean isPlainLetter(int c) {
        int type = Character.getType(c);
        return type == Character.UPPERCASE_LETTER || type == Character.LOWERCASE_LETTER;
    }

    public static boolean isAlphanumeric(String text) {
        return all(text, c -> Character.isLetter(c) || isDigit(c) || isNumeric(Character.toString(c)));
    }

    public static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    public static boolean isPrintable(String text) {
        return text.codePoints().allMatch(Quote::isPrintable);
    }

    public static boolean isIdentifier(String text) {
        if (text.isEmpty()) return false;
        int first = text.codePointAt(0);
        return (first == '_' || Character.isUnicodeIdentifierStart(first))
                && text.codePoints().skip(1).allMatch(c -> Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }
}
