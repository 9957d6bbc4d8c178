package interleave.view;

import interleave.stage.StageView;
import interleave.timeline.Timeline;
import java.io.File;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;

/// Renders stage and timeline to PNG files for looking at: made-up recordings, both themes, many sizes. Arguments: the folder,
/// and "gatherings" for those with processes, coroutines and queues alone, "cores" for threads that miss one;
/// then a part of the names of those wanted.
public final class PicturesMain {
    private final File folder;
    private final Fonts fonts = Fonts.load();

    private PicturesMain(File folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        boolean gatherings = args.length > 1 && args[1].equals("gatherings");
        only = args.length > 2 ? args[2] : "";
        boolean cores = args.length > 1 && args[1].equals("cores");
        int made = Toolkit.on(() -> cores ? new PicturesMain(new File(args[0])).cores() : gatherings ? new PicturesMain(new File(args[0])).gatherings() : new PicturesMain(new File(args[0])).all());
        System.out.println(made + " pictures");
        Platform.exit();
    }

    private int made;
    private static String only = "";

    private int all() throws Exception {
        folder.mkdirs();
        var two = Stories.hogs(2, 2000);
        var twenty = Stories.hogs(20, 2000);
        var many = Stories.hogs(200, 2000);
        var crowd = Stories.hogs(2000, 500);
        var mixed = Stories.mixed(6, 900, false);
        var locks = Stories.mixed(12, 900, false);
        for (var palette : new Palette[] {Palette.light(), Palette.dark()}) {
            String theme = palette.isDark() ? "dark" : "light";
            for (boolean big : new boolean[] {false, true}) {
                double w = big ? 1200 : 760, hs = big ? 400 : 280, ht = big ? 380 : 290;
                String size = big ? "big" : "small";
                pair("two-replay-" + size + "-" + theme, two, palette, w, hs, ht, false, 423_700_000L, true, 1.03);
                if (big == palette.isDark()) pair("two-live-" + size + "-" + theme, two, palette, w, hs, ht, true, 1_500_000_000L, true, 1.03);
                if (!big || palette.isDark()) {
                    pair("twenty-replay-" + size + "-" + theme, twenty, palette, w, hs, ht, false, 423_700_000L, true, 1.01);
                    pair("many-replay-" + size + "-" + theme, many, palette, w, hs, ht, false, 423_700_000L, true, 1.01);
                }
            }
            pair("free-live-" + theme, mixed, palette, 760, 280, 290, true, 700_000_000L, false, 1.91);
            pair("locks-replay-" + theme, locks, palette, 760, 300, 340, false, 300_000_000L, false, 1.4);
        }
        pair("twenty-live", twenty, Palette.light(), 760, 280, 290, true, 1_500_000_000L, true, 1.01);
        pair("many-live", many, Palette.light(), 1200, 400, 380, true, 1_500_000_000L, true, 1.01);
        pair("crowd-replay", crowd, Palette.dark(), 1200, 400, 380, false, 400_000_000L, true, 1.01);
        empty();
        return gatherings();
    }

    private int cores() throws Exception {
        folder.mkdirs();
        var free = Stories.mixed(4, 900, false);
        var gil = Stories.hogs(3, 900);
        for (var palette : new Palette[] {Palette.light(), Palette.dark()}) {
            for (boolean live : new boolean[] {true, false}) {
                String name = (live ? "live-" : "replay-") + (palette.isDark() ? "dark" : "light");
                missing("no-core-free-" + name, free, palette, live, false, .45);
                missing("no-core-gil-" + name, gil, palette, live, true, .12);
            }
        }
        return made;
    }

    private void missing(String name, Stories.Story story, Palette palette, boolean live, boolean gil, double part) throws Exception {
        long at = story.history().startNanos() + 700_000_000;
        var cursor = new Cursor();
        cursor.nanosPerSecondProperty().set(2e7);
        if (live) cursor.timeProperty().set(at);
        else cursor.seek(at);
        var it = Stories.frame(story, at, palette, live ? FrameState.Phase.RUNNING : FrameState.Phase.FINISHED, gil, 1.91);
        var parts = new double[it.identities().size()];
        java.util.Arrays.fill(parts, part);
        var state = new FrameState(palette, it.phase(), "", it.engine(), gil, it.history(), it.scene(), it.shares().withoutCore(parts, part * 4), it.identities(), 1.91, 2, 5_000_000, 0);
        var stage = new StageView(fonts, cursor, new Selection());
        save(name, stage, 760, 290, () -> stage.frame(System.nanoTime(), state));
    }

