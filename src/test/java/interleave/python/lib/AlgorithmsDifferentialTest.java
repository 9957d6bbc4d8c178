package interleave.python.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import interleave.python.vm.Hashing;
import interleave.python.vm.Ints;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The algorithms on plain values against a real CPython, on random cases (seeded): thousands of expressions in one process.
class AlgorithmsDifferentialTest {
    private static final String[] WORDS = {"", "a", "Ab", "straße", "ΑΣ", "été 12", "x\ty", " pad ", "\u00a0\n", "a,b,,c", "aaaa", "\uD83D\uDE00z", "ǆ", "0x1f", "_1", "it's", "\"q\"",
        "tab\\", "\u2028", "ﬁn", "٣", "²", "½", "HELLO world", "they're bill's", "\r\nab\r", "+7", "-42", "Ⅷ"};
    private final Random random = new Random(20261122);
    private final List<String> questions = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();

    @Test
    void algorithmsAgreeWithCPython() throws Exception {
        Optional<CPython> python = CPython.find();
        assumeTrue(python.isPresent(), "no CPython 3.12 or 3.13 found");
        floats();
        formats();
        integers();
        texts();
        List<String> real = python.get().evaluate(questions);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            if (!answers.get(i).equals(real.get(i))) differences.add(questions.get(i) + "\n  CPython: " + real.get(i) + "\n  ours:    " + answers.get(i));
        }
        assertThat(questions.size()).isGreaterThan(15_000).isEqualTo(real.size());
        assertThat(differences.stream().limit(20)).as(differences.size() + " of " + questions.size() + " differ").isEmpty();
    }

    private void floats() {
        for (int i = 0; i < 4000; i++) {
            double x = anyDouble();
            ask("repr(" + python(x) + ")", () -> FloatText.repr(x));
            int digits = random.nextInt(30) - 8;
            ask("round(" + python(x) + ", " + digits + ")", () -> raw(FloatText.repr(FloatText.round(x, digits))));
            if (i % 4 == 0) {
                double y = anyDouble();
                ask("divmod(" + python(x) + ", " + python(y) + ")", () -> {
                    double[] parts = FloatText.divideAndModulo(x, y, "float divmod()");
                    return raw("(" + FloatText.repr(parts[0]) + ", " + FloatText.repr(parts[1]) + ")");
                });
                if (!Double.isNaN(x)) ask("hash(" + python(x) + ")", () -> raw(Long.toString(Hashing.hash(x))));
                ask(python(x) + ".hex()", () -> FloatText.hex(x));
                ask(python(x) + ".as_integer_ratio()", () -> {
                    Object[] ratio = FloatText.integerRatio(x);
                    return raw("(" + ratio[0] + ", " + ratio[1] + ")");
                });
            }
        }
    }

    private void formats() {
        String[] fills = {"", "", "", "*", "0", "é"};
        String[] aligns = {"", "", "<", ">", "^", "="};
        String[] signs = {"", "", "+", "-", " "};
        String[] widths = {"", "", "5", "12", "020", "3", "09", "24"};
        String[] groups = {"", "", "", ",", "_"};
        String[] precisions = {"", "", ".0", ".1", ".3", ".10", ".17"};
        String[] types = {"", "d", "f", "e", "g", "%", "s", "x", "X", "b", "o", "c", "n", "E", "G", "F", "q"};
        for (int i = 0; i < 6000; i++) {
            String align = pick(aligns);
            String spec = (align.isEmpty() ? "" : pick(fills)) + align + pick(signs) + (random.nextInt(9) == 0 ? "z" : "") + (random.nextInt(5) == 0 ? "#" : "")
                    + pick(widths) + pick(groups) + pick(precisions) + pick(types);
            String quoted = Quote.repr(spec);
            switch (i % 3) {
                case 0 -> {
                    double x = random.nextBoolean() ? anyDouble() : random.nextInt(2_000_000) / 100.0;
                    if (Math.abs(x) < 1e100) ask("format(" + python(x) + ", " + quoted + ")", () -> Format.floating(x, spec));
                }
                case 1 -> {
                    Object n = anyInt();
                    ask("format(" + n + ", " + quoted + ")", () -> Format.integer(n, spec, "int"));
                }
                default -> {
                    String s = pick(WORDS);
                    ask("format(" + Quote.ascii(s) + ", " + quoted + ")", () -> Format.string(s, spec));
                }
            }
        }
    }

    private void integers() {
        for (int i = 0; i < 1500; i++) {
            Object a = anyInt();
            Object b = anyInt();
            ask(a + " // (" + b + ")", () -> raw(Ints.floorDivide(a, b)));
            ask("(" + a + ") % (" + b + ")", () -> raw(Ints.modulo(a, b)));
            ask("(" + a + ") * (" + b + ")", () -> raw(Ints.multiply(a, b)));
            ask("(" + a + ") - (" + b + ")", () -> raw(Ints.subtract(a, b)));
            ask("(" + a + ") / (" + b + ")", () -> raw(FloatText.repr(Ints.trueDivide(a, b))));
            ask("((" + a + ") ^ (" + b + ")) & ~(" + a + ") | 5", () -> raw(Ints.or(Ints.and(Ints.xor(a, b), Ints.invert(a)), 5L)));
            int shift = random.nextInt(80);
            ask("(" + a + ") << " + shift, () -> raw(Ints.shiftLeft(a, (long) shift)));
            ask("(" + a + ") >> " + shift, () -> raw(Ints.shiftRight(a, (long) shift)));
            int exponent = random.nextInt(40);
            ask("(" + a + ") ** " + exponent, () -> raw(Ints.power(a, (long) exponent)));
            ask("pow(" + a + ", " + (exponent - 10) + ", " + b + ")", () -> raw(IntMath.power(a, exponent - 10L, b)));
            ask("hash(" + a + ")", () -> raw(Hashing.hash(a)));
            ask("(" + a + ").bit_length()", () -> raw(IntMath.bitLength(a)));
            int places = -(i % 12);
            ask("round(" + a + ", " + places + ")", () -> raw(IntMath.round(a, places)));
            double x = anyDouble();
            if (!Double.isNaN(x)) {
                ask("(" + a + " > " + python(x) + ") - (" + a + " < " + python(x) + ")", () -> raw(Ints.compare(a, x)));
                if (!Double.isInfinite(x)) ask("int(" + python(x) + ")", () -> raw(IntMath.fromDouble(x)));
            }
        }
        for (String text : new String[] {"12", " -7 ", "0x1F", "1_000", "1__0", "", "-", "0b101", "0o17", "zz", "٣٤", "99999999999999999999", "_1", "1_", "0_7", "00", "012", "+ 1", "0x", "0X_f"}) {
            for (int base : new int[] {10, 16, 0, 2, 8, 36, 1}) {
                ask("int(" + Quote.ascii(text) + ", " + base + ")", () -> raw(IntText.parse(text, base)));
            }
            ask("float(" + Quote.ascii(text) + ")", () -> raw(FloatText.repr(FloatText.parse(text))));
        }
        for (String text : new String[] {"1e5", ".5", "5.", "1_0.5_0", "nan", "-inf", "Infinity", "1e", "1e400", "0x10", "1.e-3", " 1 ", "1 2", "--1", "1_e5"}) {
            ask("float(" + Quote.ascii(text) + ")", () -> raw(FloatText.repr(FloatText.parse(text))));
        }
    }

    private void texts() {
        for (String s : WORDS) {
            String q = Quote.ascii(s);
            ask("repr(" + q + ")", () -> Quote.repr(s));
            ask(q + ".upper()", () -> Case.upper(s));
            ask(q + ".lower()", () -> Case.lower(s));
            ask(q + ".title()", () -> Case.title(s));
            ask(q + ".capitalize()", () -> Case.capitalize(s));
            ask(q + ".swapcase()", () -> Case.swap(s));
            ask(q + ".casefold()", () -> Case.fold(s));
            ask("[" + q + ".isalpha(), " + q + ".isdigit(), " + q + ".isdecimal(), " + q + ".isnumeric(), " + q + ".isalnum(), " + q + ".isspace(), " + q + ".isupper(), "
                    + q + ".islower(), " + q + ".istitle(), " + q + ".isprintable(), " + q + ".isidentifier(), " + q + ".isascii()]",
                    () -> raw(List.of(Case.isAlpha(s), Case.isDigit(s), Case.isDecimal(s), Case.isNumeric(s), Case.isAlphanumeric(s), Case.isSpace(s), Case.isUpper(s),
                            Case.isLower(s), Case.isTitle(s), Case.isPrintable(s), Case.isIdentifier(s), Case.isAscii(s)).stream()
                            .map(b -> b ? "True" : "False").collect(Collectors.joining(", ", "[", "]"))));
            ask(q + ".split()", () -> list(Strings.split(s, -1)));
            ask(q + ".rsplit(None, 1)", () -> list(Strings.rsplit(s, 1)));
            ask(q + ".split(None, 1)", () -> list(Strings.split(s, 1)));
            ask(q + ".splitlines()", () -> list(Strings.splitLines(s, false)));
            ask(q + ".splitlines(True)", () -> list(Strings.splitLines(s, true)));
            ask(q + ".strip()", () -> Strings.strip(s, null));
            ask(q + ".expandtabs(4)", () -> Strings.expandTabs(s, 4));
            ask(q + ".zfill(9)", () -> Strings.zeroFill(s, 9));
            for (int width = 0; width < 12; width++) {
                int w = width;
                ask(q + ".center(" + w + ", '*')", () -> Strings.centered(s, w, '*'));
            }
            for (String part : WORDS) {
                String p = Quote.ascii(part);
                ask(q + ".replace(" + p + ", '<>')", () -> Strings.replace(s, part, "<>", -1));
                ask(q + ".replace(" + p + ", '<>', 2)", () -> Strings.replace(s, part, "<>", 2));
                ask(q + ".split(" + p + ", 1)", () -> list(Strings.split(s, part, 1)));
                ask(q + ".rsplit(" + p + ")", () -> list(Strings.rsplit(s, part, -1)));
                ask(q + ".count(" + p + ")", () -> raw(Strings.count(s, part, 0, Strings.length(s))));
                ask(q + ".find(" + p + ")", () -> raw(Strings.find(s, part, 0, Strings.length(s), false)));
                ask(q + ".rfind(" + p + ")", () -> raw(Strings.find(s, part, 0, Strings.length(s), true)));
                ask(q + ".strip(" + p + ")", () -> Strings.strip(s, part));
            }
        }
    }

    /// What `ascii` shows unquoted: numbers, tuples.
    private record Raw(String text) {}

    private static Raw raw(Object value) {
        return new Raw(value.toString());
    }

    private static Raw list(List<String> parts) {
        return raw(parts.stream().map(Quote::ascii).collect(Collectors.joining(", ", "[", "]")));
    }

    private void ask(String question, Supplier<Object> ours) {
        questions.add(question);
        answers.add(answer(ours));
    }

    private static String answer(Supplier<Object> ours) {
        try {
            Object value = ours.get();
            return value instanceof Raw raw ? raw.text : Quote.ascii((String) value);
        } catch (RuntimeException e) {
            String[] parts = e.getMessage().split(": ", 2);
            return parts[0] + ": " + Quote.ascii(parts.length > 1 ? parts[1] : "");
        }
    }

    private double anyDouble() {
        return switch (random.nextInt(10)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> random.nextInt(100) / 10.0;
            case 2 -> (random.nextInt(2001) - 1000) / 8.0;
            case 3 -> Math.pow(10, random.nextInt(40) - 20);
            case 4 -> random.nextLong() / 16.0;
            case 5 -> random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15);
            case 6 -> new double[] {0.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1e16, 1e23, 5e-324, 2e-323, 0.1 + 0.2, 2.5, 1e-4, 9999999999999998.0,
                Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 123456789012345680.0, 1e22, 0.00001}[random.nextInt(18)];
            case 7 -> random.nextInt(1_000_000) / 1000.0;
            case 8 -> random.nextLong();
            default -> random.nextDouble();
        };
    }

    private Object anyInt() {
        return switch (random.nextInt(7)) {
            case 0 -> (long) random.nextInt(21) - 10;
            case 1 -> random.nextLong();
            case 2 -> Ints.normal(new BigInteger(random.nextInt(200) + 1, random).multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1)));
            case 3 -> (long) random.nextInt();
            case 4 -> new Object[] {Long.MIN_VALUE, Long.MAX_VALUE, 0L, -1L, 1L << 53, (1L << 53) + 1, (1L << 61) - 1, 255L}[random.nextInt(8)];
            case 5 -> Ints.normal(BigInteger.TEN.pow(random.nextInt(40)));
            default -> (long) random.nextInt(1 << 20);
        };
    }

    private static String python(double value) {
        return Double.isNaN(value) ? "float('nan')" : Double.isInfinite(value) ? value > 0 ? "float('inf')" : "float('-inf')" : "(" + Double.toString(value) + ")";
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
