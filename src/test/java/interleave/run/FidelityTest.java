package interleave.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import interleave.teaching.Measurement;
import interleave.teaching.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What an act costs beside another, on two engines, and how far the two are apart.
@Timeout(60)
class FidelityTest {
    private static Result run(String program) throws InterruptedException {
        return Session.start(Plan.of(new SmallLesson(), Engines.built().getFirst()).program(new Program("lesson.py", program)).repetitions(2).warm(false)).await();
    }

    /// A run whose two acts took so long, by repetition.
    private static Result took(double[] first, double[] second) throws InterruptedException {
        var run = run("def first():\n    pass\ndef second():\n    pass\n");
        List<Measurement> measured = new ArrayList<>();
        for (int i = 0; i < first.length; i++) {
            measured.add(new Measurement("first", i, first[i], first[i], Map.of(), null, false));
            measured.add(new Measurement("second", i, second[i], second[i], Map.of(), null, false));
        }
        return new Result(run.plan(), run.status(), new Measured(run.plan(), measured, Map.of()), Map.of(), Map.of(), Double.NaN);
    }

    private static Fidelity.Row second(Result model, Result cpython) {
        return Fidelity.of(model, cpython).stream().filter(row -> row.against() != null).findFirst().orElseThrow();
    }

    @Test
    void anActIsHeldAgainstTheBaseActOfItsLessonSoThatTheEnginesSpeedsDropOut() throws Exception {
        var row = second(took(new double[] {1, 1, 1}, new double[] {2, 2.2, 1.8}), took(new double[] {10, 10, 10}, new double[] {20, 20, 20}));
        assertThat(row.against()).isNotEqualTo(row.act());
        assertThat(row.ratio()).isCloseTo(1, within(1e-9));
        assertThat(row.near()).isTrue();
        assertThat(row.low()).as("the model's least beside CPython's greatest").isCloseTo(row.act().equals("second") ? 0.9 : 1 / 1.1, within(1e-9));
        assertThat(row.high()).isCloseTo(row.act().equals("second") ? 1.1 : 1 / 0.9, within(1e-9));
    }

    @Test
    void whatDiffersByMoreThanATenthIsNotNear() throws Exception {
        var row = second(took(new double[] {1, 1}, new double[] {3, 3}), took(new double[] {1, 1}, new double[] {2, 2}));
        assertThat(row.ratio()).isCloseTo(row.act().equals("second") ? 1.5 : 1 / 1.5, within(1e-9));
        assertThat(row.near()).isFalse();
    }

    @Test
    void whatOneEngineDidNotRunIsNotComparedAndSaysWhy() throws Exception {
        var rows = Fidelity.of(run("def first():\n    pass\ndef second():\n    pass\n"), run("def first():\n    pass\n"));
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.against()).isNull();
            assertThat(row.skipped()).isNotBlank();
        });
        assertThat(rows).anySatisfy(row -> assertThat(row.skipped()).contains("The program has no function second"));
    }
}
