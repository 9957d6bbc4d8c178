package interleave.podium;

import interleave.run.conduct.Rehearsal;
import interleave.view.Brush;
import interleave.view.CanvasBrush;
import interleave.view.Fonts;
import interleave.view.FrameState;
import interleave.view.Palette;
import interleave.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/// Where threads are conducted: each one's card, what they share, the schedule as tiles; in a deadlock who waits for whom.
///
/// Everything is painted; over each card and each tile lies a button that is not to be seen, so that they can be clicked, reached with Tab and read out. It is
/// painted again only when what it shows has changed. FX thread only.
public final class Podium implements View {
    /// What is asked for by a click.
    public interface Requests {
        /// Lets a thread go on; one that waits with a time-out: lets that fire.
        void go(int number);

        /// Goes to where so many choices are made.
        void to(int choices);
    }

    private static final String BADGE = "CONDUCT · you choose who moves";
    /// From this size on everything grows with the window.
    private static final double ROOMY_WIDTH = 860, ROOMY_HEIGHT = 620, MOST_ZOOM = 1.5;
    private final Requests requests;
    private final Pane root = new Pane();
    private final Canvas canvas = new Canvas();
    private final CanvasBrush brush;
    private final List<Button> spots = new ArrayList<>();
    private @Nullable Rehearsal shown;
    private Board board = new Board("", List.of(), List.of(), List.of(), List.of(), "", false, "", List.of(), List.of(), java.util.Map.of());
    private int chosen = -1;
    private boolean foresee;
    private @Nullable Object painted;
    private long workNanos;
    private double factor = 1, least, zoom = 1;

    public Podium(Fonts fonts, Requests requests) {
        this.requests = requests;
        brush = new CanvasBrush(fonts, canvas.getGraphicsContext2D());
        root.getChildren().add(canvas);
        root.setMinSize(200, 120);
        root.setId("podium");
        root.setAccessibleText("Conduct: you choose which thread moves");
    }

    /// @param next    what is so now
    /// @param warning whether each thread tells what would go wrong in its next operation
    public void show(Rehearsal next, boolean warning) {
        if (next == shown && warning == foresee) return;
        shown = next;
        foresee = warning;
        board = Board.of(next, warning);
        if (board.cards().stream().noneMatch(card -> card.number() == chosen && card.ready())) choose(1);
    }

    /// The thread that goes on next when it is told to; -1: none can.
    public int chosen() {
        return chosen;
    }

    /// Points out the next thread (1) or the one before (-1) that can go on.
    public void choose(int direction) {
        var cards = board.cards();
        int count = cards.size(), at = Math.max(0, IntStream.range(0, count).filter(i -> cards.get(i).number() == chosen).findFirst().orElse(direction > 0 ? count - 1 : 0));
        boolean ready = cards.stream().anyMatch(Board.Card::ready);
        for (int i = 1; i <= count; i++) {
            var card = cards.get(Math.floorMod(at + i * direction, count));
            if (card.ready() || card.fires() && !ready) {
                chosen = card.number();
                return;
            }
        }
        chosen = -1;
    }

    /// Points out this thread.
    public void point(int number) {
        chosen = number;
    }

    /// The threads as a screen reader tells them.
    public List<String> told() {
        return board.cards().stream().map(Board.Card::words).toList();
    }

    /// What stands beneath them.
    public String message() {
        return board.message();
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void frame(long nanos, FrameState state) {
        long began = System.nanoTime();
        double width = root.getWidth(), height = root.getHeight();
        Object key = List.of(state.palette(), board, chosen, width, height);
        if (width >= 50 && height >= 50 && !key.equals(painted)) {
            painted = key;
            root.setStyle("-fx-background-color: " + Palette.web(state.palette().stage()) + ";");
            zoom(Math.clamp(Math.min(width / ROOMY_WIDTH, height / ROOMY_HEIGHT), 1, MOST_ZOOM));
            brush.place(canvas, 0, 0, width / zoom, height / zoom);
            canvas.getTransforms().setAll(new Scale(1 / factor, 1 / factor));
            brush.on(canvas.getGraphicsContext2D(), 0, 0);
            var score = Score.of(board, brush, width / zoom, height / zoom);
            new PodiumPainter(brush, state.palette(), board, score).paint(chosen, "Conduct", BADGE);
            spots(score);
        }
        workNanos = System.nanoTime() - began;
    }

    /// On a large screen everything is larger: there is seldom more to show.
    private void zoom(double next) {
        if (next == zoom) return;
        zoom = next;
        brush.magnify(factor * zoom, least / zoom);
    }

    /// The buttons lie where the cards and tiles are painted.
    private void spots(Score score) {
        int used = 0;
        for (int i = 0; i < score.cards().size(); i++) {
            var card = board.cards().get(i);
            var fires = !card.ready() && card.fires();
            spot(used++, score.cards().get(i), "player-" + card.number(), card.words() + (fires ? ". Its time-out can fire" : ""), card.ready() || fires, () -> requests.go(card.number()));
        }
        for (int i = 0; i < score.tiles().size(); i++) {
            int number = score.from() + i;
            var tile = board.tiles().get(number);
            spot(used++, score.tiles().get(i), "tile-" + number, "Step " + (number + 1) + ": " + tile.words(), true, () -> requests.to(tile.after()));
        }
        for (int i = used; i < spots.size(); i++) spots.get(i).setVisible(false);
    }

    private void spot(int index, Score.Box box, String id, String words, boolean can, Runnable does) {
        if (index == spots.size()) {
            var made = new Button();
            made.getStyleClass().setAll("podium-spot");
            made.setManaged(false);
            spots.add(made);
            root.getChildren().add(made);
        }
        var spot = spots.get(index);
        spot.setId(id);
        spot.setAccessibleText(words);
        spot.setDisable(!can);
        spot.setVisible(true);
        spot.setOnAction(event -> does.run());
        spot.resizeRelocate(box.x() * zoom, box.y() * zoom, box.width() * zoom, box.height() * zoom);
    }

    @Override
    public long workNanos() {
        return workNanos;
    }

    @Override
    public void magnify(double times, double smallest) {
        factor = times;
        least = smallest;
        brush.magnify(factor * zoom, least / zoom);
        painted = null;
    }

    @Override
    public double smallestText() {
        return brush.smallest();
    }

    @Override
    public void paint(Brush on, double width, double height, FrameState state) {
        new PodiumPainter(on, state.palette(), board, Score.of(board, on, width, height)).paint(chosen, "Conduct", BADGE);
    }
}
