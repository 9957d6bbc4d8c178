package interleave.run;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.teaching.Execution;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TapeTextsTest {
    /// 20,000,000 squares summed, as lesson 1.1 does by default, are more than a long holds.
    @Test
    void whatAProgramReturnedComesBackAsItWasHoweverLargeItsNumbers() {
        Map<String, Object> results = Map.of("small", 7L, "sum", new BigInteger("2666666466666670000000"), "below", new BigInteger("-2666666466666670000000"), "part", 0.25, "none", Double.NaN,
            "rows", List.of(Map.of("n", 1L, "sum", BigInteger.TWO.pow(200)), List.of(3L, "three", true)));
        var end = new TapeTexts.End(Execution.Status.FINISHED, 0, 0, 0, results, "", null, List.of(), List.of(), new Take.Ending(0, false, false, 0), 0, null, List.of(), null, List.of(), null, null);
        assertThat(TapeTexts.read(TapeTexts.text(end), TapeTexts.End.class).results()).isEqualTo(results);
    }
}
