package interleave.python.lib;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `str` methods compute, on plain strings. A Python string counts *code points*, a Java string UTF-16 units: methods that take or
/// give positions count code points, and cost nothing extra while a text has none beyond U+FFFF.
public final class Strings {
    private Strings() {}

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// The UTF-16 offset of a code point's index.
    static int offset(String text, int index) {
        return isFlat(text) ? index : text.offsetByCodePoints(0, index);
    }

    /// The code point's index of a UTF-16 offset, −1 staying −1.
    static int index(String text, int offset) {
        return offset < 0 || isFlat(text) ? offset : text.codePointCount(0, offset);
    }

    private static boolean isFlat(String text) {
        return length(text) == text.length();
    }

    /// One character by an index that is in range.
    public static String charAt(String text, int index) {
        if (isFlat(text)) return String.valueOf(text.charAt(index));
        int at = text.offsetByCodePoints(0, index);
        return text.substring(at, text.offsetByCodePoints(at, 1));
    }

    /// A slice whose bounds are already clipped: `count` characters from `start` on, `step` apart.
    public static String slice(String text, int start, int step, int count) {
        if (count <= 0) return "";
        if (step == 1) {
            if (isFlat(text)) return text.substring(start, start + count);
            int from = text.offsetByCodePoints(0, start);
            return text.substring(from, text.offsetByCodePoints(from, count));
        }
        int[] points = text.codePoints().toArray();
        var out = new StringBuilder(count);
        for (int i = 0, at = start; i < count; i++, at += step) out.appendCodePoint(points[at]);
        return out.toString();
    }

    /// `str.isspace` of one code point.
    public static boolean isSpace(int c) {
        return switch (c) {
            case '\t', '\n', 0x0b, '\f', '\r', 0x1c, 0x1d, 0x1e, 0x1f, ' ', 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200a;
        };
    }

    /// Strips white space (`set` null) or the characters of `set` at both ends.
    public static String strip(String text, @Nullable String set) {
        return lstrip(rstrip(text, set), set);
    }

    public static String lstrip(String text, @Nullable String set) {
        int start = 0;
        while (start < text.length() && strippable(text.codePointAt(start), set)) start += Character.charCount(text.codePointAt(start));
        return text.substring(start);
    }

    public static String rstrip(String text, @Nullable String set) {
        int end = text.length();
        while (end > 0 && strippable(text.codePointBefore(end), set)) end -= Character.charCount(text.codePointBefore(end));
        return text.substring(0, end);
    }

    private static boolean strippable(int c, @Nullable String set) {
        return set == null ? isSpace(c) : set.indexOf(c) >= 0;
    }

    /// `text.split(None, limit)`: runs of white space; a negative limit means all.
    public static List<String> split(String text, long limit) {
        var parts = new ArrayList<String>();
        int at = 0;
        int end = text.length();
        while (true) {
            while (at < end && isSpace(text.charAt(at))) at++;
            if (at == end) return parts;
            if (limit >= 0 && parts.size() == limit) {
                parts.add(rstrip(text.substring(at), null));
                return parts;
            }
            int start = at;
            while (at < end && !isSpace(text.charAt(at))) at++;
            parts.add(text.substring(start, at));
        }
    }

    /// `text.rsplit(None, limit)`.
    public static List<String> rsplit(String text, long limit) {
        var parts = new ArrayList<String>();
        int at = text.length();
        while (true) {
            while (at > 0 && isSpace(text.charAt(at - 1))) at--;
            if (at == 0) return parts.reversed();
            if (limit >= 0 && parts.size() == limit) {
                parts.add(lstrip(text.substring(0, at), null));
                return parts.reversed();
            }
            int end = at;
            while (at > 0 && !isSpace(text.charAt(at - 1))) at--;
            parts.add(text.substring(at, end));
        }
    }

    /// `text.split(separator, limit)`.
    public static List<String> split(String text, String separator, long limit) {
        if (separator.isEmpty()) throw Raise.value("empty separator");
        var parts = new ArrayList<String>();
        int from = 0;
        for (int hit; (limit < 0 || parts.size() < limit) && (hit = text.indexOf(separator, from)) >= 0; from = hit + separator.length()) {
            parts.add(text.substring(from, hit));
        }
        parts.add(text.substring(from));
        return parts;
    }

