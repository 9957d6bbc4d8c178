package interleave.stage;

import interleave.trace.ActorState;
import interleave.trace.Resource;
import interleave.view.Brush;
import interleave.view.Durations;
import interleave.view.Fill;
import interleave.view.FrameState;
import interleave.view.Padlock;
import interleave.view.Palette;
import interleave.view.Stroke;
import interleave.view.Type;
import interleave.world.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// How the stage's parts look: containers, zones, figures, the baton, locks, the gauge of cores.
final class Scenery {
    /// The baton's height at its largest.
    private static final double BATON = 25;
    private final Brush brush;
    private final FrameState state;
    private final Palette p;

    Scenery(Brush brush, FrameState state) {
        this.brush = brush;
        this.state = state;
        p = state.palette();
    }

    void ground(double width, double height) {
        brush.rect(0, 0, width, height, p.stage());
    }

    /// The title at the left; the engine and the time scale as badges at the right, always.
    void head(double width, String title, String scale) {
        double engine = Math.clamp(brush.width(shorter(state.engine(), 0), Type.CAPTION_STRONG), 0, Math.max(120, width * .42)) + 22, room = width - 12 - 22 - 8 - engine - 10;
        // It is always said, if in fewer words: the title yields.
        for (var less : List.of("on screen ", "of the run", "shares of ")) if (brush.width(scale, Type.CAPTION_STRONG) > room) scale = scale.replace(less, "").strip();
        double right = scale.isEmpty() ? width - 4 : badge(width - 12, brush.fit(scale, Type.CAPTION_STRONG, room), p.accentBg(), p.accent());
        right = outlined(right - 8, state.engine());
        brush.text(brush.fit(title, Type.BODY_STRONG, right - 24), 14, 23, Type.BODY_STRONG, p.ink());
    }

    private double badge(double right, String text, javafx.scene.paint.Color ground, javafx.scene.paint.Color ink) {
        double wide = brush.width(text, Type.CAPTION_STRONG) + 22;
        brush.fill(right - wide, 8, wide, 23, 11.5, Fill.solid(ground));
        brush.text(text, right - wide + 11, 24, Type.CAPTION_STRONG, ink);
        return right - wide;
    }

    /// Without the parts at its end that have no room: how well the GIL was seen yields to what it was seen on, and what a line costs. At least the first part.
    private String shorter(String engine, double room) {
        int end = engine.length();
        while (brush.width(engine.substring(0, end), Type.CAPTION_STRONG) > room && engine.lastIndexOf(" · ", end - 1) > 0) end = engine.lastIndexOf(" · ", end - 1);
        return engine.substring(0, end);
    }

    private double outlined(double right, String whole) {
        double room = Math.max(120, right - 70);
        String text = brush.fit(shorter(whole, room), Type.CAPTION_STRONG, room);
        double wide = brush.width(text, Type.CAPTION_STRONG) + 22;
        brush.outline(right - wide + .5, 8.5, wide - 1, 22, 11, Stroke.of(p.line(), 1.2));
        brush.text(text, right - wide + 11, 24, Type.CAPTION_STRONG, p.mut());
        return right - wide;
    }

    /// @param gil whether its baton is at its place or on the way from there: the name yields where both would stand on each other
    void container(Layout.Container box, String name, String note, boolean gil) {
        brush.fill(box.x(), box.y(), box.width(), box.height(), 16, Fill.solid(p.panel()));
        brush.outline(box.x() + .5, box.y() + .5, box.width() - 1, box.height() - 1, 16, Stroke.of(p.line(), 1.5));
        if (brush.width(name, Type.BODY_STRONG) > box.nameRoom()) name = name.substring(name.indexOf("· ") + 1).strip();
        var spot = box.seating().room(Zone.RUN);
        if (gil && spot != null && spot.y() - BATON / 2 < box.y() + 28 && spot.x() + spot.width() / 2 - BATON < box.x() + 18 + brush.width(name, Type.BODY_STRONG)) return;
        brush.text(brush.fit(name, Type.BODY_STRONG, box.nameRoom()), box.x() + 18, box.y() + 24, Type.BODY_STRONG, p.mut());
        boolean room = brush.width(name, Type.BODY_STRONG) + brush.width(" · " + note, Type.CAPTION) <= box.nameRoom();
        if (!note.isEmpty() && room) brush.text(" · " + note, box.x() + 18 + brush.width(name, Type.BODY_STRONG), box.y() + 24, Type.CAPTION, p.mut());
    }

