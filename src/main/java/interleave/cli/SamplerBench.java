package interleave.cli;

import interleave.engine.cpython.CpythonEngine;
import interleave.teaching.Catalog;
import interleave.teaching.Execution;
import interleave.teaching.Knob;
import interleave.teaching.Lesson;
import interleave.teaching.Settings;
import interleave.teaching.Workload;
import interleave.world.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// What watching a real CPython costs and how well it sees: `two_threads` of lesson 1.1 watched and unwatched in turn, at two sampling periods.
final class SamplerBench {
    private static final String ACT = "two_threads";
    private static final long[] PERIODS = {200_000, 1_000_000};

    private final CpythonEngine engine;
    private final int pairs;
    private final Consumer<String> progress;
    private final Lesson lesson = Catalog.read().lessons().getFirst();
    private final List<Double> holds = new ArrayList<>(), known = new ArrayList<>(), gaps = new ArrayList<>(), cores = new ArrayList<>();

    SamplerBench(CpythonEngine engine, int pairs, Consumer<String> progress) {
        this.engine = engine;
        this.pairs = pairs;
        this.progress = progress;
    }

    List<Figure> run(Map<String, Object> knobs) throws Exception {
        var figures = new ArrayList<Figure>();
        for (long period : PERIODS) {
            holds.clear();
            known.clear();
            gaps.clear();
            cores.clear();
            String name = engine.version() + " " + ACT + ", sampled every " + period / 1e6 + " ms: ";
            figures.add(ratio(name + "wall time watched / unwatched", period, knobs));
            if (period != PERIODS[0]) continue;
            figures.add(figure(name + "hold between hand-overs, median, ms", holds, "5.0 to 5.4"));
            figures.add(figure(name + "hand-overs seen / counted by the GIL", known, "at least 0.97"));
            figures.add(figure(name + "gap between samples, p90, ms", gaps, "reported"));
            figures.add(figure(name + "CPU time of the sampler / wall time", cores, "reported"));
        }
        return figures;
    }

    private Figure ratio(String name, long period, Map<String, Object> knobs) throws Exception {
        double[] ratios = new double[pairs];
        var arguments = Settings.defaults(lesson.knobs()).with(knobs);
        try (var workload = engine.sampled(period).open(lesson.program())) {
            seconds(workload, arguments, false); // its files come from disk once
            for (int i = 0; i < pairs; i++) {
                boolean first = i % 2 == 0; // in turn, and which comes first in turn, too
                double one = seconds(workload, arguments, first), other = seconds(workload, arguments, !first);
                ratios[i] = first ? one / other : other / one;
                progress.accept(String.format(Locale.ROOT, "sampled every %s ms, pair %d of %d: %.3f", period / 1e6, i + 1, pairs, ratios[i]));
            }
        }
        return Figure.ofPairs(name, ratios, period == PERIODS[0] ? "at most 1.20" : "at most 1.10");
    }

    private double seconds(Workload workload, Settings settings, boolean watched) throws InterruptedException {
        long interval = Math.round(settings.real(Knob.SWITCH_INTERVAL) * 1e6);
        var execution = workload.start(new Workload.Call(ACT, settings.values(), interval, true, watched));
        var outcome = execution.await();
        if (outcome.status() != Execution.Status.FINISHED) throw new IllegalStateException("A run for the cost of watching failed: " + outcome.output());
        var sampling = execution.sampling();
        if (watched && sampling != null) {
            var gils = Ledger.of(execution.trace(), execution.cast()).gils();
            if (!gils.isEmpty() && gils.getFirst().holds() != null) holds.add(gils.getFirst().holds().p50() / 1e6);
            if (!Double.isNaN(sampling.known())) known.add(sampling.known());
            if (sampling.gapNanos() >= 0) gaps.add(sampling.gapNanos() / 1e6);
            cores.add(sampling.cpuNanos() / 1e9 / outcome.wallSeconds());
        }
        return outcome.wallSeconds();
    }

    private static Figure figure(String name, List<Double> values, String bar) {
        return values.isEmpty() ? Figure.missing(name, bar, "the GIL could not be read") : Figure.spread(name, values.stream().mapToDouble(Double::doubleValue).toArray(), bar);
    }
}
