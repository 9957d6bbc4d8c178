package interleave.podium;

import interleave.podium.Score.Box;
import interleave.podium.Score.Grain;
import interleave.trace.ActorState;
import interleave.view.Brush;
import interleave.view.Disc;
import interleave.view.Fill;
import interleave.view.Identities;
import interleave.view.Palette;
import interleave.view.Signs;
import interleave.view.Stroke;
import interleave.view.Type;
import interleave.view.WaitForPicture;
import javafx.scene.paint.Color;

/// Paints a [Board] where its [Score] says.
final class PodiumPainter {
    private static final double ROUND = 12;
    private final Brush brush;
    private final Palette p;
    private final Board board;
    private final Score score;
    private final double u;

    PodiumPainter(Brush brush, Palette palette, Board board, Score score) {
        this.brush = brush;
        p = palette;
        this.board = board;
        this.score = score;
        u = score.unit();
    }

    /// @param chosen the thread that goes on next when it is told to; -1: none
    void paint(int chosen, String title, String badge) {
        brush.rect(0, 0, score.width(), score.height(), p.stage());
        head(title, badge);
        if (!board.cards().isEmpty()) brush.text("who moves next?", Score.PAD + 2, Score.HEAD * u + 13 * u, Type.CAPTION_STRONG, p.mut());
        for (int i = 0; i < score.cards().size(); i++) card(board.cards().get(i), score.cards().get(i), board.cards().get(i).number() == chosen);
        if (score.hidden() > 0 && !score.cards().isEmpty()) {
            brush.text("+ " + score.hidden() + " more threads", score.cards().getFirst().x() + brush.width("who moves next?", Type.CAPTION_STRONG) + 16, Score.HEAD * u + 13 * u, Type.CAPTION, p.mut());
        }
        shared();
        message();
        schedule();
    }

    private double size(Type type) {
        return brush.legible(type).size();
    }

    private void head(String title, String badge) {
        boolean narrow = score.width() < brush.width(title + badge, Type.CAPTION_STRONG) + 200 * u;
        if (narrow) badge = badge.replaceFirst(" .*", "");
        double y = 17 * u + 8, wide = brush.width(badge, Type.CAPTION_STRONG) + 24, x = score.width() - Score.PAD - wide;
        brush.fill(x, y - 14 * u, wide, 21 * u, 10.5 * u, Fill.solid(p.accentBg()));
        brush.text(badge, x + 12, y, Type.CAPTION_STRONG, p.accent());
        if (!narrow) brush.text(title, Score.PAD, y, Type.BODY_STRONG, p.ink());
        double left = Score.PAD + (narrow ? 0 : brush.width(title, Type.BODY_STRONG) + 10);
        brush.text(brush.fit(board.head(), Type.CAPTION, x - 12 - left), left, y, Type.CAPTION, p.mut());
    }

    // the threads

    private void card(Board.Card card, Box box, boolean chosen) {
        double round = Math.min(ROUND, box.height() / 3);
        boolean warn = !card.danger().isEmpty();
        brush.fill(box.x(), box.y(), box.width(), box.height(), round, Fill.solid(p.panel()));
        brush.outline(box.x() + 1, box.y() + 1, box.width() - 2, box.height() - 2, round - 1, Stroke.of(chosen ? p.accent() : warn ? p.warn() : p.line(), chosen || warn ? 2 : 1.3));
        double r = switch (score.grain()) {
            case FULL -> 26 * u;
            case SHORT -> 19 * u;
            case LINE -> 12 * u;
            case DISC -> box.height() * .38;
        };
        double x = score.grain() == Grain.DISC ? box.x() + box.width() / 2 : box.x() + r + (score.grain() == Grain.FULL ? 20 : 10);
        Disc.draw(brush, p, card.identity(), p.fill(card.state()), x, box.middle(), r);
        if (score.grain() == Grain.DISC) return;
        double left = x + r + 12, right = box.right() - 12;
        if (score.grain() == Grain.LINE) line(card, box, left, right);
        else lines(card, box, left, copies(card, box, left, right));
    }

