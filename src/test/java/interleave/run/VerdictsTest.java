package interleave.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import interleave.teaching.Comparison;
import interleave.teaching.Measurement;
import interleave.teaching.Verdict;
import interleave.teaching.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    /// `second` is twice the work of `first`.
    private static Verdict judge(boolean parallel, double reach, double[] first, double[] second, int... interrupted) {
        var lesson = new SmallLesson();
        var measurements = new ArrayList<Measurement>();
        for (int i = 0; i < first.length; i++) {
            boolean paused = interrupted.length > 0 && interrupted[0] == i;
            measurements.add(new Measurement("first", i, first[i], first[i], Map.of(), null, paused));
            measurements.add(new Measurement("second", i, second[i], second[i], Map.of(), null, false));
        }
        var evidence = new Measured(Plan.of(lesson, new JavaEngine(Map.of())), List.copyOf(measurements), Map.of(2, reach));
        return Verdicts.judge(lesson, new Comparison("c", "second", "first", settings -> 2, parallel), evidence, reach).orElseThrow();
    }

    private static double[] times(double... seconds) {
        return seconds;
    }

    @Test
    void speedUpIsPerUnitOfWorkOnMediansWithTheSpreadOfThePairs() {
        var verdict = judge(true, 1.9, times(1.0, 1.1, 0.9), times(1.1, 1.1, 1.1));
        assertThat(verdict.value()).isCloseTo(2 * 1.0 / 1.1, within(1e-9));
        assertThat(verdict.low()).isCloseTo(2 * 0.9 / 1.1, within(1e-9));
        assertThat(verdict.high()).isCloseTo(2.0, within(1e-9));
        assertThat(verdict.outcome()).isEqualTo(Outcome.FASTER);
    }

    @Test
    void noGainIsSaidOnlyWhereTheMachineWouldHaveShownOne() {
        double[] one = times(1, 1, 1), two = times(2.05, 1.98, 2.1);
        assertThat(judge(true, 1.8, one, two).outcome()).isEqualTo(Outcome.SAME);
        var unclear = judge(true, 1.1, one, two);
        assertThat(unclear.outcome()).isEqualTo(Outcome.UNCLEAR);
        assertThat(unclear.clear()).isFalse();
        assertThat(unclear.reason()).isNotEmpty();
    }

    @Test
    void slowerIsSaidEvenWhereNothingCouldBeGained() {
        assertThat(judge(true, 1.0, times(1, 1, 1), times(3, 3.1, 2.9)).outcome()).isEqualTo(Outcome.SLOWER);
    }

    @Test
    void aSpreadAcrossBothSidesDecidesNothing() {
        var verdict = judge(true, 1.9, times(1, 1, 1), times(1.1, 2.6, 1.6));
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNCLEAR);
        assertThat(verdict.reason()).startsWith("The repetitions spread from 0.77 to 1.82");
    }

    @Test
    void withoutParallelismInQuestionSameMeansWithinNoise() {
        assertThat(judge(false, Double.NaN, times(1, 1, 1), times(2.05, 1.98, 2.1)).outcome()).isEqualTo(Outcome.SAME);
        assertThat(judge(false, Double.NaN, times(1, 1, 1), times(2.05, 1.7, 2.1)).outcome()).isEqualTo(Outcome.UNCLEAR);
    }

    @Test
    void interruptedRepetitionsDoNotCount() {
        var verdict = judge(true, 1.9, times(30, 1, 1, 1), times(1.1, 1.1, 1.1, 1.1), 0);
        assertThat(verdict.high()).isCloseTo(2 / 1.1, within(1e-9));
        assertThat(verdict.outcome()).isEqualTo(Outcome.FASTER);
    }

    @Test
    void fewerThanThreePairsDecideNothing() {
        var verdict = judge(true, 1.9, times(30, 1, 1), times(1.1, 1.1, 1.1), 0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNCLEAR);
        assertThat(verdict.reason()).isEqualTo("A verdict needs 3 pairs of repetitions that were not paused; there are 2.");
    }

    @Test
    void aMachineThatIsBusyWithSomethingElseDecidesNothing() {
        var verdict = judge(true, 0.6, times(1, 1, 1), times(3, 3.1, 2.9));
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNCLEAR);
        assertThat(verdict.reason()).contains("other load");
    }
}
