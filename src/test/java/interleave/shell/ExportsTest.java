package interleave.shell;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.export.Toolkit;
import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Result;
import interleave.run.Session;
import interleave.teaching.Catalog;
import interleave.view.SvgBrushTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import org.controlsfx.control.NotificationPane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// What the window writes into files, and what it says of it.
class ExportsTest {
    private static final Catalog CATALOG = Catalog.read();
    private static Desk desk;
    private static Scene scene;

    @TempDir
    Path folder;

    @BeforeAll
    static void aRunIsInTheWindow() throws Exception {
        var lesson = CATALOG.lessons().getFirst();
        var plan = Plan.of(lesson, Engines.built().getFirst()).repetitions(1).acts(List.of("one_thread", "one_after_other", "two_threads")).warm(false);
        Result result = Session.start(plan.settings(plan.settings().with(lesson.quick()))).await();
        Toolkit.start();
        Toolkit.call(() -> {
            desk = new Desk(CATALOG, Engines.built(), new Memory(Preferences.none()));
            scene = new Scene(desk.root(), 1280, 800);
            desk.dress(scene, false);
            desk.open(lesson.id());
            desk.adopt(result);
            desk.settle(3);
            return true;
        });
    }

    @AfterAll
    static void close() throws Exception {
        Toolkit.call(() -> {
            desk.close();
            return true;
        });
    }

    /// What is said when the file is there, or isn't.
    private static String outcome(Runnable request) throws Exception {
        Toolkit.call(() -> {
            request.run();
            return true;
        });
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> !Toolkit.call(() -> desk.exports().busy()));
        return Toolkit.call(() -> desk.exports().said());
    }

    private List<String> files() throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everyPictureIsWrittenAsSvgAndAsPng() throws Exception {
        for (var id : List.of("stage", "timeline", "charts")) {
            assertThat(Toolkit.call(() -> desk.exports().has(id))).as(id).isTrue();
            assertThat(outcome(() -> desk.exports().picture(id, folder.resolve(id + ".svg")))).isEqualTo("Written: " + folder.resolve(id + ".svg") + ".");
            assertThat(SvgBrushTest.parsed(Files.readString(folder.resolve(id + ".svg"))).getElementsByTagNameNS("*", "text").getLength()).as(id).isGreaterThan(3);
            outcome(() -> desk.exports().picture(id, folder.resolve(id + ".png")));
            try (var in = Files.newInputStream(folder.resolve(id + ".png"))) {
                assertThat(new Image(in).getWidth()).as(id).isGreaterThan(200);
            }
        }
        outcome(() -> desk.exports().picture(Exports.WINDOW, folder.resolve("window.png")));
        try (var in = Files.newInputStream(folder.resolve("window.png"))) {
            assertThat(new Image(in).getWidth()).isEqualTo(1280);
        }
        assertThat(Toolkit.call(() -> desk.exports().has("flame-graph"))).as("an act without a profile").isFalse();
    }

    @Test
    void aChartsNumbersAreWrittenAsATable() throws Exception {
        var table = Toolkit.call(() -> desk.charts().tables().stream().filter(each -> each.name().equals("run-times")).findFirst().orElseThrow());
        assertThat(table.header()).containsExactly("act", "seconds", "kind");
        assertThat(table.rows()).hasSizeGreaterThanOrEqualTo(2);
        outcome(() -> desk.exports().table(table, folder.resolve("times.csv")));
        assertThat(Files.readAllLines(folder.resolve("times.csv"))).hasSize(1 + table.rows().size()).first().isEqualTo("act,seconds,kind");
        assertThat(table.text().lines().toList()).hasSize(1 + table.rows().size()).first().isEqualTo("act\tseconds\tkind");
    }

    @Test
    void theRunIsWrittenInEveryForm() throws Exception {
        outcome(() -> desk.exports().run(Exports.Form.HTML, folder.resolve("run.html")));
        outcome(() -> desk.exports().run(Exports.Form.JSON, folder.resolve("run.json")));
        outcome(() -> desk.exports().run(Exports.Form.TRACE, folder.resolve("run.trace.json")));
        assertThat(outcome(() -> desk.exports().run(Exports.Form.CSV, folder))).startsWith("Written: ").contains("acts.csv").contains("events.csv");
        assertThat(files()).containsExactly("acts.csv", "events.csv", "run.html", "run.json", "run.trace.json", "series.csv", "threads.csv");
        assertThat(Files.readString(folder.resolve("run.html"))).contains("<title>" + CATALOG.lessons().getFirst().title());
        assertThat(Files.readString(folder.resolve("run.json"))).contains("interleave/run@1");
    }

    @Test
    void whatCanNotBeWrittenIsOneSentenceAndLeavesNothing() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        assertThat(outcome(() -> desk.exports().run(Exports.Form.HTML, file.resolve("run.html")))).startsWith("Can't write into " + file).endsWith("make room or choose another place.");
        assertThat(outcome(() -> desk.exports().run(Exports.Form.HTML, folder.resolve("no/such/run.html")))).startsWith("Can't write into ");
        assertThat(files()).containsExactly("file");
    }

    @Test
    void whatIsCancelledLeavesNothing() throws Exception {
        String said = outcome(() -> {
            desk.exports().run(Exports.Form.HTML, folder.resolve("run.html"));
            ((NotificationPane) scene.lookup("#notices")).getActions().getFirst().handle(null);
        });
        assertThat(said).isIn("Cancelled; nothing was written.", "Written: " + folder.resolve("run.html") + ".");
        assertThat(files()).isEqualTo(said.startsWith("Cancelled") ? List.of() : List.of("run.html"));
    }
}
