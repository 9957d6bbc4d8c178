package interleave.run;

import interleave.teaching.Act;
import interleave.teaching.Knob;
import interleave.teaching.Lesson;
import interleave.teaching.Verdict.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Two runs of one lesson held against each other: what they differ in, and for each act that both have how their times compare.
///
/// The two did not run in turn, so there are no pairs that ran close together: the spread of a ratio is that of every repetition of one against every repetition of the
/// other, its least and its greatest. What counts as a difference is what [Verdicts] says of acts within one run: the whole spread lies beyond a tenth.
///
/// @param differences what the runs were set to differently: engine, knobs, program, machine
/// @param pairs       acts that both have, in the first's order
/// @param onlyA       ids of acts that only the first has
/// @param sentence    the difference, or that there is no clear one
public record Contrast(Side a, Side b, List<Difference> differences, List<Pair> pairs, List<String> onlyA, List<String> onlyB, String sentence) {
    /// @param what "engine", "knob", "program" or "machine"
    /// @param name for people: "Threads", "engine"
    public record Difference(String what, String id, String name, String a, String b) {}

    /// Times or figures of one side: median, least and greatest.
    public record Spread(double median, double low, double high, int count) {
        static Spread of(List<Double> values) {
            var sorted = values.stream().sorted().toList();
            int half = sorted.size() / 2;
            return new Spread(sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2, sorted.getFirst(), sorted.getLast(), sorted.size());
        }
    }

    /// What both have measured. Its ratio is the second's median by the first's, NaN where the first's is 0.
    ///
    /// @param low,high the ratio's spread: each repetition of the second against each of the first
    /// @param outcome  of the second, as if less were faster
    public record Ratio(Spread a, Spread b, double value, double low, double high, Outcome outcome) {
        static Ratio of(Spread a, Spread b) {
            boolean positive = a.low > 0 && b.low > 0;
            Outcome outcome = positive && Math.min(a.count, b.count) >= Verdicts.LEAST_PAIRS ? Verdicts.outcome(a.low / b.high, a.high / b.low) : Outcome.UNCLEAR;
            return new Ratio(a, b, positive ? b.median / a.median : Double.NaN, positive ? b.low / a.high : Double.NaN, positive ? b.high / a.low : Double.NaN, outcome);
        }

        /// Whether the whole spread lies beyond a tenth.
        public boolean clear() {
            return outcome == Outcome.FASTER || outcome == Outcome.SLOWER;
        }
    }

    /// One act in both runs.
    ///
    /// @param metrics by name, those that both have
    public record Pair(String act, String title, Ratio seconds, Map<String, Ratio> metrics, String reason, String sentence) {
        public boolean clear() {
            return seconds.clear();
        }
    }

