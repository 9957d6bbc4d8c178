package interleave.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DurationsTest {
    @Test
    void threeFiguresAndTheUnitThatFits() {
        assertThat(Durations.text(0)).isEqualTo("0 ns");
        assertThat(Durations.text(840)).isEqualTo("840 ns");
        assertThat(Durations.text(999_600)).isEqualTo("1 ms");
        assertThat(Durations.text(3_214_000)).isEqualTo("3.21 ms");
        assertThat(Durations.text(48_230)).isEqualTo("48.2 µs");
        assertThat(Durations.text(20_000_000)).isEqualTo("20 ms");
        assertThat(Durations.text(125_000_000_000L)).isEqualTo("2 min 5 s");
        assertThat(Durations.text(-5_000)).isEqualTo("−5 µs");
        assertThat(Durations.brief(3_214_000)).isEqualTo("3.2 ms");
        assertThat(Durations.brief(48_230)).isEqualTo("48 µs");
    }

    @Test
    void aShareThatIsNotNoneIsNotShownAsNone() {
        assertThat(Durations.share(0)).isEqualTo("0 %");
        assertThat(Durations.share(.004)).isEqualTo("< 1 %");
        assertThat(Durations.share(.494)).isEqualTo("49 %");
    }
}
