package interleave.shell;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.engine.cpython.CpythonEngine;
import interleave.engine.cpython.Interpreters;
import interleave.export.Toolkit;
import interleave.reading.Reading.Page;
import interleave.run.Engines;
import interleave.run.Status;
import interleave.teaching.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.controlsfx.control.NotificationPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A program of the user's own in the window.
@Timeout(120)
class ScriptsTest {
    private static final String PROGRAM = """
        import sys, threading, time
        print("arguments", sys.argv[1:])
        print("wrong", file=sys.stderr)
        name = input("name? ")
        lock = threading.Lock()
        def work():
            for i in range(5):
                with lock:
                    time.sleep(0.01)
        threads = [threading.Thread(target=work) for _ in range(2)]
        for t in threads: t.start()
        for t in threads: t.join()
        print("hello", name)
        """;
    @TempDir
    private Path folder;
    private final Memory memory = new Memory(Preferences.none());
    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        Toolkit.start();
        desk = call(() -> {
            var made = new Desk(Catalog.read(), Engines.built(), memory);
            made.dress(new Scene(made.root(), 1000, 700), false);
            made.open((String) null);
            return made;
        });
    }

    @AfterEach
    void close() throws Exception {
        call(() -> {
            desk.close();
            return true;
        });
    }

    private static <T> T call(Callable<T> what) throws Exception {
        return Toolkit.call(what);
    }

    private void until(Callable<Boolean> holds) throws Exception {
        while (!call(() -> {
            desk.settle(1);
            return holds.call();
        })) java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }

    private Path script(String text) throws Exception {
        return Files.writeString(folder.resolve("own.py"), text);
    }

    private List<String> printed() {
        return desk.scripts().transcript().lines().stream().map(line -> line.text()).toList();
    }

    @Test
    void aDroppedProgramIsShownAndRunsWhenRunIsPressedNotBefore() throws Exception {
        var file = script(PROGRAM);
        assertThat(call(() -> new Drops(desk.tapes(), desk.scripts()).take(List.of(new java.io.File("picture.png"), file.toFile())))).isTrue();
        until(() -> desk.scripts().isOpen());
        assertThat(call(() -> desk.bench().status())).as("nothing runs").isNull();
        assertThat(call(() -> desk.reading().source())).isEqualTo(PROGRAM);
        assertThat(call(() -> List.of(desk.reading().has(Page.READ), desk.reading().has(Page.CONSOLE)))).containsExactly(false, true);
        assertThat(memory.scripts()).containsExactly(file.toString());

        call(() -> {
            desk.reading().show(Page.CONSOLE);
            desk.settle(2);
            ((TextField) desk.root().lookup("#arguments")).setText("a 'b c'");
            desk.run();
            return true;
        });
        until(() -> printed().contains("name? "));
        assertThat(call(() -> desk.reading().page())).isEqualTo(Page.CONSOLE);
        call(() -> {
            var field = (TextField) desk.root().lookup("#standard-input");
            field.setText("Ada");
            field.getOnAction().handle(new javafx.event.ActionEvent());
            return true;
        });
        until(() -> desk.bench().status() != null && desk.bench().status().phase().over());
        assertThat(printed()).contains("arguments ['a', 'b c']", "wrong", "name? Ada", "hello Ada");
        until(() -> ((ListView<?>) desk.root().lookup("#console")).getItems().size() >= 4);
        until(() -> desk.reading().page() == Page.RESULT);
        var found = call(() -> {
            desk.settle(2);
            return (Button) desk.root().lookup(".moment");
        });
        assertThat(found.getText()).isEqualTo("own.py:9");
        call(() -> {
            desk.cursor().seek(0);
            found.fire();
            return true;
        });
        assertThat(call(() -> desk.cursor().time())).isEqualTo(desk.bench().take().findings().getFirst().atNanos());
    }

    @Test
    void theFileIsReadAgainForEachRunAndALessonHasItsPagesBack() throws Exception {
        var file = script("print('first')\n");
        call(() -> {
            desk.scripts().open(file);
            return true;
        });
        until(() -> desk.scripts().isOpen());
        script("print('second')\n");
        call(() -> {
            desk.run();
            return true;
        });
        until(() -> desk.bench().status() != null && desk.bench().status().phase().over());
        assertThat(printed()).containsExactly("second");
        assertThat(call(() -> desk.reading().source())).isEqualTo("print('second')\n");
        call(() -> {
            desk.open("gil_fundamentals");
            return true;
        });
        assertThat(call(() -> List.of(desk.reading().has(Page.READ), desk.reading().has(Page.PREDICT), desk.reading().has(Page.CONSOLE)))).containsExactly(true, true, false);
        assertThat(call(() -> desk.bench().source())).contains("def two_threads");
    }

    @Test
    void aProgramThatNeverEndsIsStoppedAndOneThatIsNoneIsASentence() throws Exception {
        var file = script("while True:\n    print('x' * 200)\n");
        call(() -> {
            desk.scripts().open(file);
            return true;
        });
        until(() -> desk.scripts().isOpen());
        call(() -> {
            desk.run();
            return true;
        });
        until(() -> printed().size() > 100);
        call(() -> {
            desk.bench().cancel();
            return true;
        });
        until(() -> desk.bench().status().phase() == Status.Phase.CANCELLED);
        assertThat(printed().size()).isLessThanOrEqualTo(interleave.reading.Transcript.MOST_LINES + 2);
        call(() -> {
            desk.scripts().open(folder.resolve("nothing.py"));
            return true;
        });
        until(() -> String.valueOf(((NotificationPane) desk.root().lookup("#notices")).getText()).contains("Can't read nothing.py"));
    }

    @Test
    void onACpythonEachLineCanBeAnEventAndThePictureSaysWhatThatCosts() throws Exception {
        var python = new Interpreters().search().stream().filter(each -> each.usable() && each.gil() && each.minor() >= 12).findFirst();
        Assumptions.assumeTrue(python.isPresent(), "no CPython 3.12 or later on this machine");
        var file = script("total = 0\nfor i in range(20):\n    total += i\nprint(total)\n");
        call(() -> {
            desk.scripts().open(file);
            return true;
        });
        until(() -> desk.scripts().isOpen());
        var box = call(() -> (CheckBox) desk.root().lookup("#precise-lines"));
        until(() -> !box.isVisible()); // the model knows its lines
        call(() -> {
            desk.bench().engineOnce(new CpythonEngine(python.get()));
            return true;
        });
        until(box::isVisible);
        call(() -> {
            box.fire();
            desk.run();
            return true;
        });
        until(() -> desk.bench().status() != null && desk.bench().status().phase().over());
        assertThat(printed()).containsExactly("190");
        until(() -> desk.state().engine().contains(" ns/line"));
        assertThat(call(() -> desk.state().engine())).matches("REAL CPython 3[.0-9]+, PRECISE [\\d,]+ ns/line.*");
        assertThat(call(() -> desk.state().lineMark())).isEqualTo("event");
        call(() -> {
            desk.reading().show(Page.CODE);
            return true;
        });
        until(() -> desk.root().lookup("#lines-source") instanceof Label label && label.getText().startsWith("lines by event, about "));
    }

    @Test
    void argumentsAreWordsAsOnACommandLine() {
        assertThat(Scripts.words("  a \"b c\" 'd \"e\"' --x=1 ''")).containsExactly("a", "b c", "d \"e\"", "--x=1", "");
    }
}
