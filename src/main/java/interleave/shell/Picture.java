package interleave.shell;

import interleave.view.Brush;
import interleave.view.CanvasBrush;
import interleave.view.Fonts;
import interleave.view.SvgBrush;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;

/// One of the window's pictures, which any brush can paint afresh: what becomes a file. A new view is one line in [#of]. Screen's thread only.
///
/// @param id    of its file: "stage"
/// @param title for people: "Stage · At once"
record Picture(String id, String title, double width, double height, Painter painter) {
    interface Painter {
        void paint(Brush on, double width, double height);
    }

    /// All that there ever are, by id; which of them there is something in now, [#of] tells.
    static final List<String> IDS = List.of("stage", "timeline", "charts", "flame-graph", "wait-for", "conduct");
    private static final Set<String> VIEWS = Set.of("stage", "timeline", "conduct");
    /// Smaller than this a view isn't laid out: it gets this size.
    private static final double WIDE = 960, TALL = 540;
    /// Around the charts' cards.
    private static final double MARGIN = 12;

    /// Those that there is something in now, as large as they stand in the window.
    static List<Picture> of(Desk desk) {
        var pictures = new ArrayList<Picture>();
        var state = desk.state();
        if (desk.conducting().on()) {
            var podium = desk.conducting().podium();
            return List.of(of("conduct", "Conduct", podium.node(), (on, wide, tall) -> podium.paint(on, wide, tall, state)));
        }
        var take = desk.bench().take();
        String of = take == null ? "" : " · " + take.act().title();
        var stage = desk.views().stage();
        var timeline = desk.views().timeline();
        pictures.add(of("stage", "Stage" + of, stage.node(), (on, wide, tall) -> stage.paint(on, wide, tall, state)));
        pictures.add(of("timeline", "Timeline" + of, timeline.node(), (on, wide, tall) -> timeline.paint(on, wide, tall, state)));
        if (!desk.charts().tables().isEmpty()) {
            var node = desk.charts().node();
            pictures.add(new Picture("charts", "Charts" + of, width(node) + 2 * MARGIN, height(node) + 2 * MARGIN, (on, wide, tall) -> desk.charts().paint(on, wide, tall, state.palette())));
        }
        if (desk.reading().flames()) {
            pictures.add(new Picture("flame-graph", "Flame graph" + of, WIDE, desk.reading().flamesHeight(), (on, wide, tall) -> desk.reading().paintFlames(on, wide, tall, state.palette())));
        }
        if (desk.waits().shown()) {
            var card = desk.waits();
            pictures.add(new Picture("wait-for", "Who waits for whom" + of, width(card.node()), card.tall(), (on, wide, tall) -> card.paint(on, wide, tall, state)));
        }
        return pictures;
    }

    private static Picture of(String id, String title, Node node, Painter painter) {
        return new Picture(id, title, width(node), height(node), painter);
    }

    private static double width(Node node) {
        double wide = Math.floor(node.getLayoutBounds().getWidth());
        return wide < 200 ? WIDE : wide;
    }

    private static double height(Node node) {
        double tall = Math.floor(node.getLayoutBounds().getHeight());
        return tall < 120 ? TALL : tall;
    }

    /// For people who look for it: "flame graph".
    static String name(String id) {
        return id.replace('-', ' ');
    }

    /// At another size, where it is a view that lays itself out at any; else as it is.
    Picture sized(double wide, double tall) {
        return VIEWS.contains(id) ? new Picture(id, title, wide, tall, painter) : this;
    }

    Image image(Fonts fonts) {
        var canvas = new Canvas(width, height);
        painter.paint(new CanvasBrush(fonts, canvas.getGraphicsContext2D()), width, height);
        return canvas.snapshot(null, null);
    }

    String svg(Fonts fonts) {
        var brush = new SvgBrush(fonts, width, height, title);
        painter.paint(brush, width, height);
        return brush.document();
    }
}
