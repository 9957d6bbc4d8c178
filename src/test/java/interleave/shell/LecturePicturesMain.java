package interleave.shell;

import interleave.export.Png;
import interleave.export.Toolkit;
import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Result;
import interleave.run.Session;
import interleave.teaching.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;

/// What a lecturer sees beside the usual, as PNG files for looking at: two runs beside each other, alone and in a hall, both themes. Arguments: the folder, a lesson, its acts with
/// commas, then knob=value of the second run.
public final class LecturePicturesMain {
    private static final int[][] SIZES = {{1280, 720}, {640, 400}, {1024, 768}};
    private final Path folder;
    private final Catalog catalog = Catalog.read();

    private LecturePicturesMain(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        Toolkit.start();
        try {
            new LecturePicturesMain(Files.createDirectories(Path.of(args[0]))).pictures(args);
        } finally {
            Platform.exit();
        }
    }

    private void pictures(String[] args) throws Exception {
        var lesson = catalog.entry(args[1]).orElseThrow().lesson().orElseThrow();
        var plan = Plan.of(lesson, Engines.built().getFirst()).repetitions(3).warm(false).acts(List.of(args[2].split(",")));
        plan = plan.settings(plan.settings().with(lesson.quick()));
        if (plan.settings().has("iterations")) plan = plan.settings(plan.settings().with("iterations", 600_000L));
        var first = Session.start(plan).await();
        for (int i = 3; i < args.length && args[i].contains("="); i++) {
            var knob = args[i].split("=");
            plan = plan.settings(plan.settings().with(Map.of(knob[0], lesson.knob(knob[0]).orElseThrow().parse(knob[1]))));
        }
        var second = Session.start(plan).await();
        for (int[] size : SIZES) {
            for (boolean dark : args.length > 3 && args[args.length - 1].equals("both") ? new boolean[] {false, true} : new boolean[] {size[0] == 1024}) {
                show(first, second, size, dark);
            }
        }
    }

    private void show(Result first, Result second, int[] size, boolean dark) throws Exception {
        String end = "-" + size[0] + (dark ? "-dark.png" : ".png");
        Toolkit.call(() -> {
            var desk = new Desk(catalog, Engines.built(), new Memory(Preferences.none()));
            var scene = new Scene(desk.root(), size[0], size[1]);
            desk.dress(scene, dark);
            desk.open(first.plan().lesson().id());
            desk.adopt(first);
            desk.settle(3);
            desk.adopt(second);
            desk.settle(3);
            Consumer<String> picture = name -> {
                desk.settle(3);
                try {
                    Png.write(scene.snapshot(null), folder.resolve(name + end));
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            };
            picture.accept("window");
            for (var pane : Arrangement.Pane.values()) {
                if (size[0] >= Arrangement.ALL) break;
                desk.arrangement().bring(pane);
                picture.accept("pane-" + pane.name().toLowerCase(java.util.Locale.ROOT));
            }
            desk.arrangement().bring(Arrangement.Pane.PICTURES);
            desk.bookmarks().add(new interleave.trace.Bookmark(desk.cursor().time(), "", interleave.trace.Bookmark.Kind.ASK));
            picture.accept("ask");
            desk.hall().toggle();
            picture.accept("ask-hall");
            desk.bookmarks().replace(desk.bookmarks().all().getFirst(), new interleave.trace.Bookmark(desk.cursor().time(), "B has asked. Who runs next, and how soon?", interleave.trace.Bookmark.Kind.ASK));
            picture.accept("ask-note-hall");
            desk.hall().toggle();
            desk.bookmarks().undo();
            desk.bookmarks().undo();
            desk.compare();
            picture.accept("choose");
            desk.compare(desk.runs().beside(desk.bench().result()).getFirst());
            picture.accept("compare");
            desk.views().timeline().zoom(6);
            picture.accept("compare-near");
            desk.hall().toggle();
            picture.accept("compare-hall");
            desk.close();
            return true;
        });
    }
}
