package interleave.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import interleave.teaching.Catalog;
import interleave.teaching.Lesson;
import interleave.teaching.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Two runs beside each other: what is said, and when nothing is said.
class ContrastTest {
    private static final Lesson LESSON = Catalog.read().lessons().getFirst();
    private static final Side.Engine MODEL = new Side.Engine("model", "Little Python", true), FREE = new Side.Engine("free", "Little Python", false);
    private static final Side.Machine HERE = new Side.Machine(2, "Linux", "25");

    private static Side side(String name, Side.Engine engine, Map<String, Object> knobs, Object... acts) {
        var performed = new ArrayList<Side.Performed>();
        for (int i = 0; i < acts.length; i += 2) {
            var seconds = java.util.Arrays.stream((double[]) acts[i + 1]).boxed().toList();
            performed.add(new Side.Performed((String) acts[i], seconds, Map.of("cpuSeconds", seconds)));
        }
        return new Side(name, "gil_fundamentals", engine, HERE, knobs, false, performed);
    }

    private static double[] times(double... seconds) {
        return seconds;
    }

    @Test
    void theRatioIsOfMediansAndItsSpreadThatOfEveryRepetitionAgainstEvery() {
        var contrast = Contrast.of(side("a", MODEL, Map.of(), "two_threads", times(1.0, 1.1, 0.9)), side("b", FREE, Map.of(), "two_threads", times(0.5, 0.6, 0.5)), LESSON);
        var seconds = contrast.pairs().getFirst().seconds();
        assertThat(seconds.value()).isCloseTo(0.5, within(1e-9));
        assertThat(seconds.low()).isCloseTo(0.5 / 1.1, within(1e-9));
        assertThat(seconds.high()).isCloseTo(0.6 / 0.9, within(1e-9));
        assertThat(seconds.outcome()).isEqualTo(Outcome.FASTER);
        assertThat(contrast.sentence()).isEqualTo("“Two threads at once” took 0.50 times as long in b as in a (0.45–0.67): 0.50 s against 1.00 s.");
        assertThat(contrast.differences()).extracting(Contrast.Difference::a, Contrast.Difference::b).containsExactly(org.assertj.core.groups.Tuple.tuple("GIL model", "Free-threaded"));
    }

    @Test
    void aSpreadThatTouchesATenthIsNoClearDifference() {
        var contrast = Contrast.of(side("a", MODEL, Map.of(), "two_threads", times(1.0, 1.3, 0.9)), side("b", MODEL, Map.of(), "two_threads", times(1.3, 1.4, 1.2)), LESSON);
        assertThat(contrast.pairs().getFirst().clear()).isFalse();
        assertThat(contrast.sentence()).isEqualTo("No clear difference on this machine in “Two threads at once”: 1.30 s against 1.00 s (0.92–1.56 times); the repetitions spread too far.");
        var alike = Contrast.of(side("a", MODEL, Map.of(), "two_threads", times(1.0, 1.01, 1.02)), side("b", MODEL, Map.of(), "two_threads", times(1.0, 1.0, 1.03)), LESSON);
        assertThat(alike.pairs().getFirst().seconds().outcome()).isEqualTo(Outcome.SAME);
        assertThat(alike.sentence()).startsWith("No clear difference on this machine");
    }

    @Test
    void twoRepetitionsDecideNothing() {
        var contrast = Contrast.of(side("a", MODEL, Map.of(), "two_threads", times(1, 1)), side("b", MODEL, Map.of(), "two_threads", times(9, 9, 9)), LESSON);
        assertThat(contrast.pairs().getFirst().reason()).isEqualTo("a verdict needs 3 repetitions of each, and one has only 2");
        assertThat(contrast.pairs().getFirst().clear()).isFalse();
    }

    @Test
    void theClearestActIsNamedAndTheOthersAreCounted() {
        double[] one = times(1, 1, 1), two = times(2, 2, 2), three = times(3, 3, 3);
        var contrast = Contrast.of(side("a", MODEL, Map.of("threads", 2L, "switchIntervalMs", 5L), "one_thread", one, "one_after_other", two, "two_threads", two, "refcount_gil", one),
            side("b", MODEL, Map.of("threads", 2L, "switchIntervalMs", 1.0), "two_threads", one, "one_thread", three, "one_after_other", two, "two_threads_free", one), LESSON);
        assertThat(contrast.sentence()).isEqualTo("“One thread” took 3.00 times as long in b as in a (3.00–3.00): 3.00 s against 1.00 s; 1 of the other 2 acts differ clearly too.");
        assertThat(contrast.differences()).containsExactly(new Contrast.Difference("knob", "switchIntervalMs", "Switch interval", "5 ms", "1 ms"));
        assertThat(contrast.onlyA()).containsExactly("refcount_gil");
        assertThat(contrast.onlyB()).containsExactly("two_threads_free");
    }

    @Test
    void runsThatHaveNothingInCommonAreASentence() {
        var a = side("a.tape", MODEL, Map.of(), "one_thread", times(1));
        var other = new Side("b.tape", "gil_io", MODEL, HERE, Map.of(), false, a.acts());
        assertThatThrownBy(() -> Contrast.of(a, other, LESSON)).hasMessage("a.tape is a run of lesson gil_fundamentals and b.tape of gil_io: compare two runs of one lesson.");
        assertThatThrownBy(() -> Contrast.of(a, side("b.tape", MODEL, Map.of(), "two_threads", times(1)), LESSON)).hasMessageContaining("There is no act that both");
    }

    @Test
    void pausedAndFailedRepetitionsDoNotCount() {
        var json = JsonMapper.shared().readTree("""
            {"format":"interleave/run@1","lesson":"gil_fundamentals","engine":{"kind":"model","version":"1","gil":true},"machine":{"cores":2,"os":"o","java":"j"},"knobs":{"threads":2},
             "acts":[{"id":"skipped","skipped":"Not here."},{"id":"two_threads","repetitions":[
               {"status":"finished","interrupted":true,"wallSeconds":9},{"status":"failed","wallSeconds":8},{"status":"finished","wallSeconds":null},
               {"status":"finished","interrupted":false,"wallSeconds":1.5,"cpuSeconds":1,"gil":{"handOvers":3,"holdMs":{"p50":5.1}},"metrics":{"own":2,"none":null}}]}]}""");
        var side = Side.read("a", json);
        assertThat(side.acts()).containsExactly(new Side.Performed("two_threads", List.of(1.5), Map.of("cpuSeconds", List.of(1.0), "gilHandOvers", List.of(3.0), "gilHoldMs", List.of(5.1), "own", List.of(2.0))));
        assertThatThrownBy(() -> Side.read("a", JsonMapper.shared().readTree("{\"format\":\"interleave/run@1\"}"))).hasMessageContaining("is not whole");
    }
}
