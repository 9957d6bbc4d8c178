package interleave.shell;

import interleave.trace.ActorState;
import interleave.view.CanvasBrush;
import interleave.view.Fonts;
import interleave.view.Palette;
import interleave.view.Type;
import javafx.scene.canvas.Canvas;

/// What the colours and patterns of the states mean, painted with the views' own brush.
final class Legend extends Canvas {
    private record Item(ActorState state, String text) {}

    private static final Item[] ITEMS = {new Item(ActorState.RUNNING, "running"), new Item(ActorState.GIL_WAIT, "waiting for the GIL"),
        new Item(ActorState.LOCK_WAIT, "waiting for a lock"), new Item(ActorState.IO, "network or disk"), new Item(ActorState.QUEUE_WAIT, "waiting at a queue"),
        new Item(ActorState.SLEEP, "sleeping or joining"), new Item(ActorState.READY, "ready, waits its turn")};
    private static final double ROW = 21;

    private final CanvasBrush brush;

    Legend(Fonts fonts) {
        super(200, ITEMS.length * ROW + 4);
        brush = new CanvasBrush(fonts, getGraphicsContext2D());
        setAccessibleText("States: running, waiting for the GIL, waiting for a lock, network or disk, waiting at a queue, sleeping or joining, ready and waiting for its turn");
    }

    void paint(Palette palette) {
        getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        for (int i = 0; i < ITEMS.length; i++) {
            var fill = palette.fill(ITEMS[i].state);
            brush.fill(8, 3 + i * ROW, 22, 14, 3, fill);
            brush.outline(8.5, 3.5 + i * ROW, 21, 13, 3, interleave.view.Stroke.of(fill.colour(), 1));
            brush.text(ITEMS[i].text, 40, 14.5 + i * ROW, Type.CAPTION, palette.mut());
        }
    }
}
