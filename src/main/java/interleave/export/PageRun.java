package interleave.export;

import interleave.reading.Python;
import interleave.run.Engines;
import interleave.run.Result;
import interleave.run.Take;
import interleave.teaching.Act;
import interleave.teaching.Knob;
import interleave.teaching.Question;
import interleave.trace.Bookmark;
import interleave.view.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/// What the page says of a run, as JSON for its script: texts, and the acts that were recorded.
final class PageRun {
    private static final int LONGEST_OUTPUT = 20_000;
    private final Result result;
    private final Function<Take, List<Bookmark>> marks;
    private final int room;
    private final DoubleConsumer progress;

    PageRun(Result result, Function<Take, List<Bookmark>> marks, int room, DoubleConsumer progress) {
        this.result = result;
        this.marks = marks;
        this.room = room;
        this.progress = progress;
    }

    /// Of each act the repetition that the views draw; of one that never ended the last. Those alone that were recorded.
    static List<Take> takes(Result result) {
        var takes = new ArrayList<Take>();
        for (Act act : result.plan().chosen()) {
            var recorded = result.status().takes().stream().filter(take -> take.act().id().equals(act.id()) && take.recorded() && take.outcome() != null && take.execution().trace().size() > 0).toList();
            var typical = result.evidence().typical(act.id());
            recorded.stream().filter(take -> typical.isPresent() && take.repetition() == typical.get().repetition()).findFirst()
                .or(() -> recorded.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(recorded.getLast())).ifPresent(takes::add);
        }
        return takes;
    }

    /// How much of the page's room each act gets: all it needs, where others need less than their part.
    static int[] shares(long[] needed, int room) {
        var shares = new int[needed.length];
        var order = Stream.iterate(0, i -> i + 1).limit(needed.length).sorted(java.util.Comparator.comparingLong(i -> needed[i])).toList();
        long left = room;
        for (int k = 0; k < order.size(); k++) {
            int i = order.get(k);
            shares[i] = (int) Math.min(needed[i], left / (order.size() - k));
            left -= shares[i];
        }
        return shares;
    }

    void write(JsonGenerator json) throws InterruptedException {
        var plan = result.plan();
        var lesson = plan.lesson();
        json.writeStartObject();
        json.writeStringProperty("title", lesson.title()).writeStringProperty("place", lesson.number() + " · " + lesson.module());
        json.writeStringProperty("engine", Engines.badge(plan.engine())).writeNumberProperty("cores", result.evidence().cores());
        strings(json, "badges", knobs());
        strings(json, "foot", foot());
        program(json);
        strings(json, "verdict", result.sentences());
        predictions(json);
        times(json);
        checks(json);
        var takes = takes(result);
        var acts = acts(takes);
        json.writeNumberProperty("first", first(takes));
        findings(json, takes, acts);
        var output = takes.isEmpty() ? "" : takes.get(Math.max(0, first(takes))).output();
        json.writeStringProperty("output", PageAct.shortened(output, LONGEST_OUTPUT));
        json.writeArrayPropertyStart("acts");
        for (int i = 0; i < acts.size(); i++) {
            acts.get(i).write(json, marks.apply(takes.get(i)), plan.engine(), interval());
            progress.accept(.5 + .5 * (i + 1) / acts.size());
        }
        json.writeEndArray().writeEndObject();
    }

    private List<PageAct> acts(List<Take> takes) throws InterruptedException {
        // Key states are about as many as segments; what isn't needed of a share is given to the others.
        var needed = takes.stream().mapToLong(take -> PageAct.segments(take, Long.MAX_VALUE) + take.execution().trace().size()).toArray();
        var shares = shares(needed, room);
        var acts = new ArrayList<PageAct>();
        for (int i = 0; i < takes.size(); i++) {
            acts.add(PageAct.of(takes.get(i), shares[i]));
            progress.accept(.5 * (i + 1) / takes.size());
        }
        return acts;
    }

    /// The act shown first: the first that was compared with another.
    private int first(List<Take> takes) {
        for (var comparison : result.plan().lesson().comparisons()) {
            for (int i = 0; i < takes.size(); i++) if (takes.get(i).act().id().equals(comparison.of())) return i;
        }
        return takes.isEmpty() ? -1 : 0;
    }

    private long interval() {
        var settings = result.plan().settings();
        return settings.has(Knob.SWITCH_INTERVAL) ? Math.round(settings.real(Knob.SWITCH_INTERVAL) * 1e6) : 5_000_000;
    }

    private List<String> knobs() {
        var texts = new ArrayList<String>();
        for (var knob : result.plan().lesson().knobs()) {
            var value = result.plan().settings().values().get(knob.id());
            if (value == null) continue;
            String text = value instanceof Long whole ? String.format(Locale.ROOT, "%,d", whole) : value.toString();
            texts.add(knob.label().toLowerCase(Locale.ROOT) + " " + text + (knob.unit().isEmpty() || knob.label().toLowerCase(Locale.ROOT).contains(knob.unit()) ? "" : " " + knob.unit()));
        }
        return texts;
    }

