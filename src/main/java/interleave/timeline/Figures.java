package interleave.timeline;

import interleave.trace.ActorState;
import interleave.trace.Resource;
import interleave.view.Durations;
import interleave.world.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What happened in a [Band]: time in each state or by each holder on every lane, and how often GILs and locks changed hands. Made once per band, because
/// changes of hands are counted one by one; while a hand still draws they are left out.
record Figures(Band band, List<Line> lines) {
    private static final ActorState[] STATES = ActorState.values();
    /// Lanes on the card; all are in the copy.
    private static final int MOST = 7, PARTS = 3;

    /// One lane's.
    ///
    /// @param name      in full
    /// @param handOvers from one holder to another; -1: not counted, or the lane has no holders
    record Line(String letter, String name, List<Part> parts, long handOvers) {}

    /// @param share of the band, 0 to 1
    record Part(String what, long nanos, double share) {}

    static Figures of(Band band, Plot plot) {
        var lines = new ArrayList<Line>();
        for (var row : band.lanes()) {
            var line = line(row, band, plot);
            if (line != null) lines.add(line);
        }
        return new Figures(band, List.copyOf(lines));
    }

    private static @Nullable Line line(Rows.Row row, Band band, Plot plot) {
        var kind = row.resource() ? plot.history().cast().resource(row.id()).kind() : null;
        if (kind != null && DepthPainter.paints(kind)) return null;
        long from = Math.max(band.start(), plot.history().startNanos()), to = Math.min(band.end(), plot.end());
        var lane = plot.lane(row);
        var nanos = new long[(row.resource() ? plot.identities().size() : STATES.length) + 1];
        if (to > from) lane.shares(from, to, nanos);
        var parts = new ArrayList<Part>();
        for (int v = 1; v < nanos.length; v++) {
            if (nanos[v] == 0) continue;
            String what = row.resource() ? plot.identities().of(v - 1).letter() : Telling.name(STATES[v - 1]);
            parts.add(new Part(what, nanos[v], nanos[v] / (double) Math.max(1, to - from)));
        }
        parts.sort((a, b) -> Long.compare(b.nanos, a.nanos));
        boolean held = kind == Resource.Kind.GIL || kind == Resource.Kind.LOCK || kind == Resource.Kind.RLOCK;
        String letter = row.identity() == null ? row.label() : row.identity().letter();
        return new Line(letter, row.label(), List.copyOf(parts), held && !band.held() ? handOvers(lane, from, to) : -1);
    }

    /// Changes from one holder to another in [from, to); free times between don't count.
    static long handOvers(Lane lane, long from, long to) {
        long count = 0;
        int last = -1, first = Math.max(0, lane.at(from));
        for (int s = first; s >= 0 && last < 0; s--) last = lane.value(s);
        for (int s = first + 1; s < lane.count() && lane.start(s) < to; s++) {
            int value = lane.value(s);
            if (value < 0) continue;
            if (last >= 0 && value != last) count++;
            last = value;
        }
        return count;
    }

    /// For the card: the length, then what is most on each lane, GILs and locks first.
    List<String> card() {
        var told = new ArrayList<String>();
        told.add(Durations.text(band.nanos()));
        var order = new ArrayList<Line>();
        for (var line : lines) if (line.handOvers >= 0) order.add(line);
        for (var line : lines) if (line.handOvers < 0) order.add(line);
        for (var line : order.subList(0, Math.min(MOST, order.size()))) told.add(brief(line));
        if (order.size() > MOST) told.add("and " + (order.size() - MOST) + " more lanes");
        if (!band.held()) told.add("Shift+C copies · Z fits · Shift+Space loops");
        return told;
    }

    private static String brief(Line line) {
        var text = new StringBuilder(line.letter).append("  ");
        if (line.handOvers >= 0) text.append(line.handOvers).append(line.handOvers == 1 ? " hand-over" : " hand-overs");
        for (int i = 0; i < Math.min(PARTS, line.parts.size()); i++) {
            var part = line.parts.get(i);
            text.append(i > 0 || line.handOvers >= 0 ? ", " : "").append(part.what).append(' ').append(Durations.share(part.share)).append(" · ").append(Durations.text(part.nanos));
        }
        return text.append(line.parts.size() > PARTS ? " …" : "").toString();
    }

    /// Everything, as a table that a spreadsheet takes: lane, letter, state or holder, seconds, share, hand-overs.
    String table() {
        var text = new StringBuilder("lane\tletter\tstate or holder\tseconds\tshare\thand-overs\n");
        for (var line : lines) {
            for (var part : line.parts) {
                text.append(String.format(Locale.ROOT, "%s\t%s\t%s\t%.9f\t%.4f\t%s\n", line.name.replaceAll("\\s", " "), line.letter.replaceAll("\\s", " "), part.what,
                    part.nanos / 1e9, part.share, line.handOvers < 0 ? "" : String.valueOf(line.handOvers)));
            }
        }
        return text.toString();
    }
}