    /// How many processes find no room.
    void hidden(double right, double bottom, int processes) {
        brush.text("+ " + processes + (processes == 1 ? " process not shown" : " processes not shown"), right, bottom, Type.AXIS, p.mut(), Brush.Align.RIGHT);
    }

    void zone(Seating.Room room, boolean tasks, boolean gil, boolean turns, int here) {
        double x = room.x(), y = room.y(), w = room.width(), h = room.height();
        if (room.zone() == Zone.RUN && gil) brush.outline(x, y, w, h, 14, Stroke.of(p.baton(), 2.5));
        else if (room.zone() == Zone.RUN) brush.outline(x, y, w, h, 14, Stroke.of(p.run(), 2));
        else if (room.zone() == Zone.TURN) brush.outline(x + .5, y + .5, w - 1, h - 1, 14, Stroke.dashed(p.line(), 1.5));
        else brush.outline(x + .5, y + .5, w - 1, h - 1, 14, Stroke.of(p.line(), 1.5));
        String caption = turns && room.zone() == Zone.RUN ? tasks && !gil ? "share of the turns" : "share of the GIL" : turns && room.zone() == Zone.TURN ? "take turns, in no order"
            : room.zone().caption(tasks);
        if (brush.width(caption, Type.CAPTION) > w + 8) caption = room.zone().brief(tasks);
        boolean counted = room.actors().length > 6 && !room.shared() && brush.width(caption + " · " + here, Type.CAPTION) <= w + 8;
        if (counted) caption += " · " + here;
        brush.text(caption, x + w / 2, y + h + 18, Type.CAPTION, p.mut(), Brush.Align.MIDDLE);
        if (!room.shared()) places(room);
    }

    /// Everyone keeps the same place in a zone; those who are elsewhere leave theirs open, and it shows why the others don't stand in the middle.
    private void places(Seating.Room room) {
        if (room.seats().length < 2) return;
        for (var seat : room.seats()) if (seat.radius() >= 8) brush.circle(seat.x(), seat.y(), seat.radius() - 1, Stroke.of(p.line(), 1));
    }

    /// The GIL itself. `sent` 0: at its place; else that part of the way to (x, y).
    void baton(Seating.Room spot, double sent, double x, double y, boolean free) {
        boolean small = spot.width() < 130;
        String text = small ? "GIL" : "GIL baton";
        var type = brush.legible(small ? Type.CAPTION_STRONG : new Type(Type.Face.BOLD, 13));
        double wide = brush.width(text, type) + 24, tall = small ? 19 : BATON;
        double fromX = spot.x() + spot.width() / 2, fromY = spot.y();
        double cx = fromX + (x - fromX) * sent, cy = fromY + (y - fromY) * sent;
        if (free && sent == 0) {
            brush.fill(cx - wide / 2, cy - tall / 2, wide, tall, tall / 2, Fill.solid(p.panel()));
            brush.outline(cx - wide / 2, cy - tall / 2, wide, tall, tall / 2, Stroke.dashed(p.baton(), 2));
            brush.text(text, cx, cy + type.size() * .36, type, p.mut(), Brush.Align.MIDDLE);
            return;
        }
        brush.fill(cx - wide / 2, cy - tall / 2, wide, tall, tall / 2, Fill.solid(p.baton()));
        brush.text(text, cx, cy + type.size() * .36, type, p.onBaton(), Brush.Align.MIDDLE);
    }

    /// Live: who held the GIL how much, in place of a holder nobody could see.
    void shares(Seating.Room spot, List<Blocking.Slice> slices) {
        double middle = spot.y() + spot.height() * .54, r = Math.min(46, spot.height() * .3), x = spot.width() >= 130 ? spot.x() + 16 + r
            : spot.x() + spot.width() / 2;
        double from = 0;
        brush.circle(x, middle, r, Stroke.of(p.line(), r * .34));
        for (var slice : slices) {
            wedge(x, middle, r - r * .17, r + r * .17, from, slice.degrees(), p.identity(state.identities().of(slice.actor())));
            from += slice.degrees();
        }
        if (spot.width() < 130) return;
        int lines = Math.min(4, slices.size());
        double y = middle - lines * 9 + 13;
        for (int i = 0; i < lines; i++) {
            boolean more = i == 3 && slices.size() > 4;
            brush.text(more ? "+ " + (slices.size() - 3) + " more" : slices.get(i).text(), x + r + 18, y + i * 18, more ? Type.CAPTION
                : Type.BODY_STRONG, more ? p.mut() : p.ink());
        }
    }