    private void line(Board.Card card, Box box, double left, double right) {
        double y = box.middle() + size(Type.CAPTION) * .36, wide = brush.width(card.identity().name(), Type.CAPTION_STRONG);
        var name = wide > (right - left) * .6 ? brush.fit(card.identity().name(), Type.CAPTION_STRONG, (right - left) * .6) : card.identity().name();
        brush.text(name, left, y, Type.CAPTION_STRONG, p.ink());
        double at = left + brush.width(name, Type.CAPTION_STRONG) + 8;
        boolean stale = card.copies().stream().anyMatch(Board.Copy::stale);
        double end = stale && right - at > 120 * u ? right - brush.width("stale", Type.CAPTION) - 6 : right;
        if (end < right) brush.text("stale", right, y, Type.CAPTION, p.colour(ActorState.LOCK_WAIT), Brush.Align.RIGHT);
        if (end - at > 40 * u) brush.text(brush.fit(card.danger().isEmpty() ? card.now() : card.danger(), Type.CAPTION, end - at), at, y, Type.CAPTION, card.danger().isEmpty() ? p.mut() : p.warn());
    }

    private void lines(Board.Card card, Box box, double left, double right) {
        boolean full = score.grain() == Grain.FULL;
        double step = (full ? 20 : 19) * u, y = box.middle() + size(Type.BODY_STRONG) * .36 - (full ? step : step / 2);
        var name = brush.fit(card.identity().name(), Type.BODY_STRONG, right - left);
        brush.text(name, left, y, Type.BODY_STRONG, p.ink());
        double at = left + brush.width(name, Type.BODY_STRONG) + 8;
        if (card.line() > 0 && right - at > 60 * u) brush.text("line " + card.line(), at, y, Type.CAPTION, p.mut());
        boolean warn = !card.danger().isEmpty();
        brush.text(brush.fit(warn ? card.danger() : card.now(), Type.CAPTION, right - left), left, y + step, Type.CAPTION, warn ? p.warn() : p.ink());
        if (full) brush.text(brush.fit(card.code(), new Type(Type.Face.CODE, 12), right - left), left, y + 2 * step, new Type(Type.Face.CODE, 12), p.mut());
    }

    /// Its private copies at the right, and its time-out. Returns where the room left of them ends.
    private double copies(Board.Card card, Box box, double left, double right) {
        int most = score.grain() == Grain.FULL ? 2 : 1;
        double wide = 0, room = (right - left) * .55, tall = 22 * u;
        var shown = card.copies().stream().sorted((one, other) -> Boolean.compare(other.stale(), one.stale())).limit(most).toList();
        for (var copy : shown) wide = Math.max(wide, brush.width(words(copy), Type.CAPTION_STRONG) + 16);
        if (card.fires()) wide = Math.max(wide, brush.width("time-out", Type.CAPTION_STRONG) + 16);
        if (wide == 0 || room < 40) return right;
        wide = Math.min(wide, room);
        int pills = shown.size() + (card.fires() && shown.size() < most ? 1 : 0);
        double y = box.middle() - (pills * tall + (pills - 1) * 5) / 2;
        for (var copy : shown) {
            pill(words(copy), right - wide, y, wide, tall, copy.stale() ? p.colour(ActorState.LOCK_WAIT) : p.line(), copy.stale() ? p.colour(ActorState.LOCK_WAIT) : p.ink());
            y += tall + 5;
        }
        if (card.fires() && shown.size() < most) pill("time-out", right - wide, y, wide, tall, p.accent(), p.accent());
        return right - wide - 10;
    }

    private static String words(Board.Copy copy) {
        return copy.text() + (copy.stale() ? " · stale" : "");
    }

    private void pill(String text, double x, double y, double wide, double tall, Color edge, Color ink) {
        brush.fill(x, y, wide, tall, 7, Fill.solid(p.panel()));
        brush.outline(x + .5, y + .5, wide - 1, tall - 1, 7, Stroke.of(edge, 1.3));
        brush.text(brush.fit(text, Type.CAPTION_STRONG, wide - 10), x + wide / 2, y + tall / 2 + size(Type.CAPTION_STRONG) * .36, Type.CAPTION_STRONG, ink, Brush.Align.MIDDLE);
    }

    // what they share

