package interleave.cli;

import interleave.engine.cpython.Interpreters;
import interleave.export.Toolkit;
import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Result;
import interleave.run.ResultJson;
import interleave.run.Session;
import interleave.shell.Album;
import interleave.shell.Window;
import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The window, or where there is no display, the tour: the first lesson without a window, its pictures and its result as files.
final class Front {
    private static final Path TOUR = Path.of("target", "tour");
    private final Console console;

    Front(Console console) {
        this.console = console;
    }

    int open() throws Exception {
        if (!Toolkit.hasDisplay()) {
            console.answer("There is no display, so instead of the window the tour runs: lesson 1.1, its pictures and result under " + TOUR + ".");
            return tour(TOUR);
        }
        return window(null);
    }

    /// Opens the window with a recording in it.
    int open(Path tape) throws Exception {
        return window(tape);
    }

    private static int window(@org.jspecify.annotations.Nullable Path tape) throws Exception {
        Toolkit.start();
        Window.open(new Window.Options(Catalog.read(), Engines.built(), null, null, tape, new Interpreters()));
        return 0;
    }

    int tour(Path folder) throws Exception {
        var lesson = Catalog.read().lessons().getFirst();
        var engine = Engines.of(Engine.Kind.MODEL).orElseThrow(() -> new Refusal(Refusal.ENGINE, "Engine model is not in this build."));
        Console.writableFolder(folder);
        var session = Session.start(Plan.of(lesson, engine));
        for (String sentence : lesson.beforehand(session.evidence())) console.answer(sentence);
        Result result;
        try (var _ = CancelKey.of(session, ended -> console.progress("Cancelled."))) {
            new Progress(new Console(console.out(), console.out())).follow(session);
            result = session.await();
        }
        Path json = folder.resolve(lesson.id() + ".json");
        console.json(json.toString(), ResultJson.of(result));
        console.answer("result  " + json);
        for (Path picture : pictures(result, folder)) console.answer("picture " + picture);
        result.sentences().forEach(console::answer);
        return result.exitStatus();
    }

    /// Runs a plan in the real window and closes it; how the window fared goes to the log.
    static Window.Ran inWindow(Plan plan) throws InterruptedException {
        // Who names the headless platform himself gets a window in memory: the build does, to train its cache.
        if (!Toolkit.hasDisplay() && System.getProperty("glass.platform") == null) throw Refusal.usage("There is no display for --window; leave it out, or run under Xvfb (xvfb-run).");
        return Window.run(new Window.Options(Catalog.read(), Engines.built(), plan.lesson().id(), null), plan);
    }

    /// One vector picture per view, light and dark.
    static List<Path> drawings(Result result, Path folder) throws IOException, InterruptedException {
        var catalog = Catalog.read();
        var pictures = new ArrayList<>(Album.writeSvg(result, catalog, folder, Album.WIDTH, Album.HEIGHT, false));
        pictures.addAll(Album.writeSvg(result, catalog, folder, Album.WIDTH, Album.HEIGHT, true));
        return pictures;
    }

    /// One picture per view and one of the window, light and dark.
    static List<Path> pictures(Result result, Path folder) throws IOException, InterruptedException {
        var catalog = Catalog.read();
        var pictures = new ArrayList<>(Album.write(result, catalog, folder, Album.WIDTH, Album.HEIGHT, false));
        pictures.addAll(Album.write(result, catalog, folder, Album.WIDTH, Album.HEIGHT, true));
        return pictures;
    }
}
