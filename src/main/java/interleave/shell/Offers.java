package interleave.shell;

import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import interleave.teaching.Knob;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// What the finder can find: commands, lessons, the open lesson's acts, takes, experiments and knobs, engines.
final class Offers {
    /// One line of the finder.
    ///
    /// @param kind     "lesson", "knob"; a command's is its group
    /// @param keys     shown at the end of the line
    /// @param possible whether it can be done now
    /// @param refine   not empty: choosing it goes on typing, after these words
    record Offer(String kind, String name, String keys, boolean possible, String refine, Runnable action) {}

    private final Desk desk;
    private final Catalog catalog;
    private final List<Engine> engines;

    Offers(Desk desk, Catalog catalog, List<Engine> engines) {
        this.desk = desk;
        this.catalog = catalog;
        this.engines = engines;
    }

    /// What fits the words, the best first; without words everything, in its order.
    List<Offer> find(String typed) {
        var all = all();
        if (typed.isBlank()) {
            return all;
        }
        Function<Offer, Integer> score = offer -> Math.max(Fuzzy.score(typed, offer.name()), Fuzzy.score(typed, offer.kind() + " " + offer.name()) * 9 / 10);
        var found = new ArrayList<>(values(typed));
        all.stream().map(offer -> java.util.Map.entry(offer, score.apply(offer) / (offer.possible() ? 1 : 4))).filter(each -> each.getValue() > 0)
                .sorted(Comparator.comparing(each -> -each.getValue())).forEach(each -> found.add(each.getKey()));
        return found;
    }

    private List<Offer> all() {
        var all = new ArrayList<Offer>();
        desk.commands().all().forEach(command -> all.add(new Offer(command.group().title.toLowerCase(Locale.ROOT), command.name(), command.shown(), command.possible(), "", command::run)));
        catalog.entries().forEach(entry -> all.add(new Offer("lesson", entry.number() + " " + entry.title(), "", true, "", () -> desk.open(entry.id()))));
        desk.scripts().recent().forEach(file -> all.add(new Offer("program", "Open " + file.getFileName() + " (" + file.getParent() + ")", "", !desk.bench().busy(), "", () -> desk.scripts().open(file))));
        var bench = desk.bench();
        var lesson = bench.lesson();
        boolean idle = !bench.busy();
        for (var engine : engines) {
            all.add(new Offer("engine", "Run on " + TopBar.name(engine), "", idle && engine.unusable() == null, "", () -> desk.top().request(engine)));
        }
        if (lesson == null) {
            return all;
        }
        lesson.acts().forEach(act -> all.add(new Offer("act", "Run " + act.title(), "", idle && act.skipped(bench.engine().kind()).isEmpty(), "", () -> desk.run(List.of(act.id())))));
        lesson.acts().forEach(act -> all.add(new Offer("act", "Conduct " + act.title(), "", idle, "", () -> desk.conducting().conduct(act, null))));
        lesson.experiments().forEach(each -> all.add(new Offer("experiment", each.title(), "", idle, "", () -> desk.experiment(each))));
        lesson.knobs().forEach(knob -> all.add(new Offer("knob", knob.label() + ": " + KnobField.pretty(bench.settings().values().get(knob.id()), knob.unit()), "", idle, knob.label() + " ",
                () -> { })));
        var status = bench.status();
        if (status != null) {
            status.takes().forEach(take -> all.add(new Offer("recording", "Show " + take.act().title() + " · " + (take.repetition() + 1), "", true, "", () -> desk.choose(take))));
        }
        return all;
    }

    /// "threads 4" sets a knob.
    private List<Offer> values(String typed) {
        var text = typed.strip();
        int space = text.lastIndexOf(' ');
        var lesson = desk.bench().lesson();
        if (space < 0 || lesson == null || desk.bench().busy()) {
            return List.of();
        }
        var found = new ArrayList<Offer>();
        for (var knob : lesson.knobs()) {
            if (Fuzzy.score(text.substring(0, space), knob.label()) > 0) {
                var value = KnobField.read(knob, text.substring(space + 1));
                value.ifPresent(to -> found.add(new Offer("knob", "Set " + knob.label().toLowerCase(Locale.ROOT) + " to " + KnobField.pretty(to, knob.unit()), "", true, "", () -> set(knob, to))));
            }
        }
        return found;
    }

    private void set(Knob knob, Object value) {
        desk.bench().knob(knob, value);
        desk.top().values(desk.bench().settings());
    }

    /// What may follow a knob's name, for whoever types there; empty elsewhere.
    String allowed(String typed) {
        var lesson = desk.bench().lesson();
        return lesson == null ? "" : lesson.knobs().stream().filter(knob -> typed.toLowerCase(Locale.ROOT).startsWith(knob.label().toLowerCase(Locale.ROOT) + " ")).findFirst()
                .map(knob -> knob.label() + " is " + knob.allowed() + ".").orElse("");
    }
}