    /// `text.rsplit(separator, limit)`.
    public static List<String> rsplit(String text, String separator, long limit) {
        if (separator.isEmpty()) throw Raise.value("empty separator");
        var parts = new ArrayList<String>();
        int end = text.length();
        for (int hit; (limit < 0 || parts.size() < limit) && (hit = lastIndexOf(text, separator, end)) >= 0; end = hit) {
            parts.add(text.substring(hit + separator.length(), end));
        }
        parts.add(text.substring(0, end));
        return parts.reversed();
    }

    /// The last occurrence that ends at `end` or before.
    private static int lastIndexOf(String text, String part, int end) {
        return end < part.length() ? -1 : text.lastIndexOf(part, end - part.length());
    }

    /// `text.splitlines(keep)`: at every line boundary Python knows, not only `\n`.
    public static List<String> splitLines(String text, boolean keepEnds) {
        var lines = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && !isLineEnd(text.charAt(end))) end++;
            int next = Math.min(end + 1, text.length());
            if (end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n') next++;
            lines.add(text.substring(at, keepEnds ? next : end));
            at = next;
        }
        return lines;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == 0x0b || c == '\f' || c >= 0x1c && c <= 0x1e || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /// Occurrences of `part` within code points `start` to `end`, not overlapping; bounds are already clipped.
    public static int count(String text, String part, int start, int end) {
        if (start > end) return 0;
        String window = slice(text, start, 1, end - start);
        if (part.isEmpty()) return length(window) + 1;
        int hits = 0;
        for (int at = window.indexOf(part); at >= 0; at = window.indexOf(part, at + part.length())) hits++;
        return hits;
    }

    /// The first (or last) code point index of `part` within bounds already clipped, or −1.
    public static int find(String text, String part, int start, int end, boolean last) {
        if (start > end) return -1;
        int from = offset(text, start);
        int to = offset(text, end);
        int hit = last ? lastIndexOf(text, part, to) : text.indexOf(part, from);
        return hit < from || hit + part.length() > to ? -1 : index(text, hit);
    }

    /// `text.replace(old, new, limit)`; a negative limit means all.
    public static String replace(String text, String old, String fresh, long limit) {
        if (limit < 0 && !old.isEmpty()) return text.replace(old, fresh);
        var out = new StringBuilder(text.length() + 16);
        int at = 0;
        long done = 0;
        if (old.isEmpty()) {
            while (limit < 0 || done < limit) {
                out.append(fresh);
                done++;
                if (at == text.length()) break;
                int next = text.offsetByCodePoints(at, 1);
                out.append(text, at, next);
                at = next;
            }
        } else {
            for (int hit; done < limit && (hit = text.indexOf(old, at)) >= 0; at = hit + old.length(), done++) out.append(text, at, hit).append(fresh);
        }
        return out.append(text, at, text.length()).toString();
    }

    /// `str.expandtabs`.
    public static String expandTabs(String text, int size) {
        var out = new StringBuilder(text.length() + 16);
        int column = 0;
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (c == '\t') {
                int pad = size > 0 ? size - column % size : 0;
                out.repeat(' ', pad);
                column += pad;
            } else {
                out.appendCodePoint(c);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            }
        }
        return out.toString();
    }

    /// `str.zfill`: zeros go between a sign and the digits.
    public static String zeroFill(String text, long width) {
        long pad = width - length(text);
        if (pad <= 0) return text;
        boolean signed = !text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-');
        return (signed ? text.substring(0, 1) : "") + "0".repeat((int) pad) + (signed ? text.substring(1) : text);
    }

    public static String leftJustified(String text, long width, int fill) {
        long pad = width - length(text);
        return pad <= 0 ? text : text + Character.toString(fill).repeat((int) pad);
    }

    public static String rightJustified(String text, long width, int fill) {
        long pad = width - length(text);
        return pad <= 0 ? text : Character.toString(fill).repeat((int) pad) + text;
    }

    /// `str.center`: of an odd rest the extra character goes left when the width is odd, as CPython does it.
    public static String centered(String text, long width, int fill) {
        long pad = width - length(text);
        if (pad <= 0) return text;
        long left = pad / 2 + (pad & width & 1);
        String one = Character.toString(fill);
        return one.repeat((int) left) + text + one.repeat((int) (pad - left));
    }
}
