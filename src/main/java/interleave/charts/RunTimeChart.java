package interleave.charts;

import interleave.teaching.Evidence;
import interleave.teaching.Lesson;
import interleave.teaching.Verdict;
import interleave.view.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.ui.Layer;

/// How long the acts took that are held against one baseline, medians, with what was guessed laid beside them (dashed) and lines where equal and ideal
/// times would be.
final class RunTimeChart extends BarChart {
    RunTimeChart() {
        super("Run time", "measured", "Comes when two acts have run");
    }

    @Override
    Table table() {
        return table("run-times", "act", "seconds");
    }

    void show(Lesson lesson, Map<String, List<String>> guesses, Evidence evidence) {
        double longest = bars(bars(lesson, guesses, evidence));
        plot().clearRangeMarkers();
        note("");
        if (longest > 0) {
            lesson.comparisons().stream().flatMap(comparison -> evidence.verdict(comparison.name()).stream()).findFirst()
                    .ifPresent(verdict -> evidence.seconds(verdict.comparison().of()).ifPresent(of -> lines(verdict, of)));
        }
        draw();
    }

    private void lines(Verdict verdict, double of) {
        mark(of * verdict.value());
        if (verdict.ideal() > 1.05) {
            mark(of * verdict.value() / verdict.ideal());
        }
        note(verdict.ideal() > 1.05 ? String.format(Locale.ROOT, "dashed: 1× and %.0f×, the ideal", verdict.ideal()) : "dashed: 1×");
    }

    private void mark(double at) {
        plot().addRangeMarker(new ValueMarker(at, awt(palette().faint()), DASHED), Layer.BACKGROUND);
    }

    private static List<Bar> bars(Lesson lesson, Map<String, List<String>> guesses, Evidence evidence) {
        var compared = new LinkedHashSet<String>();
        var ran = lesson.comparisons().stream().filter(comparison -> evidence.ran(comparison.of()) && evidence.ran(comparison.against())).toList();
        // One baseline to a picture: the first comparison's, and everything else that is held against the same.
        ran.stream().filter(comparison -> comparison.against().equals(ran.getFirst().against())).forEach(comparison -> {
            compared.add(comparison.against());
            compared.add(comparison.of());
        });
        var bars = new ArrayList<Bar>();
        for (var act : lesson.acts()) {
            if (!compared.contains(act.id()) || evidence.seconds(act.id()).isEmpty()) {
                continue;
            }
            double seconds = evidence.seconds(act.id()).getAsDouble();
            boolean of = lesson.comparisons().stream().anyMatch(comparison -> comparison.of().equals(act.id()));
            bars.add(new Bar(act.brief(), seconds, text(seconds), of ? Tint.RUN : Tint.REST));
            for (var question : lesson.questions()) {
                var given = guesses.getOrDefault(question.id(), List.of());
                var measured = question.measured().apply(evidence);
                if (question.before().equals(act.id()) && question.numeric() && !given.isEmpty() && measured.isPresent()) {
                    double guessed = seconds * Double.parseDouble(given.getLast()) / measured.getAsDouble();
                    bars.add(new Bar("your guess", guessed, text(guessed), Tint.GUESS));
                }
            }
        }
        return bars;
    }

    private static String text(double seconds) {
        return String.format(Locale.ROOT, seconds < 0.1 ? "%.1f ms" : "%.2f s", seconds < 0.1 ? seconds * 1e3 : seconds);
    }
}
