package interleave.python.lib;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.python.LittlePython;
import interleave.python.vm.Config;
import interleave.trace.Cast;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Modules and packages get into `sys.modules` as Python's do, and frozen code shows no line of its own.
@Timeout(60)
class ImportsTest {
    private final StringBuffer out = new StringBuffer();

    private String run(Map<String, String> modules, String program) throws InterruptedException {
        var cast = new Cast();
        var config = new Config(true, cast, cast.process("python").id(), null, out::append, out::append, List.of(""), modules);
        LittlePython.runMain(LittlePython.interpreter(config), program, "program.py");
        return out.toString();
    }

    @Test
    void packagesHaveTheirModulesAsAttributes() throws Exception {
        var modules = Map.of("shop", "from . import till\nfrom .stock import apples\nname = __name__, __package__", "shop.till", "money = 3",
            "shop.stock", "from .till import money\napples = money * 2", "shop.deep", "", "shop.deep.er",
            "from ..stock import apples\nfrom . import __name__ as n");
        assertThat(run(modules, """
            import shop.deep.er
            import shop.stock as st, sys
            print(shop.till.money, shop.apples, st.apples, shop.deep.er.apples, shop.deep.er.n, shop.name)
            print(sorted(m for m in sys.modules if m.startswith('shop')))
            from shop import deep
            print(deep is sys.modules['shop.deep'], shop.stock is st)
            for text in 'import shop.none', 'import shop.till.coins', 'import none.shop':
                try: __import__(text.split()[1])
                except ImportError as e: print(type(e).__name__, e)
            try: from shop import none
            except ImportError as e: print(e)
            """)).isEqualTo("""
            3 6 6 6 shop.deep ('shop', 'shop')
            ['shop', 'shop.deep', 'shop.deep.er', 'shop.stock', 'shop.till']
            True True
            ModuleNotFoundError No module named 'shop.none'
            ModuleNotFoundError No module named 'shop.till.coins'; 'shop.till' is not a package
            ModuleNotFoundError No module named 'none'
            cannot import name 'none' from 'shop' (shop/__init__.py)
            """);
    }

    @Test
    void aCircleOfImportsSeesModulesAsFarAsTheyAre() throws Exception {
        assertThat(run(Map.of("hen", "early = 1\nimport egg\nlate = 2", "egg", "import hen\nseen = hen.early, hasattr(hen, 'late')",
            "left", "from right import b\na = 1", "right", "from left import a\nb = 1"), """
            import egg, hen
            print(egg.seen, hen.late)
            try: import left
            except ImportError as e: print(e)
            import sys
            print('left' in sys.modules, 'right' in sys.modules)
            """)).isEqualTo("""
            (1, True) 2
            cannot import name 'a' from partially initialized module 'left' (most likely due to a circular import) (left.py)
            False False
            """);
    }

    @Test
    void anotherThreadWaitsForAModuleThatIsBeingImported() throws Exception {
        assertThat(run(Map.of("slow", """
            import __main__ as program
            program.begun.set()
            program.go_on.wait()
            done = True
            """), """
            import threading
            begun, go_on = threading.Event(), threading.Event()
            def use():
                import slow
                print('done' in dir(slow))
            first = threading.Thread(target=use)
            first.start()
            begun.wait()
            second = threading.Thread(target=use)
            second.start()
            go_on.set()
            first.join(); second.join()
            """)).isEqualTo("True\nTrue\n");
    }

    @Test
    void aThreadInFrozenCodeStaysOnTheLineThatCalledIt() throws Exception {
        var cast = new Cast();
        var lines = new CopyOnWriteArrayList<String>();
        var config = new Config(true, cast, cast.process("python").id(), null,
            text -> lines.add(text.strip() + " at " + cast.actors().stream().filter(actor -> actor.name().equals("MainThread")).findFirst().orElseThrow().gauge().line()),
            text -> lines.add(text), List.of(""), Map.of());
        LittlePython.runMain(LittlePython.interpreter(config), """
            import contextlib
            class Loud:
                def write(self, text): __import__('sys').__stdout__.write(text)
                def close(self):
                    pass
                    print('closing')

            with contextlib.ExitStack() as stack:
                stack.callback(print, 'called')
                stack.enter_context(contextlib.closing(Loud()))
                print('inside')
            """, "program.py");
        lines.removeIf(line -> line.startsWith(" at"));
        assertThat(lines).containsExactly("inside at 11", "closing at 6", "called at 8");
    }
}
