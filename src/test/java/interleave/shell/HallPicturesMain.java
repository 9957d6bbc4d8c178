package interleave.shell;

import interleave.export.Png;
import interleave.export.Toolkit;
import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Session;
import interleave.teaching.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Presenter mode as PNG files for looking at: every size a projector has, both themes, every other view. Arguments: the folder, a lesson, its acts with commas.
public final class HallPicturesMain {
    private HallPicturesMain() {}

    public static void main(String[] args) throws Exception {
        Toolkit.start();
        try {
            pictures(args);
        } finally {
            Platform.exit();
        }
    }

    private static void pictures(String[] args) throws Exception {
        var folder = Files.createDirectories(Path.of(args[0]));
        var catalog = Catalog.read();
        var lesson = catalog.entry(args[1]).orElseThrow().lesson().orElseThrow();
        var plan = Plan.of(lesson, Engines.built().getFirst()).repetitions(1).acts(List.of(args[2].split(",")));
        for (int i = 3; i < args.length; i++) {
            var knob = args[i].split("=");
            plan = plan.settings(plan.settings().with(knob[0], lesson.knob(knob[0]).orElseThrow().parse(knob[1])));
        }
        var result = Session.start(plan).await();
        for (int[] size : new int[][] {{1280, 720}, {1024, 768}, {1920, 1080}}) {
            for (boolean dark : new boolean[] {false, true}) {
                Toolkit.call(() -> {
                    var desk = new Desk(catalog, Engines.built(), new Memory(Preferences.none()));
                    var scene = new Scene(desk.root(), size[0], size[1]);
                    desk.dress(scene, dark);
                    desk.open(lesson.id());
                    desk.adopt(result);
                    desk.settle(3);
                    desk.hall().toggle(); // before there is a window, which would fill the screen whatever its size
                    var stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    desk.poll().raise(1, 3);
                    desk.poll().raise(3, 14);
                    desk.poll().otherVote();
                    desk.poll().raise(2, 21);
                    desk.poll().raise(3, 5);
                    for (var second : Hall.Second.values()) {
                        desk.hall().second(second);
                        desk.settle(3);
                        desk.views().timeline().near();
                        desk.settle(3);
                        Png.write(scene.snapshot(null), folder.resolve(lesson.id() + "-" + second.name().toLowerCase(java.util.Locale.ROOT) + "-" + size[0] + (dark ? "-dark.png" : ".png")));
                    }
                    desk.find();
                    desk.settle(2);
                    Png.write(scene.snapshot(null), folder.resolve("finder-" + size[0] + (dark ? "-dark.png" : ".png")));
                    desk.keys();
                    desk.settle(2);
                    Png.write(scene.snapshot(null), folder.resolve("keys-" + size[0] + (dark ? "-dark.png" : ".png")));
                    stage.setScene(null);
                    desk.hall().toggle();
                    desk.settle(3);
                    Png.write(scene.snapshot(null), folder.resolve("after-" + size[0] + (dark ? "-dark.png" : ".png")));
                    stage.close();
                    desk.close();
                    return true;
                });
            }
        }
    }
}
