package interleave.stage;

import interleave.stage.Company.Card;
import interleave.stage.Company.Detail;
import interleave.stage.Company.Look;
import interleave.stage.Company.Member;
import interleave.view.Brush;
import interleave.view.Bytes;
import interleave.view.Fill;
import interleave.view.FrameState;
import interleave.view.Palette;
import interleave.view.Stroke;
import interleave.view.Type;
import java.util.List;
import java.util.Objects;

/// How several processes look: cards with a baton each, the wires between the first and the others, and the bytes on them.
final class CompanyPainter {
    private static final double ROW = 33, DOTS = 19, DOT = 8, PILL = 17;
    /// A card as high as this has room for a strip below its text.
    private static final double ROOMY = 56;
    private final Brush brush;
    private final FrameState state;
    private final Palette p;
    private final int selected;

    CompanyPainter(Brush brush, FrameState state, int selected) {
        this.brush = brush;
        this.state = state;
        this.p = state.palette();
        this.selected = selected;
    }

    private void ground(Card card) {
        double r = Math.min(14, card.height() / 4);
        brush.fill(card.x(), card.y(), card.width(), card.height(), r, Fill.solid(p.panel()));
        brush.outline(card.x() + .5, card.y() + .5, card.width() - 1, card.height() - 1, r, Stroke.of(p.line(), 1.5));
    }

    private String name(int process) {
        return Objects.requireNonNull(state.history()).cast().actor(process).name();
    }

    /// The first process: its threads one under the other, as many as there is room for; the rest are counted.
    void main(Card card, String role, Look look, double propsTall) {
        ground(card);
        double right = card.x() + card.width() - 14;
        right = baton(look, right, card.y() + 22);
        brush.text(either(role + " · " + name(look.process()), role, Type.BODY_STRONG, right - card.x() - 26), card.x() + 16, card.y() + 26, Type.BODY_STRONG, p.mut());
        double top = card.y() + 40, room = card.height() - 46 - propsTall - (look.in() + look.out() > 0 ? 20 : 0);
        int all = look.members().size(), rows = (int) Math.max(1, room / ROW), shown = all <= rows ? all : Math.max(0, (int) ((room - DOTS) / ROW));
        for (int i = 0; i < shown; i++) row(look.members().get(i), card.x() + 16, top + i * ROW, card.width() - 28);
        if (shown < all) dots(look.members().subList(shown, all), card.x() + 28, top + shown * ROW + 9, card.width() - 44);
        if (look.in() + look.out() > 0) {
            String text = "out " + Bytes.text(look.out()) + " · back " + Bytes.text(look.in());
            String brief = "↑ " + Bytes.text(look.out()) + " ↓ " + Bytes.text(look.in());
            brush.text(either(text, brief, Type.CAPTION, card.width() - 30), card.x() + 16, card.y() + card.height() - propsTall - 12, Type.CAPTION, p.mut());
        }
    }

    private void row(Member member, double x, double y, double width) {
        disc(member, x + 12, y + 14, 12);
        double room = width - 32;
        brush.text(brush.fit(state.identities().of(member.actor()).name(), Type.CAPTION_STRONG, room), x + 32, y + 11, Type.CAPTION_STRONG, p.ink());
        int time = member.words().lastIndexOf(" · ");
        brush.text(either(member.words(), time < 0 ? member.words() : member.words().substring(0, time), Type.CAPTION, room), x + 32, y + 26, Type.CAPTION, p.mut());
    }

    /// The first, where it has room whole; else the second, cut if need be.
    private String either(String text, String brief, Type type, double room) {
        return brush.width(text, type) <= room ? text : brush.fit(brief, type, room);
    }

    private void dots(List<Member> members, double x, double y, double width) {
        double r = Math.max(DOT, brush.legible(Type.AXIS).size() * .62), pitch = 2 * r + 2;
        int room = Math.max(1, (int) ((width - 34) / pitch)), shown = members.size() <= room ? members.size() : room - 1;
        for (int i = 0; i < shown; i++) disc(members.get(i), x + i * pitch, y, r);
        if (shown < members.size()) brush.text("+ " + (members.size() - shown), x + shown * pitch, y + 4, Type.CAPTION, p.mut());
    }

