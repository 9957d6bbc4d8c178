package interleave.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import interleave.engine.cpython.CpythonEngine;
import interleave.engine.cpython.Interpreter;
import interleave.engine.cpython.Interpreters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/// What watching does to the race's results, and how that is judged.
class PreservationBenchTest {
    private static double[] from(int first, int count) {
        return IntStream.range(first, first + count).asDoubleStream().toArray();
    }

    @Test
    void theSameTrialsComeFromOneDistributionAndTrialsFarApartDont() {
        assertThat(MannWhitney.of(from(0, 20), from(0, 20))).matches(MannWhitney::same).matches(test -> test.u() == 200 && test.chance() == 1);
        assertThat(MannWhitney.of(from(0, 20), from(20, 20))).matches(test -> !test.same()).matches(test -> test.u() == 0 && test.chance() < 0.001);
        assertThat(MannWhitney.of(new double[20], new double[20])).as("nothing lost in any").matches(MannWhitney::same);
    }

    /// Of the 20 ways to deal six values three and three, two lie as far apart as this: 1, 2, 3 against 4, 5, 6.
    @Test
    void theChanceIsThatOfDealingTheValuesOut() {
        assertThat(MannWhitney.of(from(1, 3), from(4, 3)).chance()).isCloseTo(0.1, within(0.01));
        assertThat(MannWhitney.of(from(4, 3), from(1, 3)).u()).isEqualTo(9);
    }

    @Test
    void theRaceIsRunWatchedAndUnwatchedInTurnAndItsLossesAreHeldAgainstEachOther() throws Exception {
        var python = new Interpreters().search().stream().filter(Interpreter::usable).findFirst().orElseGet(() -> Assumptions.abort("no CPython on this machine"));
        var progress = new ArrayList<String>();
        var bench = new PreservationBench(new CpythonEngine(python), 2, progress::add);
        // At 0.1 ms between hand-overs 20,000 increments always lose some, on any machine that takes longer than that for them.
        var rows = bench.run(Map.of("threads", 4L, "increments", 50L, "long_increments", 5_000L, "switchIntervalMs", 0.1));
        assertThat(progress).hasSize(4);
        assertThat(rows).extracting(Figure::name).filteredOn(name -> name.endsWith("share lost, watched")).hasSize(2);
        assertThat(rows).allMatch(row -> row.value() >= 0 && row.value() <= 1 && row.line().contains("bar"));

        var root = JsonNodeFactory.instance.objectNode().put("format", "interleave/bench@1");
        root.putObject("machine").put("cores", 1).putNull("parallelism").put("os", "").put("java", "");
        root.putArray("rows");
        bench.tree(root.putObject("preservation"));
        try (var in = PreservationBenchTest.class.getResourceAsStream("schemas/bench@1.json")) {
            var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(schema.validate(root.toString(), InputFormat.JSON)).isEmpty();
        }
        var longer = root.at("/preservation/acts/1");
        assertThat(longer.at("/watched/losing").asInt()).as("watched the program is as wrong").isEqualTo(2);
        assertThat(longer.at("/unwatched/losing").asInt()).isEqualTo(2);
        assertThat(longer.at("/watched/shares").size()).isEqualTo(2);
    }
}
