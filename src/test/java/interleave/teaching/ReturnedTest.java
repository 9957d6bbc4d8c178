package interleave.teaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReturnedTest {
    private static Map<String, Object> task(Object id, Object fate, Object worker) {
        var task = new HashMap<String, Object>();
        task.put("id", id);
        task.put("fate", fate);
        task.put("worker", worker);
        return task;
    }

    @Test
    void threeKeysAreTakenOutAndTheRestStaysAResult() {
        var returned = Returned.of(Map.of("sum", 285L, "metrics", Map.of("seconds", 1L),
                "tasks", List.of(task(0L, "delivered", "worker-1"), task(1L, "never started", null)),
                "points", List.of(Map.of("knobs", Map.of("processes", 2L, "kind", "pool"), "metrics", Map.of("seconds", 0.5)))));
        assertThat(returned.results()).containsExactly(Map.entry("sum", 285L));
        assertThat(returned.tasks()).containsExactly(new TaskReport(0, Fate.DELIVERED, "worker-1"), new TaskReport(1, Fate.NEVER_STARTED, null));
        assertThat(returned.metrics()).containsExactly(Map.entry("seconds", 1.0));
        assertThat(returned.points()).containsExactly(new Point(Map.of("processes", 2L, "kind", "pool"), Map.of("seconds", 0.5)));
    }

    @Test
    void noneIsAMetricThatWasNotMeasured() {
        var metrics = new HashMap<String, Object>();
        metrics.put("seconds", null);
        assertThat(Returned.of(Map.of("metrics", metrics)).metrics().get("seconds")).isNaN();
    }

    @Test
    void everyFateOfTheContractIsKnown() {
        for (Fate fate : Fate.values()) assertThat(Returned.of(Map.of("tasks", List.of(task(7L, fate.words(), null)))).tasks()).containsExactly(new TaskReport(7, fate, null));
    }

    static List<List<Object>> wrong() {
        return List.of(
                List.of("tasks", "all", "\"tasks\" is a list, not \"all\"."),
                List.of("tasks", List.of(3L), "\"tasks\"[0] is a dict, not 3."),
                List.of("tasks", List.of(Map.of("id", 0L)), "\"tasks\"[0] has the keys fate, id, worker, not [id]."),
                List.of("tasks", List.of(task(-1L, "delivered", null)), "\"tasks\"[0][\"id\"] is a whole number from 0, not -1."),
                List.of("tasks", List.of(task(0L, "delivered", null), task(1L, "gone", null)), "\"tasks\"[1][\"fate\"] is one of \"delivered\", "),
                List.of("tasks", List.of(task(0L, "delivered", 4L)), "\"tasks\"[0][\"worker\"] is a name or None, not 4."),
                List.of("metrics", List.of(), "\"metrics\" is a dict, not []."),
                List.of("metrics", Map.of("seconds", true), "\"metrics\"[\"seconds\"] is a number or None, not true."),
                List.of("points", Map.of(), "\"points\" is a list, not {}."),
                List.of("points", List.of(Map.of("knobs", Map.of())), "\"points\"[0] has the keys knobs, metrics, not [knobs]."),
                List.of("points", List.of(Map.of("knobs", Map.of("n", List.of()), "metrics", Map.of())), "is a number, a text, True or False, not []."),
                List.of("points", List.of(Map.of("knobs", Map.of(), "metrics", Map.of("s", "1"))), "\"points\"[0][\"metrics\"][\"s\"] is a number or None, not \"1\"."));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongShapeIsNamedWithTheRightOne(List<Object> row) {
        assertThatThrownBy(() -> Returned.of(Map.of((String) row.get(0), row.get(1)))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Of what an act returns, ").hasMessageContaining((String) row.get(2)).hasMessageEndingWith(".");
    }

    @Test
    void noneIsNoList() {
        var values = new HashMap<String, Object>();
        values.put("tasks", null);
        assertThatThrownBy(() -> Returned.of(values)).hasMessage("Of what an act returns, \"tasks\" is a list, not None.");
        assertThatThrownBy(() -> Returned.of(Map.of("tasks", Arrays.asList((Object) null)))).hasMessageContaining("\"tasks\"[0] is a dict, not None.");
    }
}