    private void shared() {
        for (int i = 0; i < score.cells().size(); i++) cell(board.cells().get(i), score.cells().get(i));
        for (int i = 0; i < score.things().size(); i++) thing(board.things().get(i), score.things().get(i));
        var graph = score.graph();
        if (graph == null) return;
        brush.fill(graph.x(), graph.y(), graph.width(), graph.height(), ROUND, Fill.solid(p.panel()));
        brush.outline(graph.x() + .5, graph.y() + .5, graph.width() - 1, graph.height() - 1, ROUND, Stroke.of(p.colour(ActorState.LOCK_WAIT), 1.6));
        var title = board.cycle().isEmpty() ? "they wait for ever" : board.cycle().size() == 1 ? "it waits for itself" : "they wait for each other";
        boolean titled = graph.height() > 150 * u;
        double top = titled ? 28 * u : 8;
        if (titled) brush.text(brush.fit(title, Type.CAPTION_STRONG, graph.width() - 28), graph.x() + 14, graph.y() + 20 * u,
            Type.CAPTION_STRONG, p.colour(ActorState.LOCK_WAIT));
        new WaitForPicture(board.cycle(), board.waits(), actor -> identity(actor)).paint(brush, p, graph.x() + 12, graph.y() + top, graph.width() - 24, graph.height() - top - 8);
    }

    private interleave.view.Identity identity(int actor) {
        var named = board.names().get(actor);
        return named != null ? named : Identities.thread(actor, "");
    }

    private void cell(Board.Cell cell, Box box) {
        brush.fill(box.x(), box.y(), box.width(), box.height(), Math.min(ROUND, box.height() / 3), Fill.solid(p.panel()));
        brush.outline(box.x() + .5, box.y() + .5, box.width() - 1, box.height() - 1, Math.min(ROUND, box.height() / 3), Stroke.of(cell.off() ? p.warn() : p.line(), 1.3));
        if (box.height() < 80 * u) smallCell(cell, box);
        else bigCell(cell, box);
    }

    private void smallCell(Board.Cell cell, Box box) {
        double y = box.middle() + size(Type.CAPTION) * .36, left = box.x() + 12, right = box.right() - 12;
        var value = "= " + cell.value() + (cell.off() ? ", " + cell.expected() : "");
        var told = brush.fit(value, Type.CAPTION_STRONG, (right - left) * .6);
        brush.text(told, right, y, Type.CAPTION_STRONG, cell.off() ? p.warn() : p.ink(), Brush.Align.RIGHT);
        double end = right - brush.width(told, Type.CAPTION_STRONG) - 10;
        brush.text(brush.fit(cell.brief(), Type.CAPTION, end - left), left, y, Type.CAPTION, p.mut());
    }

    /// Name, value, writer, and what is expected at the foot.
    private void bigCell(Board.Cell cell, Box box) {
        double left = box.x() + 16, room = box.width() - 32, middle = box.x() + box.width() / 2, foot = 26 * u;
        var name = "shared cell " + cell.name();
        brush.text(brush.fit(brush.width(name, Type.CAPTION_STRONG) <= room ? name : cell.name(), Type.CAPTION_STRONG, room), left, box.y() + 24 * u, Type.CAPTION_STRONG, p.mut());
        double top = box.y() + 32 * u, bottom = box.bottom() - 8;
        if (!cell.expected().isEmpty()) {
            bottom -= foot + 4;
            brush.fill(left, bottom, room, foot, 8, Fill.solid(cell.off() ? p.panel().interpolate(p.warn(), .14) : p.bg()));
            brush.text(brush.fit(cell.expected(), Type.CAPTION_STRONG, room - 12), middle, bottom + foot / 2 + size(Type.CAPTION_STRONG) * .36, Type.CAPTION_STRONG,
                cell.off() ? p.warn() : p.mut(), Brush.Align.MIDDLE);
            bottom -= 4;
        }
        boolean written = !cell.written().isEmpty() && bottom - top > 52 * u;
        if (written) {
            bottom -= 20 * u;
            brush.text(brush.fit(cell.written(), Type.CAPTION, room), middle, bottom + 12 * u, Type.CAPTION, p.mut(), Brush.Align.MIDDLE);
        }
        var type = Type.FIGURE.at(Math.clamp((bottom - top) * .72, 18, 84));
        while (type.size() > 14 && brush.width(cell.value(), type) > room) type = type.at(type.size() - 2);
        brush.text(brush.fit(cell.value(), type, room), middle, (top + bottom) / 2 + type.size() * .36, type, p.ink(), Brush.Align.MIDDLE);
    }

