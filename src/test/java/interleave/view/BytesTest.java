package interleave.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTest {
    @ParameterizedTest
    @CsvSource({"0,0 B", "312,312 B", "999,999 B", "1000,1.0 kB", "4096,4.1 kB", "9960,10 kB", "50000000,50 MB", "999600,1.0 MB", "67108864,67 MB"})
    void twoFiguresAndTheUnitThatFits(long bytes, String text) {
        assertThat(Bytes.text(bytes)).isEqualTo(text);
    }
}
