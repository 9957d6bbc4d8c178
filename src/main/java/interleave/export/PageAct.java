package interleave.export;

import interleave.findings.Deadlock;
import interleave.findings.EndlessWait;
import interleave.run.Engines;
import interleave.run.Take;
import interleave.teaching.Engine;
import interleave.trace.Bookmark;
import interleave.view.Durations;
import interleave.view.Identities;
import interleave.view.TellingInstant;
import interleave.world.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// One act of the page: its cast, its lanes as numbers, its key states, as far as its share of the page's room goes. Times are nanoseconds from the recording's start.
final class PageAct {
    /// Names longer than this are cut; the whole ones are on the tape.
    private static final int LONGEST_NAME = 1000, LONGEST_NOTE = 20_000;
    private static final int GAP = 32, PAUSED = 64;
    /// The one who closes a circle of waits lets go of the GIL right after; ns.
    private static final long AFTER_FINDING = 100_000;
    private static final int SAMPLES = 5, MOST_SAMPLES = 600;
    private final Take take;
    private final KeyStates keys;
    private final WakeUps wakeUps;
    private final Identities identities;
    private final long start, until;
    private final long segments, shown;

    private PageAct(Take take, KeyStates keys, WakeUps wakeUps, long until, long segments, long shown) {
        this.take = take;
        this.keys = keys;
        this.wakeUps = wakeUps;
        this.until = until;
        this.segments = segments;
        this.shown = shown;
        start = take.history().startNanos();
        identities = Identities.of(take.cast(), Identities.none());
    }

    /// @param room how many segments and key states the page has for it
    static PageAct of(Take take, int room) throws InterruptedException {
        var history = take.history();
        var keys = KeyStates.of(take, room);
        long low = history.startNanos(), high = Math.min(history.endNanos(), keys.end() == Long.MAX_VALUE ? Long.MAX_VALUE : keys.end() - 1);
        if (segments(take, high) + keys.upTo(high) > room) {
            while (low < high) {
                long middle = low + (high - low + 1) / 2;
                if (segments(take, middle) + keys.upTo(middle) <= room) low = middle;
                else high = middle - 1;
            }
        }
        return new PageAct(take, keys, WakeUps.of(take, high), Math.max(high, history.startNanos()), segments(take, Long.MAX_VALUE), segments(take, high));
    }

    /// How many segments of all lanes begin up to an instant.
    static long segments(Take take, long nanos) {
        long sum = 0;
        for (var lane : take.history().actorLanes()) sum += lane.count() == 0 ? 0 : lane.at(nanos) + 1;
        for (var lane : take.history().resourceLanes()) sum += lane.count() == 0 ? 0 : lane.at(nanos) + 1;
        return sum;
    }

    /// Whether the page shows less than was recorded.
    boolean cut() {
        return until < take.history().endNanos();
    }

    long at(long nanos) {
        return Math.clamp(nanos - start, 0, until - start);
    }

    /// @param interval of the GIL, ns
    void write(JsonGenerator json, List<Bookmark> marks, Engine engine, long interval) throws InterruptedException {
        var act = take.act();
        var outcome = take.outcome();
        double wall = outcome == null || outcome.startNanos() < 0 ? Double.NaN : outcome.wallSeconds();
        json.writeStartObject();
        json.writeStringProperty("title", act.title()).writeStringProperty("purpose", act.purpose());
        json.writeStringProperty("took", Double.isNaN(wall) ? "" : Durations.text(Math.round(wall * 1e9)));
        json.writeStringProperty("source", source());
        json.writeStringProperty("cut", said());
        json.writeStringProperty("engine", Engines.badge(engine, take));
        json.writeBooleanProperty("gil", take.gil()).writeNumberProperty("interval", interval).writeNumberProperty("span", Math.max(1, until - start));
        json.writeNumberProperty("telling", telling() - start);
        cast(json);
        json.writeArrayPropertyStart("actorLanes");
        for (var lane : take.history().actorLanes()) lane(json, lane, false);
        json.writeEndArray().writeArrayPropertyStart("resourceLanes");
        for (var lane : take.history().resourceLanes()) lane(json, lane, true);
        json.writeEndArray();
        keys(json);
        wakeUps(json);
        marks(json, marks);
        cores(json);
        json.writeEndObject();
    }

    /// Where the lanes come from; of a GIL that was watched from outside, how well it was seen.
    private String source() {
        String source = String.format(Locale.ROOT, "recorded · repetition %d, %,d events", take.repetition() + 1, take.execution().trace().size());
        var sampling = take.execution().sampling();
        if (sampling == null) return source;
        return sampling.missed() < 0 ? source + " · GIL from events only"
            : source + String.format(Locale.ROOT, " · GIL sampled, p90 of the gaps %.2f ms, missed %,d of %,d hand-overs", Math.max(0, sampling.gapNanos()) / 1e6, sampling.missed(), sampling.handOvers());
    }

