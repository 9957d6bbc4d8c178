package interleave.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnobFieldTest {
    @Test
    void valuesAreShortWhereThatLosesNothing() {
        assertThat(KnobField.pretty(20_000_000L, "numbers")).isEqualTo("20 M");
        assertThat(KnobField.pretty(20_000_001L, "numbers")).isEqualTo("20 000 001");
        assertThat(KnobField.pretty(2L, "")).isEqualTo("2");
        assertThat(KnobField.pretty(0L, "")).isEqualTo("0");
        assertThat(KnobField.pretty(5.0, "ms")).isEqualTo("5 ms");
        assertThat(KnobField.pretty(0.25, "ms")).isEqualTo("0.25 ms");
    }
}
