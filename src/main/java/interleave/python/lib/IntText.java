package interleave.python.lib;

import interleave.python.vm.Ints;
import java.math.BigInteger;

/// Integers to and from text: `int("0x_ff", 0)`, `str(n)`, `hex`, `oct`, `bin`.
public final class IntText {
    /// CPython's guard against quadratic conversions: decimal texts beyond this many digits are refused.
    static final int MOST_DIGITS = 4300;
    private static final BigInteger MOST = BigInteger.TEN.pow(MOST_DIGITS);

    private IntText() {}

    /// Decimal text; ValueError beyond 4300 digits.
    public static String decimal(Object value) {
        if (value instanceof Long) return value.toString();
        BigInteger big = (BigInteger) value;
        if (big.bitLength() > 14_000 && big.abs().compareTo(MOST) >= 0) {
            throw Raise.value("Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit");
        }
        return big.toString();
    }

    /// Digits in base 2, 8 or 16 after sign and prefix, as `bin`, `oct` and `hex` write them.
    public static String prefixed(Object value, int base) {
        String digits = Ints.big(value).abs().toString(base);
        return (IntMath.signum(value) < 0 ? "-" : "") + (base == 2 ? "0b" : base == 8 ? "0o" : "0x") + digits;
    }

    /// `int(text, base)`: base 0 reads the prefix. White space around, one underscore between digits and any Unicode decimal digits are allowed.
    public static Object parse(String text, int base) {
        if (base != 0 && (base < 2 || base > 36)) throw Raise.value("int() base must be >= 2 and <= 36, or 0");
        String body = Strings.strip(text, null);
        int at = 0;
        boolean negative = false;
        if (!body.isEmpty() && (body.charAt(0) == '-' || body.charAt(0) == '+')) {
            negative = body.charAt(0) == '-';
            at = 1;
        }
        int radix = base;
        int prefix = prefixBase(body, at);
        if (prefix != 0 && (base == 0 || base == prefix)) {
            radix = prefix;
            at += 2;
            if (at < body.length() && body.charAt(at) == '_') at++;
        } else if (base == 0) {
            radix = 10;
        }
        String digits = digits(body, at, radix);
        if (digits == null || base == 0 && prefix == 0 && digits.length() > 1 && digits.charAt(0) == '0' && !digits.chars().allMatch(d -> d == '0')) {
            throw Raise.value("invalid literal for int() with base " + base + ": " + Quote.repr(text));
        }
        if (digits.length() > MOST_DIGITS && Integer.bitCount(radix) != 1) {
            throw Raise.value("Exceeds the limit (4300 digits) for integer string conversion: value has " + digits.length()
                    + " digits; use sys.set_int_max_str_digits() to increase the limit");
        }
        if (digits.length() <= 12) return negative ? -Long.parseLong(digits, radix) : Long.parseLong(digits, radix);
        BigInteger value = new BigInteger(digits, radix);
        return Ints.normal(negative ? value.negate() : value);
    }

    private static int prefixBase(String body, int at) {
        if (at + 1 >= body.length() || body.charAt(at) != '0') return 0;
        return switch (body.charAt(at + 1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    /// The digits from `at` on as ASCII without underscores, or null when they aren't digits of that base.
    private static @org.jspecify.annotations.Nullable String digits(String body, int at, int radix) {
        var ascii = new StringBuilder(body.length());
        boolean afterDigit = false;
        for (int i = at, c; i < body.length(); i += Character.charCount(c)) {
            c = body.codePointAt(i);
            if (c == '_') {
                if (!afterDigit) return null;
                afterDigit = false;
                continue;
            }
            int digit = c < 128 || Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, radix) : -1;
            if (digit < 0) return null;
            ascii.append(Character.forDigit(digit, radix));
            afterDigit = true;
        }
        return afterDigit ? ascii.toString() : null;
    }
}