    private void thing(Board.Thing thing, Box box) {
        var colour = thing.active() ? switch (thing.kind()) {
            case LOCK, RLOCK -> p.lock();
            default -> p.queue();
        } : p.mut();
        double y = box.middle() + size(Type.CAPTION) * .36, left = box.x() + 32 * u, right = box.right() - 10;
        brush.fill(box.x(), box.y(), box.width(), box.height(), 9, Fill.solid(p.panel()));
        brush.outline(box.x() + .5, box.y() + .5, box.width() - 1, box.height() - 1, 9, Stroke.of(thing.active() ? colour : p.line(), 1.3));
        Signs.draw(brush, thing.kind(), box.x() + 17 * u, box.middle(), 17 * u, colour, thing.active());
        for (var waiter : thing.waiters().reversed()) {
            if (right - left < 130 * u) break;
            Disc.draw(brush, p, waiter, p.fill(thing.kind() == interleave.trace.Resource.Kind.LOCK || thing.kind() == interleave.trace.Resource.Kind.RLOCK ? ActorState.LOCK_WAIT : ActorState.QUEUE_WAIT),
                right - 11 * u, box.middle(), 11 * u);
            right -= 25 * u;
        }
        var state = brush.fit(thing.state(), Type.CAPTION, (right - left) * .6);
        brush.text(state, right, y, Type.CAPTION, p.mut(), Brush.Align.RIGHT);
        double end = right - brush.width(state, Type.CAPTION) - 8;
        brush.text(brush.fit(thing.name(), Type.CAPTION_STRONG, end - left), left, y, Type.CAPTION_STRONG, p.ink());
    }

    // the message and the schedule

    private void message() {
        var box = score.message();
        if (score.lines().isEmpty()) return;
        brush.fill(box.x(), box.y(), box.width(), box.height(), 8, Fill.solid(board.warns() ? p.panel().interpolate(p.warn(), .1) : p.bg()));
        double y = box.y() + 5 + 14 * u;
        for (var line : score.lines()) {
            brush.text(line, box.x() + 10, y, Type.BODY, board.warns() ? p.warn() : p.ink());
            y += 19 * u;
        }
    }

    private void schedule() {
        if (score.tiles().isEmpty()) return;
        double y = score.schedule().y() + 14 * u;
        int last = score.from() + score.tiles().size();
        var words = "schedule" + (score.from() > 0 ? " · " + score.from() + " earlier" : "") + (last < board.tiles().size() ? " · " + (board.tiles().size() - last) + " later" : "");
        brush.text(words, Score.PAD + 2, y, Type.CAPTION_STRONG, p.mut());
        double at = Score.PAD + 2 + brush.width(words, Type.CAPTION_STRONG) + 14;
        brush.text(brush.fit(board.found(), Type.CAPTION, score.schedule().right() - at), at, y, Type.CAPTION, p.mut());
        for (int i = 0; i < score.tiles().size(); i++) tile(board.tiles().get(score.from() + i), score.tiles().get(i));
    }

    private void tile(Board.Tile tile, Box box) {
        var colour = p.identity(tile.identity());
        var text = brush.fit(tile.identity().letter() + " " + tile.text(), Type.CAPTION_STRONG, box.width() - 16);
        double y = box.middle() + size(Type.CAPTION_STRONG) * .36;
        if (tile.coming()) {
            brush.outline(box.x() + .75, box.y() + .75, box.width() - 1.5, box.height() - 1.5, 7, Stroke.dashed(p.accent(), 1.5));
            brush.text(text, box.x() + box.width() / 2, y, Type.CAPTION_STRONG, p.accent(), Brush.Align.MIDDLE);
            return;
        }
        brush.fill(box.x(), box.y(), box.width(), box.height(), 7, Fill.solid(colour));
        if (tile.warned()) brush.outline(box.x() - 2, box.y() - 2, box.width() + 4, box.height() + 4, 9, Stroke.of(p.warn(), 2));
        brush.text(text, box.x() + box.width() / 2, y, Type.CAPTION_STRONG, p.onIdentity(), Brush.Align.MIDDLE);
    }
}