    /// A piece of a ring with straight ends, so that shares add up to the eye.
    private void wedge(double x, double y, double inner, double outer, double start, double sweep, javafx.scene.paint.Color colour) {
        if (sweep < .5) return;
        int steps = Math.max(2, (int) (sweep / 5));
        var points = new double[(steps + 1) * 4];
        for (int i = 0; i <= steps; i++) {
            double angle = Math.toRadians(start + sweep * i / steps - 90);
            points[2 * i] = x + outer * Math.cos(angle);
            points[2 * i + 1] = y + outer * Math.sin(angle);
            int back = points.length - 2 - 2 * i;
            points[back] = x + inner * Math.cos(angle);
            points[back + 1] = y + inner * Math.sin(angle);
        }
        brush.area(points, colour);
    }

    /// @param room where only one can stand, and it stands alone: how wide that is; else 0
    void figure(Figure f, Seating.Detail detail, double room) {
        boolean spot = room > 0;
        double x = f.seat().x(), y = f.seat().y(), r = f.seat().radius();
        var identity = state.identities().of(f.actor());
        var who = p.identity(identity);
        var fill = p.fill(f.state());
        if (r < 4) {
            brush.rect(x - r, y - r, 2 * r, 2 * r, fill.colour());
            return;
        }
        if (f.greyed()) brush.veil(.45);
        boolean shares = f.running() >= 0 && r >= 13 && (f.zone() == Zone.TURN || f.zone() == Zone.RUN);
        double body = shares ? r * .8 : r;
        brush.disc(x, y, body, Fill.solid(p.panel()));
        boolean live = f.running() >= 0 && (f.zone() == Zone.TURN);
        if (!live) brush.disc(x, y, body - 1, fill);
        if (r >= 7) {
            brush.circle(x, y, body - Math.max(1, body * .07), Stroke.of(who, Math.max(2, body * .15)));
            double badge = live ? body * .82 : r >= 13 ? body * .54 : body * .62;
            if (r < 10) {
                brush.shown();
                return;
            }
            double size = Math.clamp(badge * (identity.letter().length() > 1 ? .78 : 1.05), 7, 17);
            var type = brush.legible(new Type(Type.Face.BOLD, Math.round(size * 2) / 2.0));
            brush.disc(x, y, badge(badge, type, body), Fill.solid(who));
            brush.text(identity.letter(), x, y + type.size() * .36, type, p.onIdentity(), Brush.Align.MIDDLE);
        }
        if (shares) ring(f, x, y, r);
        if (f.ring() > 0 && r >= 13) {
            double off = r >= 18 ? 5 : 3.4, pen = r >= 18 ? 4 : 2.6;
            brush.circle(x, y, r + off, Stroke.of(p.line(), pen - 1));
            brush.arc(x, y, r + off, 0, f.ring(), Stroke.of(p.gil(), pen));
        }
        if (f.selected()) brush.circle(x, y, r + (r >= 13 ? 10 : 2), Stroke.dashed(p.accent(), 2));
        brush.shown();
        if (!f.copy().isEmpty() && r >= 13) copy(f, detail, spot);
        if (f.flag() && r >= 13) flag(x + r * .72, y - r * .55);
        if (detail == Seating.Detail.CARD || detail == Seating.Detail.NAME || spot && r >= 13) words(f, detail, room);
    }

    /// Magnified for a hall, a letter can be taller than its badge: that grows with it, so that no letter stands on a pattern.
    static double badge(double least, Type letter, double body) {
        return Math.max(least, Math.min(letter.size() * .57, body * .82));
    }

    /// Live: what the last 250 ms were spent on, around the figure.
    private void ring(Figure f, double x, double y, double r) {
        double inner = r * .88, outer = r + 3;
        wedge(x, y, inner, outer, 0, 360, p.line());
        wedge(x, y, inner, outer, 0, f.running(), p.run());
        wedge(x, y, inner, outer, f.running(), Math.min(f.turning(), 360 - f.running()), p.gil());
        // Ready without a core: hollow, at the end of what it counts as running, or else as waiting, by the recording.
        if (f.hollow() > 4) wedge(x, y, inner + 1.5, outer - 1.5, Math.max(f.running(), f.hollow()) - f.hollow(), f.hollow(), p.panel());
    }

