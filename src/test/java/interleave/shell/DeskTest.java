package interleave.shell;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.export.Toolkit;
import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Session;
import interleave.teaching.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
    @Test
    void aWindowOfAnySizeIsLaidOutInBothThemes() throws Exception {
        Toolkit.start();
        for (int[] size : new int[][] {{640, 400}, {1280, 720}, {1920, 1080}}) {
            Toolkit.call(() -> {
                var desk = new Desk(Catalog.read(), Engines.built(), new Memory(Preferences.none()));
                var scene = new Scene(desk.root(), size[0], size[1]);
                desk.dress(scene, false);
                desk.open(null);
                desk.settle(2);
                desk.toggleTheme();
                desk.settle(2);
                assertThat(scene.snapshot(null).getWidth()).isEqualTo(size[0]);
                desk.close();
                return true;
            });
        }
    }

    @Test
    void aLessonThatIsNotBuiltSaysSo() throws Exception {
        Toolkit.start();
        var shown = Toolkit.call(() -> {
            var planned = new Catalog.Entry("to_come", "9.9", "Later", "To come", java.util.Optional.empty());
            var desk = new Desk(Catalog.of(List.of(planned)), Engines.built(), new Memory(Preferences.none()));
            var scene = new Scene(desk.root(), 1000, 700);
            desk.dress(scene, true);
            desk.open("to_come");
            desk.settle(2);
            return List.of(scene.lookup("#unbuilt").isVisible(), scene.lookup("#pictures").isVisible(), scene.lookup("#run").isDisabled());
        });
        assertThat(shown).containsExactly(true, false, true);
    }

    @Test
    void everyViewBecomesAPictureThatIsNotBlank(@TempDir Path folder) throws Exception {
        var catalog = Catalog.read();
        var lesson = catalog.lessons().getFirst();
        var plan = Plan.of(lesson, Engines.built().getFirst()).repetitions(1).acts(List.of("one_thread", "one_after_other", "two_threads"));
        plan = plan.settings(plan.settings().with("iterations", 20_000L));
        var result = Session.start(plan).await();
        var files = Album.write(result, catalog, folder, Album.WIDTH, Album.HEIGHT, true);
        assertThat(files).extracting(file -> file.getFileName().toString())
                .containsExactly("window-dark.png", "stage-dark.png", "timeline-dark.png", "charts-dark.png", "reading-dark.png");
        for (var file : files) {
            var image = new Image(Files.newInputStream(file));
            assertThat(image.isError()).isFalse();
            assertThat(colours(image)).as(file.toString()).isGreaterThan(20);
        }
        assertThat(new Image(Files.newInputStream(files.getFirst())).getWidth()).isEqualTo(Album.WIDTH);
    }

    @Test
    void aProgramOfTheUsersOwnBecomesPicturesToo(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("own.py"), "import threading\nfor _ in range(2):\n    t = threading.Thread(target=lambda: sum(range(1000)))\n    t.start()\n    t.join()\n");
        var plan = Plan.of(interleave.run.ScriptFile.read(file, List.of(), folder), Engines.built().getFirst()).repetitions(1).warm(false);
        var files = Album.write(Session.start(plan).await(), Catalog.read(), folder.resolve("pictures"), Album.WIDTH, Album.HEIGHT, false);
        assertThat(files).extracting(each -> each.getFileName().toString()).containsExactly("window.png", "stage.png", "timeline.png", "charts.png", "reading.png");
    }

    @Test
    void everyViewBecomesAVectorPictureInBothThemes(@TempDir Path folder) throws Exception {
        var catalog = Catalog.read();
        var lesson = catalog.lessons().getFirst();
        var plan = Plan.of(lesson, Engines.built().getFirst()).repetitions(1).acts(List.of("one_thread", "one_after_other", "two_threads")).warm(false);
        var result = Session.start(plan.settings(plan.settings().with(lesson.quick()))).await();
        for (boolean dark : new boolean[] {false, true}) {
            var files = Album.writeSvg(result, catalog, folder, Album.WIDTH, Album.HEIGHT, dark);
            String ending = dark ? "-dark.svg" : ".svg";
            assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("stage" + ending, "timeline" + ending, "charts" + ending);
            for (var file : files) assertThat(interleave.view.SvgBrushTest.parsed(Files.readString(file)).getElementsByTagNameNS("*", "text").getLength()).as(file.toString()).isGreaterThan(5);
        }
        assertThat(folder.resolve("stage.svg")).content().contains("width=\"1280\" height=\"800\"");
    }

    private static long colours(Image image) {
        var seen = new java.util.HashSet<Integer>();
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                seen.add(image.getPixelReader().getArgb(x, y));
            }
        }
        return seen.size();
    }
}
