package interleave.shell;

import interleave.export.Png;
import interleave.export.Toolkit;
import interleave.reading.Reading;
import interleave.run.Engines;
import interleave.run.Result;
import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import interleave.teaching.Script;
import interleave.view.CanvasBrush;
import interleave.view.Fonts;
import interleave.view.FrameState;
import interleave.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;

/// Pictures of a finished run as PNG and SVG files, one per view and one of the whole window, made in memory: no display is needed, and the same run gives the
/// same pictures in the same size.
///
/// Any thread but the toolkit's; some seconds. What is shown is the run's most telling take, a third of the way in, inside a hold of the GIL.
public final class Album {
    public static final int WIDTH = 1280, HEIGHT = 800;
    private static final int FRAMES = 3;
    private static final long NEAR_NANOS = 60_000_000;

    private Album() {}

    /// Writes `window.png`, `stage.png`, `timeline.png`, `charts.png` and `reading.png`, of an exercise `exercise.png` (dark: `window-dark.png` and so on) into a
    /// directory, which is made if needed; in the light theme also the window at each other act, `window-ACT.png`, and where it
    /// has a profile `profile-ACT.png`. Returns the files.
    ///
    /// @throws IOException when a file can't be written, in one sentence
    public static List<Path> write(Result result, Catalog catalog, Path directory, int width, int height, boolean dark) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Toolkit.start();
        var images = Toolkit.call(() -> paint(result, catalog, width, height, dark));
        var files = new ArrayList<Path>();
        for (var image : images.entrySet()) {
            var file = directory.resolve(image.getKey() + (dark ? "-dark.png" : ".png"));
            Png.write(image.getValue(), file);
            files.add(file);
        }
        return files;
    }

    /// Writes `stage.svg`, `timeline.svg`, `charts.svg`, of a profile `flame-graph.svg` (dark: `stage-dark.svg` and so on) into a directory, which is made if needed: what
    /// [#write] shows, as vectors. Returns the files.
    ///
    /// @throws IOException when a file can't be written, in one sentence
    public static List<Path> writeSvg(Result result, Catalog catalog, Path directory, int width, int height, boolean dark) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Toolkit.start();
        var documents = Toolkit.call(() -> draw(result, catalog, width, height, dark));
        var files = new ArrayList<Path>();
        for (var document : documents.entrySet()) {
            var file = directory.resolve(document.getKey() + (dark ? "-dark.svg" : ".svg"));
            Files.writeString(file, document.getValue());
            files.add(file);
        }
        return files;
    }

    private static Map<String, String> draw(Result result, Catalog catalog, int width, int height, boolean dark) {
        var desk = desk(result, catalog);
        var scene = new Scene(desk.root(), width, height);
        set(desk, scene, result, dark);
        var fonts = Fonts.load();
        var documents = new LinkedHashMap<String, String>();
        for (var picture : Picture.of(desk)) documents.put(picture.id(), picture.sized(width, height).svg(fonts));
        desk.close();
        return documents;
    }

    private static Desk desk(Result result, Catalog catalog) {
        return new Desk(catalog, engines(result.plan().engine()), new Memory(Preferences.none()));
    }

    /// The run in the window, where there is something to see.
    private static void set(Desk desk, Scene scene, Result result, boolean dark) {
        desk.dress(scene, dark);
        if (result.plan().lesson() instanceof Script script) desk.scripts().show(script);
        else desk.open(result.plan().lesson().id());
        desk.adopt(result);
        desk.settle(FRAMES);
        closer(desk);
        desk.settle(FRAMES);
    }

    private static Map<String, Image> paint(Result result, Catalog catalog, int width, int height, boolean dark) {
        var desk = desk(result, catalog);
        var scene = new Scene(desk.root(), width, height);
        set(desk, scene, result, dark);
        var images = new LinkedHashMap<String, Image>();
        images.put("window", scene.snapshot(null));
        var state = desk.state();
        var fonts = Fonts.load();
        images.put("stage", painted(desk.views().stage(), fonts, width, height, state));
        images.put("timeline", painted(desk.views().timeline(), fonts, width, height, state));
        images.put("charts", node(desk.charts().node(), scene));
        images.put("reading", node(desk.reading(), scene));
        page(desk, Reading.Page.EXERCISE, "exercise", scene, images);
        if (!dark) {
            others(desk, result, scene, images);
        }
        desk.close();
        return images;
    }

    /// The window at the typical repetition of every act that isn't shown yet.
    private static void others(Desk desk, Result result, Scene scene, Map<String, Image> images) {
        var shown = desk.bench().take();
        for (var act : result.plan().chosen()) {
            var typical = result.evidence().typical(act.id());
            var take = typical.flatMap(measured -> result.status().takes().stream()
                    .filter(each -> each.act().id().equals(act.id()) && each.repetition() == measured.repetition()).findFirst());
            if (take.isEmpty() || take.get() == shown) {
                continue;
            }
            desk.choose(take.get());
            desk.views().timeline().fit();
            desk.settle(FRAMES);
            closer(desk);
            desk.settle(FRAMES);
            images.put("window-" + act.id(), scene.snapshot(null));
            page(desk, Reading.Page.PROFILE, "profile-" + act.id(), scene, images);
        }
    }

    /// A page of the reading side, where it is there now.
    private static void page(Desk desk, Reading.Page page, String name, Scene scene, Map<String, Image> images) {
        var before = desk.reading().page();
        desk.reading().show(page);
        if (desk.reading().page() != page) return;
        desk.settle(FRAMES);
        images.put(name, node(desk.reading(), scene));
        desk.reading().show(before);
    }

    /// A long run's timeline is brought near enough to tell hand-overs apart; the minimap says where in the run that is.
    static void closer(Desk desk) {
        var history = desk.state().history();
        if (history != null && history.endNanos() - history.startNanos() > 2 * NEAR_NANOS) {
            desk.views().timeline().zoom((double) (history.endNanos() - history.startNanos()) / NEAR_NANOS);
        }
    }

    /// All that are built, the run's own among them.
    private static List<Engine> engines(Engine ran) {
        var engines = new ArrayList<Engine>();
        for (var built : Engines.built()) {
            engines.add(built.kind() == ran.kind() ? ran : built);
        }
        if (!engines.contains(ran)) {
            engines.add(ran);
        }
        return engines;
    }

    private static Image painted(View view, Fonts fonts, int width, int height, FrameState state) {
        var canvas = new Canvas(width, height);
        view.paint(new CanvasBrush(fonts, canvas.getGraphicsContext2D()), width, height, state);
        return canvas.snapshot(null, null);
    }

    /// A part of the window, as it stands in it.
    private static Image node(Node node, Scene scene) {
        var parameters = new javafx.scene.SnapshotParameters();
        parameters.setFill(scene.getFill());
        return node.snapshot(parameters, null);
    }
}
