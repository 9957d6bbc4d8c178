package interleave.python.lib;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.python.LittlePython;
import interleave.python.vm.Cancelled;
import interleave.python.vm.Config;
import interleave.python.vm.Interpreter;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What built-ins promise beyond their values: sorting under any comparison, cancelling one long call, text that isn't torn.
@Timeout(60)
class BuiltinsTest {

    @Test
    void sortTakesAnInconsistentComparison() throws Exception {
        String program = """
                class Liar:
                    state = 12345
                    def __lt__(self, other):
                        Liar.state = (Liar.state * 1103515245 + 12345) % 2147483648
                        return Liar.state % 3 == 0
                for n in (10, 33, 100, 1000):
                    items = [Liar() for _ in range(n)]
                    result = sorted(items)
                    print(len(result), set(map(id, result)) == set(map(id, items)))
                """;
        assertThat(output(program)).isEqualTo("10 True\n33 True\n100 True\n1000 True\n");
    }

    @Test
    void anErrorInAComparisonLeavesTheListWhole() throws Exception {
        String program = """
                class Touchy:
                    def __init__(self, n): self.n = n
                    def __lt__(self, other):
                        if self.n == 7: raise ValueError('seven')
                        return self.n < other.n
                items = [Touchy(n % 11) for n in range(50)]
                try:
                    items.sort()
                except ValueError as e:
                    print(e, len(items), sorted(t.n for t in items) == sorted(n % 11 for n in range(50)))
                changing = [3, 1, 2]
                try:
                    changing.sort(key=lambda v: changing.append(v) or v)
                except ValueError as e:
                    print(e)
                """;
        assertThat(output(program)).isEqualTo("seven 50 True\nlist modified during sort\n");
    }

    @Test
    void sortIsStableInBothDirections() throws Exception {
        String program = """
                pairs = [(k % 5, k) for k in range(200)]
                up = sorted(pairs, key=lambda p: p[0])
                down = sorted(pairs, key=lambda p: p[0], reverse=True)
                print(all(a[0] < b[0] or a[0] == b[0] and a[1] < b[1] for a, b in zip(up, up[1:])),
                      all(a[0] > b[0] or a[0] == b[0] and a[1] < b[1] for a, b in zip(down, down[1:])))
                """;
        assertThat(output(program)).isEqualTo("True True\n");
    }

    @Test
    void cancelEndsOneLongBuiltin() throws Exception {
        for (String endless : new String[] {"sum(range(10**15))", "max(range(10**15))", "any(map(lambda v: False, range(10**15)))", "-1 in iter(range(10**15))", "list(filter(None, map(bool, iter([].copy, 1))))"}) {
            var interpreter = LittlePython.interpreter(Config.plain(true).output(text -> {}, text -> {}));
            var failure = new AtomicReference<@Nullable Throwable>();
            Thread thread = runner(interpreter, endless, failure);
            thread.start();
            while (interpreter.threads().isEmpty() && thread.isAlive()) Thread.onSpinWait();
            Thread.sleep(100);
            assertThat(thread.isAlive()).as("%s is still at work", endless).isTrue();
            interpreter.cancel();
            thread.join(20_000);
            assertThat(thread.isAlive()).as("%s after cancel", endless).isFalse();
            assertThat(failure.get()).isInstanceOf(Cancelled.class);
        }
    }

    @Test
    void printHandsOverWholeLines() throws Exception {
        var pieces = new java.util.ArrayList<String>();
        var interpreter = LittlePython.interpreter(Config.plain(true).output(pieces::add, pieces::add));
        Thread thread = runner(interpreter, "print('a', 1, [2], sep='-')\nprint()\nprint('x', end='')", new AtomicReference<>());
        thread.start();
        thread.join();
        assertThat(pieces).containsExactly("a-1-[2]\n", "\n", "x");
    }

    private static String output(String program) throws Exception {
        var out = new StringBuffer();
        var failure = new AtomicReference<@Nullable Throwable>();
        Thread thread = runner(LittlePython.interpreter(Config.plain(true).output(out::append, out::append)), program, failure);
        thread.start();
        thread.join();
        assertThat(failure.get()).isNull();
        return out.toString();
    }

    private static Thread runner(Interpreter interpreter, String program, AtomicReference<@Nullable Throwable> failure) {
        return new Thread(null, () -> {
            try {
                interpreter.load(program, "program.py", "__main__");
            } catch (RuntimeException | Cancelled e) {
                failure.set(e);
            }
        }, "program", Interpreter.STACK_BYTES);
    }
}