    /// Its private copy, over its lower edge: the name where there is room, the value alone where not; a stale one says so.
    private void copy(Figure f, Seating.Detail detail, boolean spot) {
        double room = detail == Seating.Detail.CARD || spot ? 150 : detail == Seating.Detail.NAME ? 62 : 38;
        String value = f.copy().substring(f.copy().indexOf("= ") + 2);
        String text = f.copy() + (f.stale() ? " · stale" : "");
        if (brush.width(text, Type.CAPTION_STRONG) + 12 > room) text = value + (f.stale() ? " stale" : "");
        if (brush.width(text, Type.CAPTION_STRONG) + 12 > room) text = value;
        double wide = brush.width(text, Type.CAPTION_STRONG) + 12, x = f.seat().x(), y = f.seat().y() + f.seat().radius() - 3;
        brush.fill(x - wide / 2, y - 8.5, wide, 17, 5, Fill.solid(p.panel()));
        brush.outline(x - wide / 2 + .5, y - 8, wide - 1, 16, 5, Stroke.of(f.stale() ? p.warn() : p.mut(), f.stale() ? 1.8 : 1.1));
        brush.text(text, x, y + 4.2, Type.CAPTION_STRONG, f.stale() ? p.warn() : p.ink(), Brush.Align.MIDDLE);
    }

    /// A request raised at the holder.
    private void flag(double x, double y) {
        brush.line(x, y, x, y - 20, Stroke.of(p.gil(), 2));
        brush.area(new double[] {x, y - 21, x + 16, y - 15.5, x, y - 10}, p.gil());
    }

    private void words(Figure f, Seating.Detail detail, double spot) {
        double x = f.seat().x(), y = f.seat().y(), r = f.seat().radius();
        if (spot > 0) {
            String strong = f.strong();
            // The time alone, where the frame around says the rest.
            if (brush.width(strong, Type.CAPTION_STRONG) > spot - 14 && !f.greyed()) strong = strong.substring(strong.indexOf(' ') + 1);
            brush.text(brush.fit(strong, Type.CAPTION_STRONG, spot - 8), x, y + r + 18, Type.CAPTION_STRONG, f.greyed() ? p.mut() : p.run(), Brush.Align.MIDDLE);
            if (!f.soft().isEmpty() && r >= 18) brush.text(brush.fit(f.soft(), Type.AXIS, spot - 6), x, y + r + 32, Type.AXIS, p.mut(), Brush.Align.MIDDLE);
        } else if (f.zone() == Zone.TURN && detail == Seating.Detail.CARD) {
            brush.text(f.strong(), x + r + 12, y - 1, r > 30 ? Type.TITLE.at(18) : r > 20 ? Type.TITLE : Type.BODY_STRONG, p.ink());
            brush.text(f.soft(), x + r + 12, y + (r > 30 ? 18 : 15), r > 30 ? Type.BODY : Type.CAPTION, p.mut());
        } else {
            double room = detail == Seating.Detail.CARD ? 2 * r + 34 : 62;
            String text = f.strong().isEmpty() ? f.soft() : f.strong();
            int time = text.lastIndexOf(" · ");
            if (time >= 0 && brush.width(text, Type.AXIS) > room) text = text.substring(time + 3);
            brush.text(brush.fit(text, Type.AXIS, room), x, y + r + 17, Type.AXIS, p.mut(), Brush.Align.MIDDLE);
        }
    }

