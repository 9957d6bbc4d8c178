package interleave.shell;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.shell.KeySheet.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeySheetTest {
    @Test
    void keysThatDoTheSameForOneThingAfterTheOtherShareALineAndOthersDoNot() {
        var rows = KeySheet.rows(List.of(new Row("M", "Let the main thread go on"), new Row("A", "Let thread A go on"), new Row("B", "Let thread B go on"), new Row("C", "Let thread C go on"),
            new Row("D", "Each process in one lane"), new Row("Ctrl+1", "Read"), new Row("Ctrl+2", "Predict")));
        assertThat(rows).containsExactly(new Row("M", "Let the main thread go on"), new Row("A … C", "Let thread A … C go on"), new Row("D", "Each process in one lane"),
            new Row("Ctrl+1", "Read"), new Row("Ctrl+2", "Predict"));
    }
}
