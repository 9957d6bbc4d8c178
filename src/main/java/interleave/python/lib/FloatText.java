package interleave.python.lib;

import interleave.python.vm.Ints;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/// Floats to and from text, and rounding to decimal places: all through exact decimal values, so that every digit is CPython's.
public final class FloatText {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(_\\d+)*\\.?(\\d+(_\\d+)*)?|\\.\\d+(_\\d+)*)([eE][+-]?\\d+(_\\d+)*)?");
    private static final Pattern HEX = Pattern.compile("([+-]?)(?:0[xX])?([0-9a-fA-F]*)(?:\\.([0-9a-fA-F]*))?(?:[pP]([+-]?\\d+))?");

    private FloatText() {}

    /// Significant decimal digits of a finite number and its decimal point: the value is `0.digits * 10**point`.
    record Decimal(boolean negative, String digits, int point) {}

    /// The shortest text that reads back as the same double: `repr(value)`.
    public static String repr(double value) {
        if (value == (long) value && Math.abs(value) < 1e15) {
            return value == 0 && 1 / value < 0 ? "-0.0" : Long.toString((long) value) + ".0";
        }
        if (Double.isNaN(value)) return "nan";
        if (Double.isInfinite(value)) return value > 0 ? "inf" : "-inf";
        return layout(shortest(value), true);
    }

    /// `0.1` style between 1e-4 and 1e16, else `1e-05` style; with `.0` after a whole number if asked.
    static String layout(Decimal number, boolean pointZero) {
        String digits = number.digits;
        int point = number.point;
        var text = new StringBuilder(24).append(number.negative ? "-" : "");
        if (-4 < point && point <= 16) {
            if (point <= 0) text.append("0.").repeat('0', -point).append(digits);
            else if (point >= digits.length()) text.append(digits).repeat('0', point - digits.length()).append(pointZero ? ".0" : "");
            else text.append(digits, 0, point).append('.').append(digits, point, digits.length());
            return text.toString();
        }
        text.append(digits.charAt(0));
        if (digits.length() > 1) text.append('.').append(digits, 1, digits.length());
        return text.append(exponent('e', point - 1)).toString();
    }

    static String exponent(char letter, int exponent) {
        int magnitude = Math.abs(exponent);
        return letter + (exponent < 0 ? "-" : "+") + (magnitude < 10 ? "0" : "") + magnitude;
    }

    /// Java's `Double.toString` is the shortest since JDK 19, but for one-digit numbers, where it prefers a closer two-digit one (4.9E-324).
    static Decimal shortest(double value) {
        String java = Double.toString(Math.abs(value));
        int e = java.indexOf('E');
        String mantissa = e < 0 ? java : java.substring(0, e);
        int exponent = e < 0 ? 0 : Integer.parseInt(java.substring(e + 1));
        int dot = mantissa.indexOf('.');
        String digits = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
        int point = dot + exponent;
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') start++;
        int end = digits.length();
        while (end > start + 1 && digits.charAt(end - 1) == '0') end--;
        digits = digits.substring(start, end);
        point -= start;
        if (digits.length() == 2) {
            BigDecimal one = new BigDecimal(digits).round(new java.math.MathContext(1, RoundingMode.HALF_EVEN)).scaleByPowerOfTen(point - 2);
            if (one.doubleValue() == Math.abs(value)) return decimal(one, value < 0);
        }
        return new Decimal(isNegative(value), digits, digits.equals("0") ? 1 : point);
    }

    private static Decimal decimal(BigDecimal magnitude, boolean negative) {
        BigDecimal bare = magnitude.stripTrailingZeros();
        String digits = bare.unscaledValue().toString();
        return new Decimal(negative, digits, digits.length() - bare.scale());
    }

    static boolean isNegative(double value) {
        return Double.doubleToRawLongBits(value) < 0;
    }

    /// `float(text)`: white space around, underscores between digits, `inf`, `infinity` and `nan` in any case.
    public static double parse(String text) {
        String body = Strings.strip(text, null);
        if (body.length() > 0 && body.chars().anyMatch(c -> c > 127)) body = asciiDigits(body);
        if (NUMBER.matcher(body).matches()) return Double.parseDouble(body.indexOf('_') < 0 ? body : body.replace("_", ""));
        String name = body.toLowerCase(Locale.ROOT);
        boolean signed = name.startsWith("-") || name.startsWith("+");
        double sign = name.startsWith("-") ? -1 : 1;
        return switch (signed ? name.substring(1) : name) {
            case "inf", "infinity" -> sign * Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> throw Raise.value("could not convert string to float: " + Quote.repr(text));
        };
    }

    private static String asciiDigits(String body) {
        var ascii = new StringBuilder(body.length());
        body.codePoints().forEach(c -> {
            int digit = Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, 10) : -1;
            if (digit >= 0) ascii.append((char) ('0' + digit));
            else ascii.appendCodePoint(c);
        });
        return ascii.toString();
    }

    /// `%.<precision>f` of a finite number's magnitude.
    static String fixed(double value, int precision) {
        return new BigDecimal(Math.abs(value)).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    }

    /// `%.<precision>e` of a finite number's magnitude; `point` keeps a bare decimal point.
    static String scientific(double value, int precision, char letter, boolean point) {
        Decimal number = significant(value, precision + 1);
        String digits = padded(number.digits, precision + 1);
        String tail = precision > 0 ? "." + digits.substring(1) : point ? "." : "";
        return digits.charAt(0) + tail + exponent(letter, value == 0 ? 0 : number.point - 1);
    }

    /// `%.<precision>g` of a finite number's magnitude; `alternate` keeps trailing zeros and the point, `pointZero` is what `str` adds.
    static String general(double value, int precision, char letter, boolean alternate, boolean pointZero) {
        int wanted = Math.max(precision, 1);
        Decimal number = significant(value, wanted);
        int point = value == 0 ? 1 : number.point;
        String digits = alternate ? padded(number.digits, wanted) : number.digits;
        // `str`-like formats turn to an exponent one digit sooner: format(12.0, '.2') is '1.2e+01'.
        if (-4 < point && point <= (pointZero ? wanted - 1 : wanted)) {
            if (point <= 0) return "0." + "0".repeat(-point) + digits;
            String whole = padded(digits, point).substring(0, point);
            String fraction = digits.length() > point ? digits.substring(point) : "";
            if (fraction.isEmpty()) return whole + (alternate ? "." : pointZero ? ".0" : "");
            return whole + "." + fraction;
        }
        String tail = digits.length() > 1 ? "." + digits.substring(1) : alternate ? "." : "";
        return digits.charAt(0) + tail + exponent(letter, point - 1);
    }

    private static String padded(String digits, int length) {
        return digits.length() >= length ? digits : digits + "0".repeat(length - digits.length());
    }

    /// At most `count` significant digits, without trailing zeros.
    private static Decimal significant(double value, int count) {
        if (value == 0) return new Decimal(isNegative(value), "0", 1);
        return decimal(new BigDecimal(Math.abs(value)).round(new java.math.MathContext(count, RoundingMode.HALF_EVEN)), value < 0);
    }

    /// `round(value, digits)`: the double nearest to the decimal rounded half to even on the exact value.
    public static double round(double value, long digits) {
        if (Double.isNaN(value) || Double.isInfinite(value) || value == 0 || digits > 323) return value;
        if (digits < -308) return Math.copySign(0.0, value);
        double result = new BigDecimal(value).setScale((int) digits, RoundingMode.HALF_EVEN).doubleValue();
        if (Double.isInfinite(result)) throw Raise.overflow("rounded value too large to represent");
        return Math.copySign(result, value);
    }

    /// `round(value)`: to an integer, ties to even.
    public static Object round(double value) {
        if (Double.isNaN(value)) throw Raise.value("cannot convert float NaN to integer");
        if (Double.isInfinite(value)) throw Raise.overflow("cannot convert float infinity to integer");
        return IntMath.fromDouble(Math.rint(value));
    }

    /// `value.hex()`.
    public static String hex(double value) {
        if (Double.isNaN(value)) return "nan";
        if (Double.isInfinite(value)) return value > 0 ? "inf" : "-inf";
        String sign = isNegative(value) ? "-" : "";
        if (value == 0) return sign + "0x0.0p+0";
        boolean normal = Math.getExponent(value) >= Double.MIN_EXPONENT;
        String fraction = String.format("%013x", Double.doubleToRawLongBits(value) & 0xfffffffffffffL);
        int exponent = normal ? Math.getExponent(value) : Double.MIN_EXPONENT;
        return sign + "0x" + (normal ? "1." : "0.") + fraction + "p" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    /// `float.fromhex(text)`.
    public static double fromHex(String text) {
        String body = Strings.strip(text, null);
        var match = HEX.matcher(body);
        boolean digits = match.matches() && (match.group(2).length() > 0 || match.group(3) != null && match.group(3).length() > 0);
        if (!digits) {
            String name = body.toLowerCase(Locale.ROOT).replaceFirst("^[+-]", "");
            if (name.equals("inf") || name.equals("infinity") || name.equals("nan")) return parse(body);
            throw Raise.value("invalid hexadecimal floating-point string");
        }
        String fraction = match.group(3) == null ? "" : match.group(3);
        double value = Double.parseDouble("0x" + match.group(2) + "." + fraction + "p" + (match.group(4) == null ? "0" : match.group(4)));
        if (Double.isInfinite(value)) throw Raise.overflow("hexadecimal value too large to represent as a float");
        return match.group(1).equals("-") ? -value : value;
    }

    /// Numerator and denominator of the exact value, in lowest terms.
    public static Object[] integerRatio(double value) {
        if (Double.isNaN(value)) throw Raise.value("cannot convert NaN to integer ratio");
        if (Double.isInfinite(value)) throw Raise.overflow("cannot convert Infinity to integer ratio");
        BigDecimal exact = new BigDecimal(value);
        BigInteger denominator = exact.scale() > 0 ? BigInteger.TEN.pow(exact.scale()) : BigInteger.ONE;
        BigInteger numerator = exact.scale() > 0 ? exact.unscaledValue() : exact.toBigIntegerExact();
        BigInteger common = numerator.gcd(denominator);
        if (common.signum() == 0) common = BigInteger.ONE;
        return new Object[] {Ints.normal(numerator.divide(common)), Ints.normal(denominator.divide(common))};
    }

    /// `x // y` and `x % y` of floats, as float_divmod in CPython's floatobject.c computes them; `whenZero` is the message for a zero divisor.
    public static double[] divideAndModulo(double x, double y, String whenZero) {
        if (y == 0) throw Raise.zeroDivision(whenZero);
        double rest = x % y;
        double quotient = (x - rest) / y;
        if (rest != 0) {
            if (y < 0 != rest < 0) {
                rest += y;
                quotient -= 1.0;
            }
        } else {
            rest = Math.copySign(0.0, y);
        }
        if (quotient == 0) return new double[] {Math.copySign(0.0, x / y), rest};
        double floor = Math.floor(quotient);
        return new double[] {quotient - floor > 0.5 ? floor + 1.0 : floor, rest};
    }
}