    /// @param lesson theirs; null where this Interleave doesn't know it
    /// @throws IllegalArgumentException with one sentence when there is nothing that can be compared
    public static Contrast of(Side a, Side b, @Nullable Lesson lesson) {
        if (!a.lesson().equals(b.lesson())) {
            throw new IllegalArgumentException(a.name() + " is a run of lesson " + a.lesson() + " and " + b.name() + " of " + b.lesson() + ": compare two runs of one lesson.");
        }
        var pairs = new ArrayList<Pair>();
        for (var one : a.acts()) {
            var other = b.act(one.id());
            if (other != null) pairs.add(pair(a, b, one, other, lesson));
        }
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("There is no act that both " + a.name() + " and " + b.name() + " have run to its end: compare runs of the same acts.");
        }
        return new Contrast(a, b, differences(a, b, lesson), List.copyOf(pairs), only(a, b), only(b, a), sentence(a, b, pairs));
    }

    public Optional<Pair> pair(String act) {
        return pairs.stream().filter(each -> each.act.equals(act)).findFirst();
    }

    private static List<String> only(Side one, Side other) {
        return one.acts().stream().map(Side.Performed::id).filter(id -> other.act(id) == null).toList();
    }

    private static Pair pair(Side a, Side b, Side.Performed one, Side.Performed other, @Nullable Lesson lesson) {
        var act = Optional.ofNullable(lesson).flatMap(known -> known.act(one.id()));
        String title = act.map(Act::title).orElse(one.id());
        var seconds = Ratio.of(Spread.of(one.seconds()), Spread.of(other.seconds()));
        var metrics = new LinkedHashMap<String, Ratio>();
        one.metrics().forEach((name, values) -> {
            var others = other.metrics().get(name);
            if (others != null) metrics.put(name, Ratio.of(Spread.of(values), Spread.of(others)));
        });
        int least = Math.min(seconds.a.count, seconds.b.count);
        String reason = least < Verdicts.LEAST_PAIRS ? String.format(Locale.ROOT, "a verdict needs %d repetitions of each, and one has only %d", Verdicts.LEAST_PAIRS, least)
            : seconds.outcome == Outcome.UNCLEAR ? "the repetitions spread too far" : "";
        return new Pair(one.id(), title, seconds, metrics, reason, said(title, seconds, reason, a, b) + ".");
    }

    private static String said(String title, Ratio seconds, String reason, Side a, Side b) {
        String times = time(seconds.b.median) + " against " + time(seconds.a.median), spread = String.format(Locale.ROOT, "%.2f–%.2f", seconds.low, seconds.high);
        if (!seconds.clear()) {
            return "No clear difference on this machine in “" + title + "”: " + times + " (" + spread + " times)" + (reason.isEmpty() ? "" : "; " + reason);
        }
        return String.format(Locale.ROOT, "“%s” took %s times as long in %s as in %s (%s): %s", title, times(seconds.value), b.name(), a.name(), spread, times);
    }

    private static String sentence(Side a, Side b, List<Pair> pairs) {
        var clear = pairs.stream().filter(Pair::clear).sorted(java.util.Comparator.comparingDouble(pair -> -Math.abs(Math.log(pair.seconds.value)))).toList();
        String machines = a.machine().equals(b.machine()) ? "" : ", but they ran on different machines or Javas";
        if (clear.isEmpty()) {
            if (pairs.size() > 1) return "No clear difference on this machine between " + a.name() + " and " + b.name() + " in any of their " + pairs.size() + " acts" + machines + ".";
            return without(pairs.getFirst().sentence) + machines + ".";
        }
        int more = clear.size() - 1, others = pairs.size() - 1;
        String rest = others == 0 ? "" : more == 0 ? others == 1 ? "; the other act shows no clear difference" : "; the other " + others + " acts show no clear difference"
            : more == others ? others == 1 ? "; the other act differs clearly too" : "; all other acts differ clearly too" : "; " + more + " of the other " + others + " acts differ clearly too";
        return without(clear.getFirst().sentence) + rest + machines + ".";
    }

    private static String without(String sentence) {
        return sentence.substring(0, sentence.length() - 1);
    }

    /// What two plans set differently: knobs.
    public static List<Difference> settings(Plan a, Plan b) {
        return knobs(a.settings().values(), b.settings().values(), a.lesson());
    }

    /// What they were set to differently, engine first.
    private static List<Difference> differences(Side a, Side b, @Nullable Lesson lesson) {
        var found = new ArrayList<Difference>();
        if (!a.engine().equals(b.engine())) found.add(new Difference("engine", "engine", "engine", engine(a, b), engine(b, a)));
        found.addAll(knobs(a.knobs(), b.knobs(), lesson));
        if (a.edited() != b.edited()) found.add(new Difference("program", "program", "program", a.edited() ? "edited" : "the lesson's own", b.edited() ? "edited" : "the lesson's own"));
        if (!a.machine().equals(b.machine())) found.add(new Difference("machine", "machine", "machine", machine(a.machine()), machine(b.machine())));
        return List.copyOf(found);
    }

    private static List<Difference> knobs(Map<String, Object> a, Map<String, Object> b, @Nullable Lesson lesson) {
        var names = new java.util.LinkedHashSet<>(a.keySet());
        names.addAll(b.keySet());
        var found = new ArrayList<Difference>();
        for (String name : names) {
            Object one = a.get(name), other = b.get(name);
            if (one != null && other != null && Side.same(one, other)) continue;
            var knob = Optional.ofNullable(lesson).flatMap(known -> known.knob(name));
            found.add(new Difference("knob", name, knob.map(Knob::label).orElse(name), value(one, knob), value(other, knob)));
        }
        return found;
    }

    private static String engine(Side side, Side other) {
        String kind = switch (side.engine().kind()) {
            case "model" -> "GIL model";
            case "free" -> "Free-threaded";
            default -> side.engine().version();
        };
        return side.engine().kind().equals(other.engine().kind()) ? side.engine().version() : kind;
    }

    private static String machine(Side.Machine machine) {
        return machine.cores() + (machine.cores() == 1 ? " core, " : " cores, ") + machine.os() + ", Java " + machine.java();
    }

    private static String value(@Nullable Object value, Optional<Knob> knob) {
        if (value == null) return "not there";
        String number = value instanceof Number of ? of.doubleValue() == Math.rint(of.doubleValue()) ? String.format(Locale.ROOT, "%,d", of.longValue()) : of.toString() : value.toString();
        String unit = knob.map(Knob::unit).orElse("");
        return unit.equals("ms") || unit.equals("s") ? number + " " + unit : number;
    }

    /// "1.42", "0.071", "12": three figures at most.
    public static String times(double ratio) {
        return String.format(Locale.ROOT, ratio >= 10 ? "%.0f" : ratio >= 0.1 ? "%.2f" : "%.3f", ratio);
    }

    /// "12.3 ms", "1.42 s".
    public static String time(double seconds) {
        return String.format(Locale.ROOT, seconds < 1e-3 ? "%.0f µs" : seconds < 0.1 ? "%.1f ms" : "%.2f s", seconds < 1e-3 ? seconds * 1e6 : seconds < 0.1 ? seconds * 1e3 : seconds);
    }
}