    /// What was left out, in sentences; empty: nothing.
    private String said() {
        var sentences = new ArrayList<String>();
        if (cut()) sentences.add(beginning());
        if (keys.copiesEnd() < until) sentences.add("Private copies are shown for its first " + Durations.text(keys.copiesEnd() - start) + ".");
        if (wakeUps.end() < until) sentences.add("Arrows of wake-ups are drawn for its first " + Durations.text(wakeUps.end() - start) + ".");
        return String.join(" ", sentences);
    }

    private String beginning() {
        return String.format(Locale.ROOT, "This page shows the first %,d of %,d segments of this act: %s of %s. The recording has the rest: interleave open FILE.tape shows it.", shown, segments,
            Durations.text(until - start), Durations.text(take.history().endNanos() - start));
    }

    private void cast(JsonGenerator json) {
        json.writeArrayPropertyStart("actors");
        for (var actor : take.cast().actors()) {
            var identity = identities.of(actor.id());
            json.writeStartObject().writeStringProperty("name", shortened(actor.name(), LONGEST_NAME)).writeStringProperty("kind", actor.kind().name().toLowerCase(Locale.ROOT));
            json.writeNumberProperty("process", actor.process()).writeStringProperty("letter", identity.letter()).writeNumberProperty("colour", identity.colour()).writeEndObject();
        }
        json.writeEndArray().writeArrayPropertyStart("resources");
        for (var resource : take.cast().resources()) {
            json.writeStartObject().writeStringProperty("name", shortened(resource.name(), LONGEST_NAME)).writeStringProperty("kind", resource.kind().name().toLowerCase(Locale.ROOT));
            json.writeNumberProperty("process", resource.process()).writeEndObject();
        }
        json.writeEndArray();
    }

    static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /// Its beginning, then four numbers a segment: how long, value, detail, line.
    private void lane(JsonGenerator json, Lane lane, boolean holders) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        json.writeStartArray();
        for (int i = 0; i < lane.count() && lane.start(i) <= until; i++) {
            if (i == 0) json.writeNumber(lane.start(0) - start);
            json.writeNumber(Math.max(0, Math.min(until, lane.end(i)) - lane.start(i)));
            boolean paused = lane.paused(i);
            json.writeNumber(holders ? paused ? -1 : lane.value(i) : lane.value(i) + (lane.gap(i) ? GAP : 0) + (paused ? PAUSED : 0));
            json.writeNumber(lane.detail(i)).writeNumber(lane.line(i));
        }
        json.writeEndArray();
    }

    private void keys(JsonGenerator json) {
        json.writeArrayPropertyStart("keys");
        long last = start;
        for (int i = 0; i < keys.upTo(until); i++) {
            json.writeNumber(keys.number(i, 0) - last);
            last = keys.number(i, 0);
            for (int k = 1; k < 5; k++) json.writeNumber(keys.number(i, k));
        }
        json.writeEndArray();
    }

    private void wakeUps(JsonGenerator json) {
        json.writeArrayPropertyStart("wakeUps");
        for (int actor = 0; actor < wakeUps.actors(); actor++) {
            json.writeStartArray();
            for (int number : wakeUps.of(actor)) json.writeNumber(number);
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeNumberProperty("copiesEnd", Math.min(until, keys.copiesEnd()) - start);
    }

    private void marks(JsonGenerator json, List<Bookmark> marks) {
        json.writeArrayPropertyStart("marks");
        for (var mark : marks) {
            if (mark.nanos() > until) continue;
            json.writeStartObject().writeNumberProperty("at", at(mark.nanos())).writeStringProperty("note", shortened(mark.note(), LONGEST_NOTE));
            json.writeStringProperty("kind", mark.kind().name().toLowerCase(Locale.ROOT)).writeEndObject();
        }
        json.writeEndArray();
    }

    /// Processors used, over a quarter of a second around each instant.
    private void cores(JsonGenerator json) {
        var samples = take.series().read();
        int size = samples.size(), stride = Math.max(1, size / MOST_SAMPLES), width = Math.clamp((size - 1) / 4, 1, SAMPLES);
        json.writeName("cores").writeStartObject().writeArrayPropertyStart("times");
        for (int i = width; i < size; i += stride) json.writeNumber((samples.time(i) + samples.time(i - width)) / 2 - start);
        json.writeEndArray().writeArrayPropertyStart("used");
        for (int i = width; i < size; i += stride) {
            double used = samples.coresUsed(i - width, i);
            if (Double.isFinite(used)) json.writeNumber(Math.round(used * 100) / 100.0);
            else json.writeNull();
        }
        json.writeEndArray().writeEndObject();
    }

    /// An instant worth looking at, as the window's: a deadlock or a wait that nobody ends, else where most is to be seen at once.
    private long telling() {
        for (var found : take.findings()) {
            if ((found instanceof Deadlock || found instanceof EndlessWait) && found.atNanos() <= until) return Math.min(until, TellingInstant.settled(take.history(), found.atNanos() + AFTER_FINDING));
        }
        return Math.clamp(TellingInstant.of(take.history(), until), start, until);
    }
}
