package interleave.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void oneThreadGainsNothingAndTwoGainWhatTheMachineHas() throws Exception {
        var calibration = new Calibration();
        assertThat(calibration.gain(1)).isBetween(0.5, 2.0);
        assertThat(calibration.gain(2)).isBetween(0.4, 2.6);
    }
}
