package interleave.shell;

import interleave.engine.cpython.CpythonEngine;
import interleave.engine.cpython.Interpreter;
import interleave.engine.cpython.Interpreters;
import interleave.teaching.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The engines to choose from: the built ones at once, the interpreters of this machine when they have been found, and those that the user named.
///
/// Screen's thread only; searching and asking (30 ms an interpreter, 8 s one that hangs) go on threads of their own. What the user chose is remembered.
final class EngineRack {
    private final Memory memory;
    private final List<Engine> engines;
    private @Nullable Interpreters interpreters;
    private @Nullable CpythonEngine python;
    private boolean searching;
    private Runnable changed = () -> { };

    EngineRack(List<Engine> built, Memory memory) {
        this.memory = memory;
        engines = new ArrayList<>(built);
        built.stream().filter(CpythonEngine.class::isInstance).map(CpythonEngine.class::cast).findFirst().ifPresent(found -> python = found);
    }

    /// The built ones first; a view of the list as it changes.
    List<Engine> all() {
        return Collections.unmodifiableList(engines);
    }

    List<CpythonEngine> pythons() {
        return engines.stream().filter(CpythonEngine.class::isInstance).map(CpythonEngine.class::cast).toList();
    }

    /// The CPython that is offered beside the built ones: the one used last, else the best; null while none is known.
    @Nullable CpythonEngine python() {
        return python;
    }

    boolean searching() {
        return searching;
    }

    /// Whether interpreters are, or will be, looked for.
    boolean open() {
        return interpreters != null || python != null;
    }

    /// Called after every change.
    void onChange(Runnable action) {
        changed = action;
    }

    /// Looks for interpreters, those that the user named included.
    void search(Interpreters here) {
        interpreters = here;
        if (searching) {
            return;
        }
        searching = true;
        changed.run();
        var named = memory.interpreters();
        elsewhere(() -> {
            var found = new ArrayList<>(here.search());
            for (var path : named) {
                var one = here.named(path);
                if (found.stream().noneMatch(each -> each.path().equals(one.path()))) {
                    found.add(one);
                }
            }
            found.sort(Interpreter.BEST_FIRST);
            Platform.runLater(() -> found(found));
        });
    }

    /// Looks again.
    void search() {
        if (interpreters != null) {
            search(interpreters);
        }
    }

    private void found(List<Interpreter> found) {
        searching = false;
        var before = pythons();
        engines.removeIf(CpythonEngine.class::isInstance);
        for (var interpreter : found) {
            engines.add(before.stream().filter(each -> each.interpreter().equals(interpreter)).findFirst().orElseGet(() -> new CpythonEngine(interpreter)));
        }
        var last = memory.interpreter();
        python = pythons().stream().filter(each -> each.interpreter().path().toString().equals(last) && each.interpreter().usable()).findFirst()
            .or(() -> pythons().stream().findFirst()).orElse(null);
        changed.run();
    }

    /// Offers this one from now on.
    void choose(CpythonEngine chosen) {
        python = chosen;
        memory.interpreter(chosen.interpreter().path().toString());
        changed.run();
    }

    /// Asks an interpreter that the user named what it is. One that can be used is kept and given to `then`; of another, `refused` gets the reason.
    void add(Path path, Consumer<CpythonEngine> then, Consumer<String> refused) {
        var here = Objects.requireNonNullElseGet(interpreters, Interpreters::new);
        elsewhere(() -> {
            var interpreter = here.named(path.toString());
            Platform.runLater(() -> {
                var reason = interpreter.unusable();
                if (reason != null) {
                    refused.accept(reason);
                } else {
                    then.accept(keep(interpreter));
                }
            });
        });
    }

    private CpythonEngine keep(Interpreter interpreter) {
        var known = pythons().stream().filter(each -> each.interpreter().path().equals(interpreter.path())).findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        memory.addInterpreter(interpreter.path().toString());
        var engine = new CpythonEngine(interpreter);
        engines.add(engine);
        return engine;
    }

    private interface Question {
        void ask() throws InterruptedException;
    }

    private static void elsewhere(Question question) {
        Thread.ofPlatform().daemon().name("interleave-interpreters").start(() -> {
            try {
                question.ask();
            } catch (InterruptedException e) {
                // nobody interrupts it but the end of the program
            }
        });
    }
}
