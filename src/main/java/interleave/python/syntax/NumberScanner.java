package interleave.python.syntax;

/// Finds the end of a number, and says what is wrong with one.
final class NumberScanner {

    private final Source source;
    private final String text;
    private final int start;
    private int at;

    NumberScanner(Source source, int start) {
        this.source = source;
        this.text = source.text();
        this.start = start;
        this.at = start;
    }

    /// The offset behind the number.
    int end() {
        char c = text.charAt(at);
        if (c == '0') {
            char radix = Character.toLowerCase(text.charAt(at + 1));
            if (radix == 'x' || radix == 'o' || radix == 'b') {
                at += 2;
                based(radix == 'x' ? 16 : radix == 'o' ? 8 : 2, radix == 'x' ? "hexadecimal" : radix == 'o' ? "octal" : "binary");
                return at;
            }
        }
        boolean zeros = c == '0';
        boolean whole = true;
        if (c != '.') {
            decimals();
        }
        int integerEnd = at;
        if (text.charAt(at) == '.') {
            whole = false;
            at++;
            if (digit(at)) {
                decimals();
            }
        }
        whole &= !exponent();
        if (Character.toLowerCase(text.charAt(at)) == 'j') {
            at++;
            ends("imaginary");
            throw new Unsupported("complex numbers", source.file(), source.lineAt(start));
        }
        if (whole && zeros) {
            refuseLeadingZeros(integerEnd);
        }
        ends("decimal");
        return at;
    }

    private boolean digit(int offset) {
        char c = text.charAt(offset);
        return c >= '0' && c <= '9';
    }

    private void decimals() {
        while (true) {
            while (digit(at)) {
                at++;
            }
            if (text.charAt(at) != '_') {
                return;
            }
            at++;
            if (!digit(at)) {
                throw error("invalid decimal literal");
            }
        }
    }

    private boolean exponent() {
        if (Character.toLowerCase(text.charAt(at)) != 'e') {
            return false;
        }
        char sign = text.charAt(at + 1);
        boolean signed = sign == '+' || sign == '-';
        if (!digit(signed ? at + 2 : at + 1)) {
            if (signed) {
                at += 2;
                throw error("invalid decimal literal");
            }
            return false;
        }
        at += signed ? 2 : 1;
        decimals();
        return true;
    }

    private void refuseLeadingZeros(int end) {
        int zeros = start;
        while (zeros < end && (text.charAt(zeros) == '0' || text.charAt(zeros) == '_')) {
            zeros++;
        }
        if (zeros < end) {
            String message = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
            throw source.error(message, source.span(start, zeros));
        }
    }

    private void based(int radix, String name) {
        do {
            if (text.charAt(at) == '_') {
                at++;
            }
            if (Character.digit(text.charAt(at), radix) < 0 || text.charAt(at) >= 0x80) {
                if (digit(at)) {
                    at++;
                    throw error("invalid digit '" + text.charAt(at - 1) + "' in " + name + " literal");
                }
                throw error("invalid " + name + " literal");
            }
            while (Character.digit(text.charAt(at), radix) >= 0 && text.charAt(at) < 0x80) {
                at++;
            }
        } while (text.charAt(at) == '_');
        if (digit(at)) {
            at++;
            throw error("invalid digit '" + text.charAt(at - 1) + "' in " + name + " literal");
        }
        ends(name);
    }

    /// A keyword may follow at once (`1if x else 2`), any other name may not.
    private void ends(String name) {
        if (!Names.starts(text.charAt(at))) {
            return;
        }
        int end = Names.end(text, at);
        switch (text.substring(at, end)) {
            case "and", "else", "for", "if", "in", "is", "or", "not" -> { }
            default -> throw error("invalid " + name + " literal");
        }
    }

    private PythonSyntaxError error(String message) {
        return source.error(message, source.span(at - 1, at));
    }
}