    /// @param bottom below which nothing is written
    void cores(double x, double y, double width, double bottom, boolean live, String note) {
        brush.text("cores used", x, y + 24, Type.BODY_STRONG, p.mut());
        String number = Double.isNaN(state.coresUsed()) ? "–" : String.format(java.util.Locale.ROOT, "%.2f", state.coresUsed());
        var type = Double.isNaN(state.coresUsed()) ? Type.TITLE : Type.FIGURE;
        brush.text(number, x, y + 74, type, p.ink());
        brush.text("of " + state.cores(), x + brush.width(number, type) + 8, y + 74, Type.TITLE.at(15), p.mut());
        brush.fill(x, y + 92, width, 12, 6, Fill.solid(p.line()));
        double part = Double.isNaN(state.coresUsed()) ? 0 : Math.clamp(state.coresUsed() / state.cores(), 0, 1);
        if (part > .02) brush.fill(x, y + 92, Math.max(12, width * part), 12, 6, Fill.solid(p.run()));
        double line = wrapped(Double.isNaN(state.coresUsed()) ? "not measured here" : live ? "last 250 ms" : "sampled, 250 ms around the cursor", x, y + 124, width, bottom);
        wrapped(note, x, line + 27, width, bottom);
    }

    /// Returns the last line's y. A text that would go beyond the bottom is left out whole.
    private double wrapped(String text, double x, double y, double width, double bottom) {
        if (text.isEmpty() || y + 17 * (lines(text, width) - 1) + 4 > bottom) return y;
        double line = y, at = x;
        for (var word : text.split(" ")) {
            double wide = brush.width(word + " ", Type.CAPTION);
            if (at > x && at + wide > x + width + 8) {
                at = x;
                line += 17;
            }
            brush.text(word, at, line, Type.CAPTION, p.mut());
            at += wide;
        }
        return line;
    }

    private int lines(String text, double width) {
        int lines = 1;
        double at = 0;
        for (var word : text.split(" ")) {
            double wide = brush.width(word + " ", Type.CAPTION);
            if (at > 0 && at + wide > width + 8) {
                at = 0;
                lines++;
            }
            at += wide;
        }
        return lines;
    }

    /// Nothing to show yet: what will stand here, and what to do.
    void message(double width, double height) {
        String title = switch (state.phase()) {
            case EMPTY -> "The stage is set";
            case WARMING_UP -> "Warming up";
            case RUNNING, PAUSED -> "The threads are about to start";
            case FAILED -> "The program failed before its threads began";
            case FINISHED, CANCELLED -> "This run was not recorded";
        };
        String text = !state.message().isEmpty() ? state.message() : switch (state.phase()) {
            case EMPTY -> state.gil() ? "Press Run: real threads step on, and one baton, the GIL, decides who runs."
                : "Press Run: real threads step on and run at once, with no GIL to wait for.";
            case WARMING_UP -> "The program runs until its speed is steady, and nothing of that is kept; the threads step on right after.";
            default -> "";
        };
        double x = width / 2, y = height / 2 - 14;
        for (int i = -1; i <= 1; i++) brush.circle(x + i * 62, y - 22, 22, Stroke.dashed(i == 0 && state.gil() ? p.baton() : p.faint(), 2));
        brush.text(title, x, y + 34, Type.TITLE, p.ink(), Brush.Align.MIDDLE);
        brush.text(brush.fit(text, Type.BODY, width - 40), x, y + 57, Type.BODY, p.mut(), Brush.Align.MIDDLE);
    }

    /// What the number of cores used comes from, in a few words; empty where nothing is to be said.
    String note(List<Blocking> blockings) {
        int running = 0, waiting = 0;
        for (var b : blockings) {
            if (b.troupe().tasks()) continue;
            running += b.running();
            waiting += b.waiting();
        }
        if (blockings.isEmpty()) return "";
        var first = blockings.getFirst();
        if (first.gil() >= 0 && first.takingTurns()) return waiting + running + " threads take turns, one runs at a time";
        if (first.gil() >= 0 && waiting > 0 && state.cores() > 1) return (running == 0 ? "the GIL changes hands, " : "one thread runs, ")
            + waiting + (waiting == 1 ? "\u00a0waits for the GIL" : "\u00a0wait for the GIL");
        return first.gil() < 0 ? crowd(running) : "";
    }

    /// More that could run than there are cores: as the system counts it, else by the number of threads.
    String crowd(int running) {
        double ready = state.shares().waitingForCore();
        if (ready >= .1) return String.format(java.util.Locale.ROOT, "%.1f ready, no core (schedstat)", ready);
        return running > state.cores() ? running + " ready, " + state.cores() + " cores" : "";
    }

    static String name(FrameState state, Troupe troupe) {
        String process = Objects.requireNonNull(state.history()).cast().actor(troupe.process()).name();
        return troupe.tasks() ? "coroutines and virtual threads" : "interpreter · " + process;
    }
}