    private int gatherings() throws Exception {
        folder.mkdirs();
        for (boolean big : new boolean[] {false, true}) {
            double w = big ? 1200 : 732, hs = big ? 400 : 268, ht = big ? 380 : 270;
            String size = big ? "big" : "small";
            for (int n : new int[] {2, 4, 6, 12, 40}) {
                var palette = big == (n % 4 == 0) ? Palette.dark() : Palette.light();
                pair("pool-" + n + "-" + size, Gatherings.pool(n, 900), palette, w, hs, ht, false, 423_700_000L, true, 1.91);
            }
            for (int n : new int[] {3, 20, 200}) {
                var palette = big == (n % 4 == 0) ? Palette.light() : Palette.dark();
                pair("loop-" + n + "-" + size, Gatherings.loop(n, 900), palette, w, hs, ht, false, 423_700_000L, true, .4);
                pair("shop-" + n + "-" + size, Gatherings.shop(n, 900), palette, w, hs, ht, false, 423_700_000L, true, 1.01);
            }
        }
        pair("pool-4-live", Gatherings.pool(4, 900), Palette.light(), 732, 268, 270, true, 700_000_000L, true, 1.91);
        pair("loop-20-live", Gatherings.loop(20, 900), Palette.dark(), 732, 268, 270, true, 700_000_000L, true, .4);
        pair("shop-4-live", Gatherings.shop(4, 900), Palette.light(), 732, 268, 270, true, 700_000_000L, true, 1);
        return made;
    }

    private void pair(String name, Stories.Story story, Palette palette, double w, double hs, double ht, boolean live, long at, boolean gil,
        double cores) throws Exception {
        if (!name.contains(only)) return;
        long start = story.history().startNanos(), end = live ? start + at : story.history().endNanos();
        var cursor = new Cursor();
        cursor.nanosPerSecondProperty().set(2e7);
        var phase = live ? FrameState.Phase.RUNNING : FrameState.Phase.FINISHED;
        if (live) cursor.timeProperty().set(end);
        else cursor.seek(start + at);
        var state = Stories.frame(story, cursor.time(), palette, phase, gil, cores);
        var stage = new StageView(fonts, cursor, new Selection());
        save(name + "-stage", stage, w, hs, () -> stage.frame(System.nanoTime(), state));
        var timeline = new Timeline(fonts, cursor, new Selection());
        var zoomed = new boolean[1];
        Consumer<Runnable> shown = extra -> {
            timeline.frame(System.nanoTime(), state);
            if (!zoomed[0]) extra.run();
            zoomed[0] = true;
            timeline.frame(System.nanoTime(), state);
        };
        save(name + "-timeline", timeline, w, ht, () -> shown.accept(() -> {
            if (live) return;
            double factor = (story.history().endNanos() - start) / 52e6;
            timeline.zoom(factor);
        }));
        zoomed[0] = false;
        if (!live && w > 1000) save(name + "-timeline-fit", timeline, w, ht, () -> shown.accept(timeline::fit));
    }

    private void empty() throws Exception {
        for (var p : new Palette[] {Palette.light(), Palette.dark()}) {
            var state = FrameState.empty(p, "MODEL", true, "");
            var stage = new StageView(fonts, new Cursor(), new Selection());
            save("empty-stage-" + p.isDark(), stage, 760, 280, () -> stage.frame(0, state));
            var timeline = new Timeline(fonts, new Cursor(), new Selection());
            save("empty-timeline-" + p.isDark(), timeline, 760, 290, () -> timeline.frame(0, state));
        }
    }

    private void save(String name, View view, double width, double height, Runnable frame) throws Exception {
        var node = (Region) view.node();
        var scene = node.getScene() != null ? node.getScene() : new Scene(node, width, height);
        node.resize(width, height);
        frame.run();
        long first = view.workNanos();
        frame.run();
        node.applyCss();
        node.layout();
        var image = scene.snapshot(null);
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", new File(folder, name + ".png"));
        System.out.printf("%-40s first %.2f ms, same again %.3f ms%n", name, first / 1e6, view.workNanos() / 1e6);
        made++;
    }
}
