package interleave.shell;

import interleave.export.Png;
import interleave.export.Toolkit;
import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Session;
import interleave.run.conduct.Rehearsal;
import interleave.teaching.Catalog;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Conduct mode and the wait-for graph as PNG files for looking at: two sizes, both themes, and for a hall. Needs a display. Arguments: the folder, and which (1280, 1920-dark ...; none: all).
public final class ConductPicturesMain {
    private final Path folder;
    private final Desk desk;
    private final Scene scene;
    private final Stage stage = new Stage();
    private final String suffix;

    private ConductPicturesMain(Path folder, int width, int height, boolean dark) {
        this.folder = folder;
        suffix = "-" + width + (dark ? "-dark" : "") + ".png";
        desk = new Desk(Catalog.read(), Engines.built(), new Memory(Preferences.none()));
        scene = new Scene(desk.root(), width, height);
        desk.dress(scene, dark);
        stage.setScene(scene);
        stage.show();
    }

    public static void main(String[] args) throws Exception {
        Toolkit.start();
        var only = args.length > 1 ? List.of(args).subList(1, args.length) : List.of("1280", "1280-dark", "1920", "1920-dark");
        for (var size : only) {
            int width = Integer.parseInt(size.replaceFirst("-.*", ""));
            var pictures = Toolkit.call(() -> new ConductPicturesMain(Path.of(args[0]), width, width == 1280 ? 800 : 1080, size.endsWith("dark")));
            pictures.all();
            Toolkit.call(() -> {
                pictures.stage.close();
                pictures.desk.close();
                return true;
            });
        }
        Platform.exit();
    }

    private void all() throws Exception {
        conduct("thread_safety", "search_get_then_set");
        picture("opened");
        go(1, 2, 1);
        picture("stale");
        go(2);
        picture("lost");
        Toolkit.call(() -> {
            desk.conducting().back();
            return true;
        });
        until(state -> !state.busy() && !state.coming().isEmpty());
        picture("back");
        Toolkit.call(() -> {
            desk.conducting().search();
            return true;
        });
        until(state -> state.search() != null && !state.search().running());
        Toolkit.call(() -> {
            desk.conducting().watch();
            return true;
        });
        until(state -> !state.busy() && state.coming().size() > 4);
        picture("watched");
        hall("hall-watched");
        conduct("thread_pool", "deadlock");
        set("give_up", false);
        conduct("thread_pool", "deadlock");
        for (int i = 0; i < 30 && !state().over(); i++) go(desk.conducting().podium().chosen());
        picture("deadlock");
        hall("hall-deadlock");
        conduct("thread_safety", "reentrancy");
        set("lock", "Lock");
        conduct("thread_safety", "reentrancy");
        for (int i = 0; i < 12 && !state().over(); i++) go(desk.conducting().podium().chosen());
        picture("reentrancy");
        conduct("thread_pool", "normal");
        go(1, 2, 3, 4);
        picture("pool");
        conduct("thread_safety", "get_then_set_short_interval");
        picture("ten");
        conduct("process_pool", "normal");
        picture("refused");
        ran("thread_pool", "deadlock", "give_up", false);
        picture("ran-deadlock");
    }

    private Rehearsal state() {
        return java.util.Objects.requireNonNull(desk.conducting().state());
    }

    private void set(String knob, Object value) throws Exception {
        Toolkit.call(() -> {
            desk.bench().lesson().knob(knob).ifPresent(each -> desk.bench().knob(each, value));
            return true;
        });
    }

    private void ran(String lesson, String act, String knob, Object value) throws Exception {
        var of = Catalog.read().entry(lesson).orElseThrow().lesson().orElseThrow();
        var plan = Plan.of(of, Engines.built().getFirst()).repetitions(1).acts(List.of(act));
        var result = Session.start(plan.settings(of.knob(knob).isPresent() ? plan.settings().with(knob, value) : plan.settings())).await();
        Toolkit.call(() -> {
            desk.open(lesson);
            desk.adopt(result);
            return true;
        });
        picture("ran");
    }

    private void conduct(String lesson, String act) throws Exception {
        Toolkit.call(() -> {
            if (desk.bench().lesson() == null || !desk.bench().lesson().id().equals(lesson)) desk.open(lesson);
            desk.conducting().conduct(desk.bench().lesson().act(act).orElseThrow(), null);
            return true;
        });
        until(state -> !state.busy());
    }

    private void go(int... numbers) throws Exception {
        for (int number : numbers) {
            var was = state().now();
            Toolkit.call(() -> {
                desk.conducting().go(number);
                return true;
            });
            until(state -> !state.busy() && state.now() != was);
        }
    }

    private void until(Predicate<Rehearsal> holds) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (true) {
            var state = Toolkit.call(() -> {
                desk.settle(1);
                return desk.conducting().state();
            });
            if (state != null && holds.test(state)) return;
            if (System.nanoTime() > end) throw new IllegalStateException("not in time");
            LockSupport.parkNanos(10_000_000);
        }
    }

    private void hall(String name) throws Exception {
        Toolkit.call(() -> {
            desk.hall().toggle();
            return true;
        });
        picture(name);
        Toolkit.call(() -> {
            desk.hall().second(Hall.Second.CODE);
            return true;
        });
        picture(name + "-code");
        Toolkit.call(() -> {
            desk.hall().second(Hall.Second.TIMELINE);
            desk.hall().toggle();
            return true;
        });
    }

    private void picture(String name) throws Exception {
        var image = Toolkit.call(() -> {
            desk.settle(3);
            return scene.snapshot(null);
        });
        Png.write(image, folder.resolve(name + suffix));
    }
}