    /// A figure: its state's pattern, its ring, its letter; live, the shares of the last 250 ms around it.
    private void disc(Member member, double x, double y, double r) {
        var identity = state.identities().of(member.actor());
        var who = p.identity(identity);
        boolean shares = member.running() >= 0 && r >= 11;
        double body = shares ? r - 2.5 : r;
        brush.disc(x, y, body, Fill.solid(p.panel()));
        brush.disc(x, y, body - 1, p.fill(member.state()));
        brush.circle(x, y, body - 1, Stroke.of(who, Math.max(1.5, body * .14)));
        if (r >= 8) {
            double badge = body * (r >= 14 ? .54 : .62), size = Math.clamp(badge * (identity.letter().length() > 1 ? .8 : 1.15), 7, 15);
            var type = brush.legible(new Type(Type.Face.BOLD, Math.round(size * 2) / 2.0));
            brush.disc(x, y, Scenery.badge(badge, type, body), Fill.solid(who));
            brush.text(identity.letter(), x, y + type.size() * .36, type, p.onIdentity(), Brush.Align.MIDDLE);
        }
        if (shares) {
            brush.circle(x, y, r, Stroke.of(p.line(), 3));
            if (member.running() > 3) brush.arc(x, y, r, 0, member.running(), Stroke.of(p.run(), 3));
            if (member.waiting() > 3) brush.arc(x, y, r, member.running(), Math.min(member.waiting(), 360 - member.running()), Stroke.of(p.gil(), 3));
        }
        if (member.actor() == selected) brush.circle(x, y, r + 3, Stroke.dashed(p.accent(), 2));
    }

    /// The process' own baton: full while somebody holds it, dashed while nobody does; one that a virtual thread holds is with it. Returns where the room left of it ends.
    private double baton(Look look, double right, double middle) {
        boolean away = look.holder() >= 0 && look.members().stream().noneMatch(member -> member.actor() == look.holder());
        if (!look.gil() || away) return right;
        double wide = brush.width("GIL", Type.CAPTION_STRONG) + 16, x = right - wide;
        if (look.holder() >= 0) brush.fill(x, middle - PILL / 2, wide, PILL, PILL / 2, Fill.solid(p.baton()));
        else brush.outline(x + .5, middle - PILL / 2, wide - 1, PILL, PILL / 2, Stroke.dashed(p.baton(), 1.4));
        brush.text("GIL", x + wide / 2, middle + 4.3, Type.CAPTION_STRONG, look.holder() >= 0 ? p.onBaton() : p.mut(), Brush.Align.MIDDLE);
        return x - 8;
    }

    void worker(Card card, Look look) {
        ground(card);
        double middle = card.y() + card.height() / 2, r = Math.min(card.detail() == Detail.FULL ? 20 : 13, card.height() / 2 - 3), x = card.x() + r + 8;
        var first = look.members().isEmpty() ? null : look.members().getFirst();
        if (first != null) disc(first, x, middle, r);
        else brush.circle(x, middle, r - 1, Stroke.dashed(p.faint(), 1.5));
        double left = x + r + 8, right = card.x() + card.width() - 9;
        var birth = look.birth().words();
        String says = birth != null && !look.started() ? birth : !look.started() ? "starting" : look.over() ? "ended" : first == null ? "" : first.words();
        if (card.height() >= ROOMY) birth(look.birth(), card);
        if (card.detail() == Detail.FULL) full(card, look, says, left, right, middle);
        else line(card, look, says, left, right, middle + 4.3);
    }

    /// Along the card's lower edge, to scale: start, warm-up and work so far.
    private void birth(Company.Birth birth, Card card) {
        double all = birth.start() + birth.warmUp() + birth.work(), width = card.width() - 24, x = card.x() + 12, y = card.y() + card.height() - 4.5;
        if (all <= 0) return;
        double start = width * birth.start() / all, warm = width * birth.warmUp() / all;
        brush.fill(x, y, start, 3, 1, Fill.solid(p.faint()));
        if (warm > 0) brush.fill(x + start, y, warm, 3, 1, Fill.solid(p.accent()));
        if (birth.work() > 0) brush.fill(x + start + warm, y, width - start - warm, 3, 1, Fill.solid(p.run()));
    }

    /// Name, tasks done and baton; below what it does, and at the right its bytes where they have room.
    private void full(Card card, Look look, String says, double left, double right, double middle) {
        double y = middle - 4, end = baton(look, right, y - 4), at = named(card, look, left, y, end, Type.CAPTION_STRONG);
        var done = done(look);
        if (!done.isEmpty() && at + brush.width(done, Type.CAPTION) < end) {
            brush.text(done, at, y, Type.CAPTION, p.mut());
            at += brush.width(done, Type.CAPTION) + 10;
        }
        if (look.members().size() > 1 && end - at > 24) dots(look.members().subList(1, look.members().size()), at + 8, y - 4, end - at - 8);
        String bytes = look.in() + look.out() > 0 ? "↓ " + Bytes.text(look.in()) + " ↑ " + Bytes.text(look.out()) : look.birth().summary();
        double wide = brush.width(bytes, Type.CAPTION);
        boolean both = !bytes.isEmpty() && brush.width(says, Type.CAPTION) + wide + 12 <= right - left;
        if (both) brush.text(bytes, right, y + 19, Type.CAPTION, p.mut(), Brush.Align.RIGHT);
        brush.text(brush.fit(says, Type.CAPTION, right - left - (both ? wide + 12 : 0)), left, y + 19, Type.CAPTION, p.mut());
    }

