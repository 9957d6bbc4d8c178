package interleave.python.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.python.syntax.Scope.Binding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopesTest {

    /// The scope of the last statement of a source, a function or class.
    private static Scope last(String source) {
        Module module = Parser.parse(source, "test.py");
        return Scopes.of(module).child(module.body().getLast());
    }

    private static Scope inner(Scope scope, String source) {
        Module module = Parser.parse(source, "test.py");
        Stmt.Function function = (Stmt.Function) module.body().getLast();
        return Scopes.of(module).child(function).child(function.body().get(1));
    }

    @Test
    void aVariableThatAnInnerFunctionUsesIsACell() {
        String source = "def f(a):\n    b = c = 1\n    def g():\n        return a + b + d\n    return c\n";
        Scope f = last(source);
        assertThat(f.variables()).containsExactly("a", "b", "c", "g");
        assertThat(f.cells()).containsExactlyInAnyOrder("a", "b");
        assertThat(f.binding("c")).isEqualTo(Binding.LOCAL);
        Scope g = inner(f, source);
        assertThat(g.binding("a")).isEqualTo(Binding.FREE);
        assertThat(g.binding("d")).isEqualTo(Binding.GLOBAL);
        assertThat(g.qualifiedName()).isEqualTo("f.<locals>.g");
    }

    @Test
    void aComprehensionHidesItsVariablesAndMakesNoCells() {
        Scope f = last("def f(n):\n    return [n + i for i in range(n)]\n");
        assertThat(f.cells()).isEmpty();
        assertThat(f.variables()).containsExactly("n");
        Scope g = last("def g(n):\n    return list(n + i for i in range(n))\n");
        assertThat(g.cells()).containsExactly("n");
    }

    @Test
    void methodsDoNotSeeTheNamesOfTheirClass() {
        Module module = Parser.parse("x = 1\nclass A:\n    x = 2\n    def m(self):\n        return x, super()\n    __private = 3\n", "test.py");
        Stmt.ClassDefinition definition = (Stmt.ClassDefinition) module.body().getLast();
        Scope a = Scopes.of(module).child(definition);
        assertThat(a.binding("x")).isEqualTo(Binding.LOCAL);
        assertThat(a.cells()).isEqualTo(List.of("__class__"));
        assertThat(a.mangle("__private")).isEqualTo("_A__private");
        Scope m = a.child(definition.body().get(1));
        assertThat(m.binding("x")).isEqualTo(Binding.GLOBAL);
        assertThat(m.binding("__class__")).isEqualTo(Binding.FREE);
    }

    @Test
    void aWalrusInAComprehensionBindsOutsideOfIt() {
        assertThat(last("def f():\n    return [y := x for x in z], y\n").binding("y")).isEqualTo(Binding.LOCAL);
        assertThat(last("def f():\n    global y\n    return [y := x for x in z], y\n").binding("y")).isEqualTo(Binding.GLOBAL);
    }

    @Test
    void yieldAndAsyncMakeAFunctionWhatItIs() {
        assertThat(last("def f():\n    yield 1\n").generator()).isTrue();
        assertThat(last("def f():\n    return lambda: (yield)\n").generator()).isFalse();
        assertThat(last("async def f():\n    pass\n").coroutine()).isTrue();
    }
}
