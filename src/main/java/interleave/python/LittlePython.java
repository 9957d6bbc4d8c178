package interleave.python;

import interleave.python.code.TreeCompiler;
import interleave.python.lib.Builtins;
import interleave.python.lib.FrozenModules;
import interleave.python.lib.SystemModules;
import interleave.python.lib.ProgramEnd;
import interleave.python.vm.Cancelled;
import interleave.python.vm.Config;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Interpreter;
import interleave.python.vm.Modules;
import interleave.python.vm.PyError;
import interleave.python.vm.PyException;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.Text;
import interleave.python.vm.TracebackText;
import java.util.concurrent.atomic.AtomicInteger;

/// Puts an interpreter together: the compiler of `python.code` and the modules of `python.lib`; and runs whole programs as `python FILE` does.
public final class LittlePython {
    private LittlePython() {}

    public static Interpreter interpreter(Config config) {
        return new Interpreter(config, new TreeCompiler(), modules());
    }

    /// All modules there are.
    public static Modules modules() {
        return SystemModules.register(Builtins.register(new Modules(FrozenModules.SHARED)));
    }

    /// The same for conducted runs, whose frozen modules are compiled with stops.
    public static Modules stoppingModules() {
        return SystemModules.register(Builtins.register(new Modules(FrozenModules.STOPPING)));
    }

    /// Runs a program on a thread of its own, as `python FILE` does: prints what it doesn't catch to the interpreter's stderr, waits for its
    /// threads that are no daemons, and gives the exit status (0, 1, or what `sys.exit` asked for; 130 when cancelled).
    ///
    /// @throws InterruptedException when the calling thread is interrupted; the program is then cancelled
    public static int runMain(Interpreter interpreter, String source, String fileName) throws InterruptedException {
        var status = new AtomicInteger();
        var main = Thread.ofPlatform().name("MainThread").daemon().stackSize(Interpreter.STACK_BYTES)
            .unstarted(() -> {
                try {
                    status.set(interpreter.run("MainThread", thread -> main(thread, source, fileName)));
                } catch (Cancelled e) {
                    status.set(130); // before it began
                }
            });
        main.start();
        try {
            main.join();
        } catch (InterruptedException e) {
            interpreter.cancel();
            throw e;
        } finally {
            if (interpreter.isCancelled()) status.set(130);
        }
        interpreter.cancel(); // daemon threads end with the program
        return status.get();
    }

    private static int main(PyThread thread, String source, String fileName) {
        int status;
        try {
            status = guarded(thread, () -> thread.interpreter.load(source, fileName, "__main__"));
            int atEnd = guarded(thread, () -> ProgramEnd.await(thread));
            return status == 0 ? atEnd : status;
        } catch (Cancelled e) {
            return 130;
        }
    }

    private static int guarded(PyThread thread, Runnable body) {
        try {
            body.run();
            return 0;
        } catch (PyError e) {
            return e.is(Exceptions.SYSTEM_EXIT) ? exit(thread, e.exception()) : report(thread, e.exception());
        } catch (StackOverflowError e) {
            return report(thread, new PyException(Exceptions.RECURSION_ERROR, "maximum recursion depth exceeded"));
        } catch (OutOfMemoryError e) {
            return report(thread, new PyException(Exceptions.MEMORY_ERROR));
        }
    }

    private static int report(PyThread thread, PyException exception) {
        thread.interpreter.config().stderr().accept(TracebackText.of(thread, exception));
        return 1;
    }

    private static int exit(PyThread thread, PyException exit) {
        thread.interpreter.config().stderr().accept(exitText(thread, exit));
        return exitStatus(exit);
    }

    /// The status that a SystemExit asks for.
    public static int exitStatus(PyException exit) {
        return switch (code(exit)) {
            case PyNone none when none == PyNone.NONE -> 0;
            case Long number -> (int) (number & 0xFF);
            case Boolean truth -> truth ? 1 : 0;
            default -> 1;
        };
    }

    /// What a SystemExit has printed to standard error: nothing where it gives a status.
    public static String exitText(PyThread thread, PyException exit) {
        var code = code(exit);
        return code == PyNone.NONE || code instanceof Long || code instanceof Boolean ? "" : Text.str(thread, code) + "\n";
    }

    private static Object code(PyException exit) {
        var arguments = exit.arguments();
        return arguments.length == 0 ? PyNone.NONE : arguments.length == 1 ? arguments[0] : new interleave.python.vm.PyTuple(arguments);
    }
}