    private List<String> foot() {
        var plan = result.plan();
        var lines = new ArrayList<String>();
        var gain = result.evidence().parallelism();
        lines.add("Recorded by Interleave on " + plan.engine().version() + ", with " + result.evidence().cores() + " cores" + (gain.isPresent()
            ? String.format(Locale.ROOT, "; two busy threads gained %.2f times one thread's speed then.", gain.getAsDouble()) : "."));
        switch (plan.engine().kind()) {
            case MODEL -> lines.add("MODEL: Little Python under the GIL's protocol of CPython: the GIL's behaviour and the costs of operations are modelled; the threads, the waiting and the times are real.");
            case FREE -> lines.add("FREE-THREADED: Little Python without a GIL; the threads, the waiting and the times are real.");
            case CPYTHON -> lines.add("REAL: the program ran on CPython.");
        }
        lines.add("Sources: lanes, holds and waits are recorded, run times measured, cores used sampled by ThreadMXBean. Every picture is drawn from the recording in this file; nothing is loaded from a network.");
        long lost = takes(result).stream().mapToLong(take -> take.execution().trace().dropped()).sum();
        if (lost > 0) lines.add(String.format(Locale.ROOT, "%,d events were lost while recording; the lanes are hatched there.", lost));
        lines.add("Keys: Space plays · ← → one event, with Shift of the selected thread · H next hand-over · + − speed · I O closer, farther · F whole act · N B bookmarks · 1–9 acts · T light or dark.");
        return lines;
    }

    /// Line by line, each in coloured pieces.
    private void program(JsonGenerator json) {
        var program = result.plan().program();
        json.writeName("program").writeStartObject().writeStringProperty("file", program.fileName().replaceFirst("(?s).*[/\\\\]", "")).writeArrayPropertyStart("lines");
        json.writeStartArray();
        for (var piece : Python.pieces(program.source())) {
            var parts = piece.text().split("\\R", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) json.writeEndArray().writeStartArray();
                if (!parts[i].isEmpty()) json.writeStartArray().writeString(piece.kind()).writeString(parts[i]).writeEndArray();
            }
        }
        json.writeEndArray().writeEndArray().writeEndObject();
    }

    private void predictions(JsonGenerator json) {
        var evidence = result.evidence();
        json.writeArrayPropertyStart("predictions");
        for (var question : result.plan().lesson().questions()) {
            var answer = result.answers().get(question.id());
            if (answer == null || answer.first() == null || !evidence.ran(question.before())) continue;
            var given = Stream.of(answer.first(), answer.second()).filter(Objects::nonNull).toList();
            var measured = question.measured().apply(evidence);
            boolean bars = question.numeric() && measured.isPresent();
            json.writeStartObject().writeStringProperty("ask", question.ask().apply(evidence)).writeStringProperty("reply", question.reply(given.getLast(), evidence));
            json.writeArrayPropertyStart("bars");
            if (bars) bars(json, question, given, measured.getAsDouble());
            json.writeEndArray();
            strings(json, "said", bars ? List.of() : given.stream().map(guess -> "The guess: **" + question.choice(guess).map(choice -> choice.label().apply(evidence)).orElse(guess) + "**").toList());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void bars(JsonGenerator json, Question question, List<String> given, double measured) {
        var unit = question.unit().startsWith("×") ? " ×" : question.unit().isEmpty() ? "" : " " + question.unit();
        for (int i = 0; i < given.size(); i++) bar(json, i == 0 ? "guessed" : "then", Double.parseDouble(given.get(i)), String.format(Locale.ROOT, "%.2f%s", Double.parseDouble(given.get(i)), unit), "guess");
        bar(json, "measured", measured, String.format(Locale.ROOT, "%.2f%s", measured, unit), "measured");
    }

    private static void bar(JsonGenerator json, String name, double value, String text, String kind) {
        json.writeStartObject().writeStringProperty("name", name).writeNumberProperty("value", value).writeStringProperty("text", text).writeStringProperty("kind", kind).writeEndObject();
    }

    /// Median times of the acts that are held against one baseline: the first comparison's.
    private void times(JsonGenerator json) {
        var evidence = result.evidence();
        var comparisons = result.plan().lesson().comparisons().stream().filter(comparison -> evidence.ran(comparison.of()) && evidence.ran(comparison.against())).toList();
        json.writeArrayPropertyStart("times");
        for (var act : result.plan().chosen()) {
            var of = comparisons.stream().filter(comparison -> comparison.against().equals(comparisons.getFirst().against())).toList();
            boolean compared = of.stream().anyMatch(comparison -> comparison.of().equals(act.id()));
            if (evidence.seconds(act.id()).isEmpty() || !compared && of.stream().noneMatch(comparison -> comparison.against().equals(act.id()))) continue;
            double seconds = evidence.seconds(act.id()).getAsDouble();
            bar(json, act.brief(), seconds, Durations.text(Math.round(seconds * 1e9)), compared ? "measured" : "rest");
        }
        json.writeEndArray();
    }

    private void checks(JsonGenerator json) {
        json.writeArrayPropertyStart("checks");
        for (var checked : result.checks()) {
            json.writeStartObject().writeStringProperty("name", checked.check().name()).writeBooleanProperty("ok", checked.finding().ok()).writeStringProperty("detail", checked.finding().detail()).writeEndObject();
        }
        for (var expected : result.expectations()) {
            var seen = expected.observation();
            json.writeStartObject().writeStringProperty("name", expected.expectation().name()).writeName("ok");
            if (seen.held() == seen.trials()) json.writeBoolean(true);
            else json.writeNull();
            json.writeStringProperty("detail", String.format(Locale.ROOT, "%s (%d of %d)", seen.observed(), seen.held(), seen.trials())).writeEndObject();
        }
        json.writeEndArray();
    }

    private static void findings(JsonGenerator json, List<Take> takes, List<PageAct> acts) {
        json.writeArrayPropertyStart("findings");
        for (int i = 0; i < takes.size(); i++) {
            for (var found : takes.get(i).findings()) {
                json.writeStartObject().writeNumberProperty("act", i).writeNumberProperty("at", acts.get(i).at(found.atNanos())).writeStringProperty("sentence", found.sentence()).writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void strings(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
