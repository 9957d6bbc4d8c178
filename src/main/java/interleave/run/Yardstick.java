package interleave.run;

import interleave.teaching.Lesson;
import interleave.teaching.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What this machine gave parallel threads each time it was asked in one run. One thread, the session's.
final class Yardstick {
    private static final int MOST_THREADS = 64;
    private final Calibration calibration = new Calibration();
    private final Map<Integer, List<Double>> gains = new LinkedHashMap<>();

    /// Measures two threads, and as many as each of the lesson's parallel comparisons is about.
    void measure(Lesson lesson, Settings settings) throws InterruptedException {
        var counts = new TreeSet<Integer>(List.of(2));
        for (var comparison : lesson.comparisons()) {
            if (comparison.parallel()) counts.add(Math.clamp((int) Math.round(comparison.ideal().applyAsDouble(settings)), 1, MOST_THREADS));
        }
        for (int threads : counts) gains.computeIfAbsent(threads, key -> new ArrayList<>()).add(calibration.gain(threads));
    }

    /// The median gain (the lower one of two) by number of threads.
    Map<Integer, Double> medians() {
        var medians = new LinkedHashMap<Integer, Double>();
        gains.forEach((threads, values) -> medians.put(threads, values.stream().sorted().toList().get((values.size() - 1) / 2)));
        return Map.copyOf(medians);
    }
}
