package interleave.charts;

import interleave.teaching.Fate;
import interleave.teaching.Point;
import interleave.teaching.TaskReport;
import interleave.view.Fonts;
import interleave.view.Palette;
import interleave.view.Toolkit;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javax.imageio.ImageIO;

/// The charts of what acts measure themselves, with made-up numbers, as one PNG file per theme, for looking at. Argument: the folder.
public final class ChartPicturesMain {
    private ChartPicturesMain() {}

    public static void main(String[] args) throws Exception {
        try {
            Toolkit.on(() -> {
                Fonts.load();
                new File(args[0]).mkdirs();
                for (var palette : List.of(Palette.light(), Palette.dark())) paint(palette, new File(args[0], "charts-" + (palette.isDark() ? "dark" : "light") + ".png"));
                return null;
            });
        } finally {
            Platform.exit();
        }
    }

    private static void paint(Palette palette, File file) throws Exception {
        var box = new HBox(12);
        for (var points : List.of(SweepTest.processes(), SweepTest.convoy())) {
            var chart = new SweepChart();
            chart.setPrefSize(300, 170);
            chart.palette(palette);
            chart.show(Sweep.of(points, null).orElseThrow());
            box.getChildren().add(chart);
        }
        var tasks = new ArrayList<TaskReport>();
        for (int i = 0; i < 20; i++) tasks.add(new TaskReport(i, i == 6 ? Fate.RAISED : i == 7 ? Fate.NEVER_STARTED : Fate.THROWN_AWAY, "worker-" + i % 4));
        var fates = new ActBars();
        fates.palette(palette);
        fates.fates(tasks);
        var words = new ActBars();
        words.palette(palette);
        words.points(List.of(SweepTest.point(Map.of("work", "one long call"), "lengthMs", 310, "silenceMs", 306), SweepTest.point(Map.of("work", "hashing"), "lengthMs", 280, "silenceMs", 6.2),
            new Point(Map.of("work", "a loop"), Map.of("lengthMs", 300., "silenceMs", 5.1))), null);
        for (var bars : List.of(fates, words)) {
            bars.setPrefSize(290, 170);
            box.getChildren().add(bars);
        }
        var scene = new Scene(box, 1240, 180);
        box.setStyle("-fx-background-color: " + Palette.web(palette.bg()) + "; -fx-text-background-color: " + Palette.web(palette.ink()));
        box.applyCss();
        box.layout();
        for (var node : box.getChildren()) ((ChartCard) node).draw();
        ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png", file);
    }
}
