package interleave.cli;

import interleave.engine.cpython.CpythonEngine;
import interleave.teaching.Catalog;
import interleave.teaching.Execution;
import interleave.teaching.Knob;
import interleave.teaching.Lesson;
import interleave.teaching.Settings;
import interleave.teaching.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// Whether watching a real CPython leaves its results alone: the race of lesson 3.1 at its defaults and for longer, watched and unwatched in turn, each trial in a process of its
/// own, and the two distributions of what was lost held against each other.
final class PreservationBench {
    private static final String LESSON = "thread_safety";

    /// Its acts, each with the knob that says how often it tries: one trial is asked for.
    private static final Map<String, String> ACTS = new LinkedHashMap<>();

    static {
        ACTS.put("get_then_set", "trials");
        ACTS.put("get_then_set_long", "long_trials");
    }

    private final CpythonEngine engine;
    private final int trials;
    private final Consumer<String> progress;
    private final Lesson lesson = Catalog.read().lessons().stream().filter(each -> each.id().equals(LESSON)).findFirst().orElseThrow();
    private final List<Losses> acts = new ArrayList<>();

    /// What one act lost: shares of its increments, 0 to 1, a trial each.
    private record Losses(String act, double[] watched, double[] unwatched, MannWhitney test) {}

    PreservationBench(CpythonEngine engine, int trials, Consumer<String> progress) {
        this.engine = engine;
        this.trials = trials;
        this.progress = progress;
    }

    /// @param knobs those that are not to have the lesson's defaults
    List<Figure> run(Map<String, Object> knobs) throws Exception {
        var settings = Settings.defaults(lesson.knobs()).with(knobs);
        var figures = new ArrayList<Figure>();
        try (var workload = engine.open(lesson.program())) {
            for (var each : ACTS.entrySet()) {
                var losses = losses(workload, each.getKey(), settings.with(Map.of(each.getValue(), 1L)));
                acts.add(losses);
                String name = engine.version() + " " + LESSON + " " + losses.act;
                figures.add(figure(name + ", share lost, unwatched", losses.unwatched));
                figures.add(figure(name + ", share lost, watched", losses.watched));
                figures.add(new Figure(name + ", chance of these two being one", losses.test.chance(), Double.NaN, Double.NaN, "at least " + MannWhitney.LEAST, said(losses.test)));
            }
        }
        return figures;
    }

    private Losses losses(Workload workload, String act, Settings settings) throws InterruptedException {
        double[] watched = new double[trials], unwatched = new double[trials];
        for (int i = 0; i < trials; i++) {
            boolean first = i % 2 == 0; // in turn, and which comes first in turn, too
            double one = lost(workload, act, settings, first), other = lost(workload, act, settings, !first);
            watched[i] = first ? one : other;
            unwatched[i] = first ? other : one;
            progress.accept(String.format(Locale.ROOT, "%s, trial %d of %d: lost %.4f watched, %.4f unwatched", act, i + 1, trials, watched[i], unwatched[i]));
        }
        return new Losses(act, watched, unwatched, MannWhitney.of(watched, unwatched));
    }

    /// The share that one trial loses.
    private static double lost(Workload workload, String act, Settings settings, boolean watched) throws InterruptedException {
        long interval = Math.round(settings.real(Knob.SWITCH_INTERVAL) * 1e6);
        var outcome = workload.start(new Workload.Call(act, settings.values(), interval, true, watched)).await();
        if (outcome.status() != Execution.Status.FINISHED) throw new IllegalStateException("A trial of the race failed: " + outcome.output());
        var lost = (Number) ((List<?>) outcome.results().get("lost")).getFirst();
        return lost.doubleValue() / ((Number) outcome.results().get("expected")).doubleValue();
    }

    private static Figure figure(String name, double[] shares) {
        double[] five = five(shares);
        String note = String.format(Locale.ROOT, "%d of %d trials lost something; the middle half %.4f to %.4f", losing(shares), shares.length, five[1], five[3]);
        return new Figure(name, five[2], five[0], five[4], "reported", note);
    }

    private static String said(MannWhitney test) {
        return (test.same() ? "the same within spread" : "they differ") + " (Mann-Whitney U, its chance by permutation)";
    }

    private static int losing(double[] shares) {
        return (int) Arrays.stream(shares).filter(share -> share > 0).count();
    }

    /// Least, lower quartile, median, upper quartile, greatest; between two values where a quartile falls there.
    private static double[] five(double[] shares) {
        var sorted = shares.clone();
        Arrays.sort(sorted);
        double[] five = new double[5];
        for (int i = 0; i < five.length; i++) {
            double place = i * (sorted.length - 1) / 4.0;
            int below = (int) place;
            five[i] = sorted[below] + (place - below) * (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]);
        }
        return five;
    }

    /// The distributions, for `interleave/bench@1`.
    void tree(ObjectNode preservation) {
        preservation.put("cpython", engine.version()).put("lesson", LESSON).put("trials", trials).put("test", "Mann-Whitney U, chance by permutation");
        var list = preservation.putArray("acts");
        for (var losses : acts) {
            var node = list.addObject().put("act", losses.act);
            distribution(node.putObject("watched"), losses.watched);
            distribution(node.putObject("unwatched"), losses.unwatched);
            node.put("u", losses.test.u()).put("chance", losses.test.chance()).put("same", losses.test.same());
        }
    }

    private static void distribution(ObjectNode node, double[] shares) {
        double[] five = five(shares);
        node.put("losing", losing(shares)).put("least", five[0]).put("q1", five[1]).put("median", five[2]).put("q3", five[3]).put("greatest", five[4]);
        var all = node.putArray("shares");
        for (double share : shares) all.add(share);
    }
}
