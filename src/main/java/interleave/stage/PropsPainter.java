package interleave.stage;

import interleave.stage.Props.Chip;
import interleave.stage.Props.Look;
import interleave.trace.ActorState;
import interleave.view.Brush;
import interleave.view.Bytes;
import interleave.view.Fill;
import interleave.view.FrameState;
import interleave.view.Palette;
import interleave.view.Signs;
import interleave.view.Stroke;
import interleave.view.Type;
import java.util.List;
import javafx.scene.paint.Color;

/// How the chips look: a sign for the kind, the name, what is in it, and at the right who waits.
final class PropsPainter {
    /// A queue's items are drawn one by one up to this many.
    private static final int ITEMS = 12;
    private static final double SIGN = 30, END = 10;
    private final Brush brush;
    private final FrameState state;
    private final Palette p;

    PropsPainter(Brush brush, FrameState state) {
        this.brush = brush;
        this.state = state;
        p = state.palette();
    }

    void paint(Props props, List<Look> looks) {
        for (int i = 0; i < props.chips().size(); i++) chip(props.chips().get(i), looks.get(i));
        if (props.more() == 0) return;
        var last = props.chips().isEmpty() ? null : props.chips().getLast();
        double x = last == null ? props.x() : last.x() + last.width() + 8, y = last == null ? props.y() : last.y();
        String more = "+ " + props.more() + " more";
        if (x + brush.width(more, Type.CAPTION) > props.x() + props.width()) more = "+" + props.more();
        brush.text(more, x, y + 19, Type.CAPTION, p.mut());
    }

    private void chip(Chip chip, Look look) {
        boolean taken = switch (chip.kind()) {
            case LOCK -> look.who() >= 0;
            case EVENT -> look.value() == 1;
            case QUEUE -> look.value() > 0;
            case CONDITION, CHANNEL, CELL -> look.waiters() > 0;
        };
        var colour = taken ? colour(chip.kind()) : p.mut();
        brush.fill(chip.x(), chip.y(), chip.width(), Props.TALL, 9, Fill.solid(p.panel()));
        brush.outline(chip.x() + .5, chip.y() + .5, chip.width() - 1, Props.TALL - 1, 9, Stroke.of(taken ? colour : p.line(), 1.3));
        double left = chip.x() + SIGN, right = chip.x() + chip.width() - END;
        right = waiters(chip, look, right);
        right = contents(chip, look, left, right);
        if (bare(chip, left, right)) left = chip.x() + END;
        else sign(chip, taken, colour);
        brush.text(brush.fit(name(chip, right - left), Type.CAPTION_STRONG, right - left), left, chip.y() + 19.5, Type.CAPTION_STRONG, p.ink());
    }

    /// Whether a cell's name, which says more than its sign, stands in the sign's place, too.
    private boolean bare(Chip chip, double left, double right) {
        double wide = brush.width(name(chip, 0), Type.CAPTION_STRONG);
        return chip.kind() == Props.Kind.CELL && wide > right - left && wide <= right - chip.x() - END;
    }

    /// Where there is no room for it, without the line it was made at: "Queue-1 (line 15)" is "Queue-1".
    private String name(Chip chip, double room) {
        int line = chip.name().indexOf(" (line ");
        return line < 0 || brush.width(chip.name(), Type.CAPTION_STRONG) <= room ? chip.name() : chip.name().substring(0, line);
    }

    private Color colour(Props.Kind kind) {
        return switch (kind) {
            case LOCK -> p.lock();
            case CHANNEL -> p.io();
            case QUEUE, EVENT, CONDITION -> p.queue();
            case CELL -> p.ink();
        };
    }

    private void sign(Chip chip, boolean taken, Color colour) {
        Signs.draw(brush, chip.resources().getFirst().kind(), chip.x() + 16, chip.y() + Props.TALL / 2, chip.kind() == Props.Kind.LOCK ? 17 : 16, colour, taken);
    }