    private void line(Card card, Look look, String says, double left, double right, double y) {
        var type = card.detail() == Detail.DOT ? Type.AXIS : Type.CAPTION_STRONG;
        double end = card.width() >= 124 ? baton(look, right, y - 4.3) : right, at = named(card, look, left, y, end, type);
        String done = done(look);
        boolean count = !done.isEmpty() && end - at > brush.width(done, Type.CAPTION) + (says.isEmpty() ? 0 : 96);
        if (count) {
            brush.text(done, end, y, Type.CAPTION, p.mut(), Brush.Align.RIGHT);
            end -= brush.width(done, Type.CAPTION) + 10;
        }
        if (end - at > 50) brush.text(brush.fit(says, Type.CAPTION, end - at), at, y, Type.CAPTION, p.mut());
    }

    /// The process' name, of a long one the number at its end. Returns where the room right of it begins.
    private double named(Card card, Look look, double left, double y, double right, Type type) {
        String name = name(look.process());
        if (brush.width(name, type) > right - left) name = name.matches(".*\\D\\d+") ? name.replaceFirst(".*\\D(?=\\d+$)", "") : brush.fit(name, type, right - left);
        brush.text(name, left, y, type, look.over() ? p.mut() : p.ink());
        return left + brush.width(name, type) + 8;
    }

    private static String done(Look look) {
        return (look.done() > 0 ? look.done() + " done" : "") + (look.raised() > 0 ? " · " + look.raised() + " raised" : "");
    }

    /// The pipes, as one bundle from the first process to the others, and what came or went last.
    ///
    /// @param onTheWay bytes that are in the pipes now
    void wires(Company company, List<Look> workers, long onTheWay) {
        if (company.workers().isEmpty()) return;
        var main = company.main();
        double x0 = main.x() + main.width(), x1 = company.workers().getFirst().x(), y0 = main.y() + main.height() / 2;
        for (var card : company.workers()) {
            if (card.x() != x1) break;
            brush.path(curve(x0, y0, x1, card.y() + card.height() / 2), false, Stroke.of(p.line(), 3));
        }
        for (int i = 0; i < company.workers().size(); i++) {
            var card = company.workers().get(i);
            long packet = workers.get(i).packet();
            if (packet == 0 || card.x() != x1) continue;
            pill((packet < 0 ? "→ " : "← ") + Bytes.text(Math.abs(packet)), x1 - 6, card.y() + card.height() / 2);
        }
        if (onTheWay > 0) onTheWay(Bytes.text(onTheWay), x0 + 3, company, y0);
    }

    /// At the parent's end of the bundle, between the heights at which packets stand at the other end.
    private void onTheWay(String text, double left, Company company, double y) {
        double nearest = Double.MAX_VALUE;
        for (var card : company.workers()) {
            double off = card.y() + card.height() / 2 - y;
            if (Math.abs(off) < Math.abs(nearest)) nearest = off;
        }
        double clear = Math.abs(nearest) < 18 ? y + nearest + (nearest > 0 ? -19 : 19) : y;
        pill(text, left + brush.width(text, Type.AXIS) + 12, clear);
    }

    private void pill(String text, double right, double middle) {
        double wide = brush.width(text, Type.AXIS) + 12;
        brush.fill(right - wide, middle - 8.5, wide, 17, 5, Fill.solid(p.panel()));
        brush.outline(right - wide + .5, middle - 8, wide - 1, 16, 5, Stroke.of(p.io(), 1.4));
        brush.text(text, right - wide + 6, middle + 4, Type.AXIS, p.ink());
    }

    private static double[] curve(double x0, double y0, double x1, double y1) {
        int steps = 14;
        var points = new double[2 * (steps + 1)];
        for (int i = 0; i <= steps; i++) {
            double t = i / (double) steps, s = t * t * (3 - 2 * t);
            points[2 * i] = x0 + (x1 - x0) * t;
            points[2 * i + 1] = y0 + (y1 - y0) * s;
        }
        return points;
    }
}
