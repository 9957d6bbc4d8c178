package interleave.shell;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.engine.cpython.Interpreters;
import interleave.export.Toolkit;
import interleave.run.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The engine choice of the window, with scripts that pretend to be interpreters.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the pretenders are shell scripts")
class EngineChoiceTest {
    @TempDir
    Path folder;
    private final Preferences preferences = Preferences.none();
    private EngineRack rack;
    private EngineBar bar;

    @BeforeEach
    void open() throws Exception {
        folder = folder.toRealPath();
        Toolkit.start();
        Toolkit.call(() -> {
            rack = new EngineRack(Engines.built(), new Memory(preferences));
            bar = new EngineBar(rack, engine -> { }, () -> { });
            rack.onChange(bar::update);
            return true;
        });
    }

    @Test
    void interpretersAreFoundOffTheScreensThreadAndTheBestIsOffered() throws Exception {
        python("python3.12", "3.12.1");
        python("python3.13", "3.13.0");
        search();
        assertThat(segment().getText()).isEqualTo("CPython 3.13");
        assertThat(Toolkit.call(() -> rack.pythons().stream().map(each -> each.version()).toList())).containsExactly("CPython 3.13.0", "CPython 3.12.1");
    }

    @Test
    void withNoneTheSegmentSaysHowToGetOne() throws Exception {
        search();
        assertThat(segment().getText()).isEqualTo("CPython");
        assertThat(segment().getTooltip().getText()).isEqualTo(Interpreters.NONE);
    }

    @Test
    void theOneUsedLastIsOfferedAgainAndOneThatWasNamedIsKept() throws Exception {
        python("python3.13", "3.13.0");
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        python("elsewhere/python3.11", "3.11.7");
        search();
        var added = new CompletableFuture<String>();
        Toolkit.call(() -> {
            rack.add(elsewhere.resolve("python3.11"), engine -> {
                rack.choose(engine);
                added.complete(engine.version());
            }, added::complete);
            return true;
        });
        assertThat(added.get(60, TimeUnit.SECONDS)).isEqualTo("CPython 3.11.7");
        assertThat(segment().getText()).isEqualTo("CPython 3.11");

        open();
        search();

        assertThat(segment().getText()).isEqualTo("CPython 3.11");
        assertThat(Toolkit.call(() -> rack.pythons().size())).isEqualTo(2);
    }

    @Test
    void oneThatCanNotBeUsedIsRefusedWithItsReason() throws Exception {
        python("python2", "2.7.18");
        var refused = new CompletableFuture<String>();
        Toolkit.call(() -> {
            rack.add(folder.resolve("python2"), engine -> refused.complete("taken"), refused::complete);
            return true;
        });
        assertThat(refused.get(60, TimeUnit.SECONDS)).startsWith("Python 2.7.18 is too old");
    }

    private void search() throws Exception {
        Toolkit.call(() -> {
            rack.search(Interpreters.in(List.of(folder)));
            return true;
        });
        until(() -> !rack.searching());
    }

    private ToggleButton segment() throws Exception {
        return Toolkit.call(() -> bar.segments.getButtons().getLast());
    }

    private static void until(Callable<Boolean> holds) throws Exception {
        org.testfx.util.WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> Toolkit.call(holds::call));
    }

    private void python(String name, String version) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\necho 'interleave|cpython|" + version + "|True'\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