    /// "2 wait" in the pattern of waiting, right-aligned. Returns where the room left of it ends.
    private double waiters(Chip chip, Look look, double right) {
        if (look.waiters() == 0) return right;
        String text = String.valueOf(look.waiters());
        var doing = switch (chip.kind()) {
            case LOCK -> ActorState.LOCK_WAIT;
            case CHANNEL -> ActorState.IO;
            default -> ActorState.QUEUE_WAIT;
        };
        double r = 9, x = right - r + 3, y = chip.y() + Props.TALL / 2, wide = brush.width(text, Type.CAPTION_STRONG);
        brush.text(text, x - r - 4 - wide, y + 4.5, Type.CAPTION_STRONG, p.ink());
        brush.disc(x, y, r - 1, p.fill(doing));
        brush.circle(x, y, r - 1, Stroke.of(p.colour(doing), 1.2));
        return x - r - 4 - wide - 8;
    }

    /// What is in it, right-aligned. Returns where the name's room ends.
    private double contents(Chip chip, Look look, double left, double right) {
        return switch (chip.kind()) {
            case LOCK -> holder(chip, look, right);
            case QUEUE -> items(chip, look, left, right);
            case EVENT -> spare(chip, look.value() == 1 ? "set" : "clear", left, right);
            case CONDITION -> right;
            case CELL -> words(chip, "= " + look.value(), holder(chip, look, right));
            case CHANNEL -> words(chip, "↑ " + Bytes.text(look.sent()) + " ↓ " + Bytes.text(look.received()), right);
        };
    }

    private double words(Chip chip, String text, double right) {
        brush.text(text, right, chip.y() + 19.5, Type.CAPTION, p.mut(), Brush.Align.RIGHT);
        return right - brush.width(text, Type.CAPTION) - 8;
    }

    /// What the sign says already: only where the whole name has room beside it.
    private double spare(Chip chip, String text, double left, double right) {
        double needed = brush.width(text, Type.CAPTION) + 8 + brush.width(name(chip, 0), Type.CAPTION_STRONG);
        return needed > right - left ? right : words(chip, text, right);
    }

    private double holder(Chip chip, Look look, double right) {
        if (look.who() < 0 || look.who() >= state.identities().size()) return chip.kind() == Props.Kind.LOCK && look.waiters() == 0 ? spare(chip, "free", chip.x() + SIGN, right) : right;
        double end = chip.kind() == Props.Kind.LOCK && look.value() > 1 ? words(chip, look.value() + "×", right) : right;
        var identity = state.identities().of(look.who());
        brush.disc(end - 8.5, chip.y() + Props.TALL / 2, 8.5, Fill.solid(p.identity(identity)));
        brush.text(identity.letter(), end - 8.5, chip.y() + Props.TALL / 2 + 3.5, new Type(Type.Face.BOLD, identity.letter().length() > 1 ? 8 : 10), p.onIdentity(),
            Brush.Align.MIDDLE);
        return end - 17 - 8;
    }

    /// The items in a row, the next to come out at the right; more than find room are a number alone.
    private double items(Chip chip, Look look, double left, double right) {
        if (look.value() < 0) return right;
        double name = Math.min(90, brush.width(name(chip, 90), Type.CAPTION_STRONG));
        double end = look.value() == 0 ? spare(chip, "empty", left, right) : words(chip, String.valueOf(look.value()), right);
        double free = end - left - name - 10;
        boolean all = look.value() <= ITEMS && look.value() * 7 <= free;
        int shown = all ? (int) look.value() : (int) Math.min(ITEMS, (free - 14) / 7);
        if (!all && shown < 3) return end;
        double x = end - 7;
        for (int i = 0; i < shown; i++, x -= 7) brush.fill(x, chip.y() + 9, 5, 12, 1.5, Fill.solid(p.queue()));
        if (!all) brush.text("…", x - 7, chip.y() + 19.5, Type.CAPTION, p.mut());
        return x - (all ? -2 : 12);
    }
}
