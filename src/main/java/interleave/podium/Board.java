package interleave.podium;

import interleave.findings.Deadlock;
import interleave.findings.Wait;
import interleave.findings.WaitForGraph;
import interleave.python.schedule.Conducted;
import interleave.python.schedule.Ending;
import interleave.python.schedule.Operation;
import interleave.python.schedule.Standing;
import interleave.run.conduct.Rehearsal;
import interleave.trace.ActorState;
import interleave.trace.Resource;
import interleave.view.Identities;
import interleave.view.Identity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the podium shows of a [Rehearsal], in words: no sizes, no colours. Immutable.
///
/// @param head    what is conducted, and how far it is
/// @param cards   the threads, the main thread last: it mostly waits for the others
/// @param tiles   the operations so far, then those to come
/// @param message one or a few sentences: what went wrong, how it ended, or what to do
/// @param warns   whether it tells of something that went wrong
/// @param found   beside the schedule: where it comes from
/// @param waits   who waits for whom; empty unless somebody waits for ever
/// @param cycle   who waits for each other
/// @param names   who is who in the waits, by actor
record Board(String head, List<Card> cards, List<Cell> cells, List<Thing> things, List<Tile> tiles, String message, boolean warns, String found, List<Wait> waits,
             List<Wait> cycle, Map<Integer, Identity> names) {
    /// A thread.
    ///
    /// @param now    what it does or would do next, or has done
    /// @param code   the line it stands at
    /// @param danger what would go wrong in its next operation; empty unless it was asked for
    /// @param fires  its wait has a time-out, which can be chosen
    record Card(int number, Identity identity, ActorState state, boolean ready, boolean fires, int line, String now, String code, List<Copy> copies, String danger) {
        /// For a screen reader.
        String words() {
            return identity.name() + (line > 0 ? ", line " + line : "") + ", " + now + copies.stream().map(copy -> ", " + copy.text + (copy.stale ? ", stale" : ""))
                .collect(Collectors.joining()) + (danger.isEmpty() ? "" : ". " + danger);
        }
    }

    record Copy(String text, boolean stale) {}

    /// A place that threads share.
    ///
    /// @param written  by whom and when; empty: not yet
    /// @param expected what it comes to when nobody is held up; empty where that isn't known
    /// @param off      whether it is known to have gone wrong
    record Cell(String name, String brief, String value, String written, String expected, boolean off) {}

    /// A lock, queue, event or the like.
    record Thing(Resource.Kind kind, String name, String state, @Nullable Identity holder, int count, List<Identity> waiters, boolean active) {}

    /// An operation of the schedule.
    ///
    /// @param after  the choices that lead to behind it
    /// @param coming whether it is still to come
    record Tile(Identity identity, String text, int after, boolean coming, boolean warned) {
        String words() {
            return identity.name() + " " + text + (coming ? ", to come" : "") + (warned ? ", with a warning" : "");
        }
    }

    static Board of(Rehearsal state, boolean foresee) {
        return new Reader(state, foresee).board();
    }

    private static final class Reader {
        private static final String HINT = "Click a thread, or press its letter: it goes on, and nobody else.";
        private final Rehearsal state;
        private final boolean foresee;
        private final @Nullable Conducted now;
        private final List<Standing.Player> players;

        Reader(Rehearsal state, boolean foresee) {
            this.state = state;
            this.foresee = foresee;
            now = state.now();
            players = now == null ? List.of() : now.standing().players();
        }

        Board board() {
            if (now == null) return empty();
            var graph = WaitForGraph.at(now.trace(), now.cast(), Long.MAX_VALUE);
            var cycle = cycle(graph);
            boolean stuck = now.run().ending() instanceof Ending.Deadlocked;
            var waits = stuck || !cycle.isEmpty() ? graph.waits().stream().filter(wait -> cycle.stream().noneMatch(each -> each.actor() == wait.actor())).toList() : List.<Wait>of();
            var message = message(cycle);
            return new Board(head(), cards(), cells(), things(), tiles(), message, message != HINT && (warns() || !cycle.isEmpty()), found(), waits, cycle, names());
        }

        private Board empty() {
            var error = state.error();
            return new Board(state.subject().title(), List.of(), List.of(), List.of(), List.of(), error != null ? error : "The program is brought to its first lines ...", error != null, "",
                List.of(), List.of(), Map.of());
        }

        private List<Wait> cycle(WaitForGraph graph) {
            for (var player : players) {
                var cycle = graph.cycle(player.actor());
                if (!cycle.isEmpty()) return cycle;
            }
            return List.of();
        }

        private Identity identity(int number) {
            return Identities.thread(number, players.stream().filter(player -> player.number() == number).map(Standing.Player::name).findFirst().orElse("Thread " + number));
        }

        private Map<Integer, Identity> names() {
            return players.stream().collect(Collectors.toMap(Standing.Player::actor, player -> identity(player.number())));
        }

        private String head() {
            int made = now.operations().size(), all = made + state.coming().size();
            return state.subject().title() + (state.coming().isEmpty() ? made == 0 ? "" : " · step " + made : " · step " + made + " of " + all);
        }

        private List<Card> cards() {
            return players.stream().sorted(Comparator.comparingInt(player -> player.number() == 0 ? Integer.MAX_VALUE : player.number())).map(this::card).toList();
        }

        private Card card(Standing.Player player) {
            boolean ready = player.state() == Standing.State.READY && !state.over();
            var copies = player.copies().stream().map(copy -> new Copy(copy.variable().isEmpty() ? "read: " + copy.value() : copy.variable() + " = " + copy.value(), copy.stale()))
                .toList();
            var danger = foresee ? state.dangers().getOrDefault(player.number(), "") : "";
            boolean own = player.file().equals(state.subject().fileName());
            return new Card(player.number(), identity(player.number()), look(player), ready, player.timeOut() && !state.over(), own ? player.line() : 0, doing(player),
                player.state() == Standing.State.ENDED ? "" : player.code(), copies, danger);
        }

        private ActorState look(Standing.Player player) {
            return switch (player.state()) {
                case READY -> last() == player.number() ? ActorState.RUNNING : ActorState.READY;
                case ENDED -> ActorState.ENDED;
                case WAITING -> {
                    var thing = waitedFor(player);
                    if (thing != null) yield thing.isLock() ? ActorState.LOCK_WAIT : ActorState.QUEUE_WAIT;
                    yield player.waits().equals("sleeps") ? ActorState.SLEEP : player.waits().contains("end") ? ActorState.JOIN : ActorState.QUEUE_WAIT;
                }
            };
        }

        /// Who moved last; -1: nobody yet.
        private int last() {
            return now.operations().isEmpty() ? -1 : now.operations().getLast().thread();
        }

        private Standing.@Nullable Thing waitedFor(Standing.Player player) {
            return now.standing().things().stream().filter(thing -> thing.waiters().contains(player.number())).findFirst().orElse(null);
        }

        private String doing(Standing.Player player) {
            return switch (player.state()) {
                case READY -> {
                    var next = state.next().get(player.number());
                    yield next != null ? "next: " + next : player.line() == 0 ? "has not begun" : "next: line " + player.line();
                }
                case ENDED -> done(player.number());
                case WAITING -> {
                    var thing = waitedFor(player);
                    yield player.waits() + (thing != null && thing.holder() >= 0 ? ", held by " + identity(thing.holder()).letter() : "");
                }
            };
        }

        private String done(int number) {
            var did = now.operations().stream().filter(each -> each.thread() == number && each.kind() != Operation.Kind.STEP && each.kind() != Operation.Kind.WAIT)
                .map(each -> told(each)).filter(text -> !text.equals("ends")).toList();
            return did.isEmpty() ? "done" : "done: " + String.join(", ", did);
        }

        private static String told(Operation operation) {
            return operation.text().replaceFirst(", ends$", "");
        }

        private List<Cell> cells() {
            var shown = now.standing().places().stream().filter(Standing.Place::shared).toList();
            return shown.stream().map(place -> {
                var expected = state.expected().get(place.name());
                boolean differs = expected != null && !expected.equals(place.value());
                boolean warned = now.operations().stream().flatMap(each -> each.warnings().stream()).anyMatch(warning -> warning.contains(" wrote " + place.name() + " = "));
                return new Cell(place.name(), place.brief(), place.value() == null ? "nothing" : place.value(), written(place), expected == null ? "" : "expected " + atTheEnd() + ": " + expected,
                    differs && state.over() || warned);
            }).toList();
        }

        private String written(Standing.Place place) {
            if (place.writer() < 0) return "";
            return "last written by " + identity(place.writer()).letter() + (step(place) > 0 ? " at step " + step(place) : "");
        }

        /// The operation in which the place was written last, from 1: people count tiles.
        private int step(Standing.Place place) {
            int steps = 0;
            for (int i = 0; i < now.operations().size(); i++) {
                steps += now.operations().get(i).steps();
                if (place.step() < steps) return i + 1;
            }
            return 0;
        }

        private String atTheEnd() {
            int others = players.size() - 1;
            return others == 2 ? "after both" : others > 2 ? "after all " + others : "at the end";
        }

        private List<Thing> things() {
            return now.standing().things().stream().filter(thing -> thing.kind() != Resource.Kind.CELL).map(thing -> {
                var waiters = thing.waiters().stream().map(this::identity).toList();
                var holder = thing.holder() < 0 ? null : identity(thing.holder());
                var word = thing.isLock() ? holder == null ? "free" : "held by " + holder.letter() + (thing.count() > 1 ? " " + thing.count() + "×" : "")
                    : thing.length() >= 0 ? thing.length() == 0 ? "empty" : thing.length() + (thing.length() == 1 ? " item" : " items") : "";
                return new Thing(thing.kind(), thing.name(), word, holder, thing.count(), waiters, holder != null || thing.length() > 0);
            }).toList();
        }

        private List<Tile> tiles() {
            var tiles = new ArrayList<Tile>();
            for (var each : now.operations()) tiles.add(tile(each, false));
            for (var each : state.coming()) tiles.add(tile(each, true));
            return tiles;
        }

        private Tile tile(Operation each, boolean coming) {
            var identity = players.size() > each.thread() ? identity(each.thread()) : Identities.thread(each.thread(), each.name());
            return new Tile(identity, coming ? untold(told(each)) : told(each), each.after(), coming, !coming && !each.warnings().isEmpty());
        }

        private static String untold(String text) {
            return text.replaceFirst(" → .*", " → ?");
        }

        private boolean warns() {
            return state.error() != null || now.run().ending().isFailure() || !now.operations().isEmpty() && !now.operations().getLast().warnings().isEmpty()
                || state.over() && cells().stream().anyMatch(Cell::off);
        }

        private String message(List<Wait> cycle) {
            if (state.error() != null) return state.error();
            var ending = now.run().ending();
            var warnings = now.operations().isEmpty() ? "" : String.join(" ", now.operations().getLast().warnings());
            if (!cycle.isEmpty()) return new Deadlock(cycle, 0, -1, 1).sentence();
            if (state.over()) return (warnings.isEmpty() ? "" : warnings + " ") + ending.sentence();
            if (!warnings.isEmpty()) return warnings;
            return now.operations().stream().allMatch(each -> each.kind() == Operation.Kind.START) ? HINT : "";
        }

        private String found() {
            var search = state.search();
            if (search == null || search.report() == null || search.report().found() == null || now == null) return "";
            var found = search.report().found();
            var mine = now.run().schedule();
            boolean same = found.run().schedule().prefix(mine.size()).equals(mine);
            return same ? "shortest found · " + found.preemptions() + (found.preemptions() == 1 ? " preemption" : " preemptions") : "";
        }
    }
}
