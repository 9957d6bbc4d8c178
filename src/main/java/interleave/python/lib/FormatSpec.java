package interleave.python.lib;

/// A parsed format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
///
/// @param fill      code point that pads
/// @param align     one of `< > = ^`, or 0 when the specification names none
/// @param sign      one of `+ - space`, or 0
/// @param width     in characters, −1 when left out
/// @param grouping  `,` or `_`, or 0
/// @param precision −1 when left out
/// @param type      the last letter, or 0
record FormatSpec(int fill, char align, char sign, boolean noNegativeZero, boolean alternate, int width, char grouping, int precision, int type) {

    /// Reads a specification; `typeName` is for the messages, `numeric` decides what a bare `0` before the width means.
    static FormatSpec parse(String text, String typeName, boolean numeric) {
        return new Reader(text, typeName, numeric).read();
    }

    /// Pads `text` to the width; `<` unless the specification says otherwise.
    String pad(String text, char defaultAlign) {
        int missing = width - Strings.length(text);
        if (missing <= 0) return text;
        String unit = Character.toString(fill);
        return switch (align == 0 ? defaultAlign : align) {
            case '<' -> text + unit.repeat(missing);
            case '^' -> unit.repeat(missing / 2) + text + unit.repeat(missing - missing / 2);
            default -> unit.repeat(missing) + text;
        };
    }

    private static final class Reader {
        private final String text;
        private final String typeName;
        private final boolean numeric;
        private int at;

        Reader(String text, String typeName, boolean numeric) {
            this.text = text;
            this.typeName = typeName;
            this.numeric = numeric;
        }

        FormatSpec read() {
            int fill = ' ';
            boolean filled = false;
            char align = 0;
            int first = text.isEmpty() ? 0 : Character.charCount(text.codePointAt(0));
            if (first > 0 && first < text.length() && isAlign(text.charAt(first))) {
                fill = text.codePointAt(0);
                filled = true;
                align = text.charAt(first);
                at = first + 1;
            } else if (first > 0 && isAlign(text.charAt(0))) {
                align = text.charAt(0);
                at = 1;
            }
            char sign = peek() == '+' || peek() == '-' || peek() == ' ' ? text.charAt(at++) : 0;
            boolean noNegativeZero = accept('z');
            boolean alternate = accept('#');
            if (!filled && accept('0')) {
                fill = '0';
                if (align == 0 && numeric) align = '=';
            }
            int width = number("Too many decimal digits in format string");
            char grouping = grouping();
            int precision = -1;
            if (accept('.')) {
                precision = number("Too many decimal digits in format string");
                if (precision < 0) throw Raise.value("Format specifier missing precision");
            }
            return new FormatSpec(fill, align, sign, noNegativeZero, alternate, width, grouping, precision, type(grouping));
        }

        private char grouping() {
            char grouping = 0;
            if (accept(',')) grouping = ',';
            if (accept('_')) {
                if (grouping != 0) throw Raise.value("Cannot specify both ',' and '_'.");
                grouping = '_';
            }
            if (peek() == ',' && grouping != 0) {
                throw Raise.value(grouping == '_' ? "Cannot specify both ',' and '_'." : "Cannot specify ',' with ','.");
            }
            return grouping;
        }

        private int type(char grouping) {
            if (at == text.length()) return 0;
            int type = text.codePointAt(at);
            if (at + Character.charCount(type) < text.length()) {
                throw Raise.value("Invalid format specifier '" + text + "' for object of type '" + typeName + "'");
            }
            if (grouping != 0 && "defgEG%F".indexOf(type) < 0 && !(grouping == '_' && "boxX".indexOf(type) >= 0)) {
                throw Raise.value("Cannot specify '" + grouping + "' with '" + Character.toString(type) + "'.");
            }
            return type;
        }

        private static boolean isAlign(char c) {
            return c == '<' || c == '>' || c == '=' || c == '^';
        }

        private char peek() {
            return at < text.length() ? text.charAt(at) : 0;
        }

        private boolean accept(char c) {
            if (peek() != c) return false;
            at++;
            return true;
        }

        private int number(String tooLarge) {
            int start = at;
            long value = 0;
            while (peek() >= '0' && peek() <= '9') {
                value = value * 10 + (text.charAt(at++) - '0');
                if (value > Integer.MAX_VALUE) throw Raise.value(tooLarge);
            }
            return at == start ? -1 : (int) value;
        }
    }
}
