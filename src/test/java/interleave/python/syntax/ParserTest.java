package interleave.python.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

    private static Expr expression(String source) {
        Stmt only = Parser.parse(source, "test.py").body().getFirst();
        return ((Stmt.Expression) only).value();
    }

    private static Object literal(String source) {
        return ((Expr.Literal) expression(source)).value();
    }

    private static PythonSyntaxError error(String source) {
        PythonSyntaxError error = catchThrowableOfType(PythonSyntaxError.class, () -> Scopes.of(Parser.parse(source, "test.py")));
        assertThat(error).as(source).isNotNull();
        return error;
    }

    @Test
    void anIntegerIsALongWhereItFitsAndABigIntegerBeyond() {
        assertThat(literal("0xff")).isEqualTo(255L);
        assertThat(literal("1_000")).isEqualTo(1000L);
        assertThat(literal("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(literal("9223372036854775808")).isEqualTo(BigInteger.TWO.pow(63));
        assertThat(literal("1e3")).isEqualTo(1000.0);
    }

    @Test
    void neighbouringStringsAreJoinedAndEscapesResolved() {
        assertThat(literal("'a' \"b\" r'\\n' '\\x41\\n\\N{LATIN SMALL LETTER B}'")).isEqualTo("ab\\nA\nb");
        assertThat(literal("b'a\\xff'")).isEqualTo(new byte[] {'a', (byte) 0xff});
    }

    @Test
    void anFStringNestsToAnyDepthAndKeepsTheTextOfAnEqualsSign() {
        Expr.FString whole = (Expr.FString) expression("f'a{x + 1 = !r:{w}}b{{}}{f\"{y}\"}'");
        assertThat(whole.parts()).hasSize(4);
        assertThat(((Expr.Literal) whole.parts().getFirst()).value()).isEqualTo("ax + 1 = ");
        Expr.Replacement field = (Expr.Replacement) whole.parts().get(1);
        assertThat(field.conversion()).isEqualTo('r');
        assertThat(field.format()).isNotNull();
        assertThat(((Expr.Literal) whole.parts().get(2)).value()).isEqualTo("b{}");
    }

    @Test
    void powerBindsTighterThanTheSignBeforeItAndToTheRight() {
        Expr.Unary negated = (Expr.Unary) expression("-2 ** 3 ** 2");
        Expr.Binary power = (Expr.Binary) negated.operand();
        assertThat(power.right()).isInstanceOf(Expr.Binary.class);
        assertThat(power.span()).isEqualTo(new Span(1, 1, 1, 12));
    }

    @Test
    void aSpanOfAnOperationReachesOverItsParentheses() {
        assertThat(expression("(a + b) * (c)").span()).isEqualTo(new Span(1, 0, 1, 13));
        assertThat(expression("f(a,\n  b)").span()).isEqualTo(new Span(1, 0, 2, 4));
    }

    @Test
    void matchIsANameWhereItIsNoStatement() {
        assertThat(expression("match(x)")).isInstanceOf(Expr.Call.class);
        assertThat(Parser.parse("match x:\n    case [1, *rest] if rest: pass\n", "test.py").body().getFirst()).isInstanceOf(Stmt.Match.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "if x == 5\\n    pass|expected ':'",
        "def f():\\nreturn 1|expected an indented block after function definition on line 1",
        "x = [1, 2 3]|invalid syntax. Perhaps you forgot a comma?",
        "x = (1,\\ny = 2|'(' was never closed",
        "x = 1)|unmatched ')'",
        "f(]|closing parenthesis ']' does not match opening parenthesis '('",
        "5 = x|cannot assign to literal here. Maybe you meant '==' instead of '='?",
        "if x = 3: pass|invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
        "x = 'abc|unterminated string literal (detected at line 1)",
        "print 'a'|Missing parentheses in call to 'print'. Did you mean print(...)?",
        "return 1|'return' outside function",
        "break|'break' outside loop",
        "def f(a, a): pass|duplicate argument 'a' in function definition",
        "def f(a=1, b): pass|parameter without a default follows parameter with a default",
        "f(a=1, 2)|positional argument follows keyword argument",
        "def f():\\n  nonlocal x|no binding for nonlocal 'x' found",
        "def f():\\n  x = 1\\n  global x|name 'x' is assigned to before global declaration",
        "try: pass\\nx = 1|expected 'except' or 'finally' block",
        "f'{}'|f-string: valid expression required before '}'",
        "x = 08|leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"})
    void aMistakeGetsCPythonsMessage(String source, String message) {
        assertThat(error(source.replace("\\n", "\n") + "\n")).hasMessage(message);
    }

    @Test
    void anErrorCarriesItsLineAndWhatToUnderline() {
        PythonSyntaxError error = error("x = 1\nvalues = [1, 2 3]\n");
        assertThat(error.sourceLine()).isEqualTo("values = [1, 2 3]");
        assertThat(error.span()).isEqualTo(new Span(2, 13, 2, 16));
        assertThat(error("if x:\n  y\n z\n").kind()).isEqualTo(PythonSyntaxError.Kind.INDENTATION);
        assertThat(error("if x:\n\ty\n        z\n").kind()).isEqualTo(PythonSyntaxError.Kind.TAB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "not ", "lambda: ", "[", "a if b else ", "f(", "x ** ", "{1: ", "await "})
    void deepNestingIsAnErrorAndNeverAnOverflow(String opening) throws InterruptedException {
        Throwable[] thrown = new Throwable[1];
        Thread small = new Thread(null, () -> thrown[0] = catchThrowableOfType(Throwable.class,
                () -> Parser.parse(opening.repeat(20_000) + "1", "deep.py")), "small stack", 512 << 10);
        small.start();
        small.join();
        assertThat(thrown[0]).isInstanceOf(PythonSyntaxError.class);
    }

    @Test
    void whatIsPythonButNotKnownIsRefusedByName() {
        assertThatThrownBy(() -> Parser.parse("x = 1\ny = 2j\n", "test.py")).isInstanceOf(Unsupported.class)
                .hasMessage("test.py:2: Little Python doesn't know complex numbers; run this program on CPython.");
    }
}
