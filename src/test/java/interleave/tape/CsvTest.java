package interleave.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void fieldsAreQuotedWhereTheyMustBeAndFormulasAreTexts() throws IOException {
        var text = new StringWriter();
        try (var csv = Csv.to(text, "name", "value")) {
            csv.row("plain", 1.5);
            csv.row("a, \"b\"\nc", -3);
            csv.row("=SUM(A1)", null);
            csv.row("-1", Double.NaN);
            csv.row(" edge ", 7L);
            csv.row("", "@x");
        }
        assertThat(text).hasToString("name,value\r\nplain,1.5\r\n\"a, \"\"b\"\"\nc\",-3\r\n'=SUM(A1),\r\n'-1,\r\n\" edge \",7\r\n,'@x\r\n");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        var csv = Csv.to(new StringWriter(), "one", "two");
        assertThatThrownBy(() -> csv.row("alone")).hasMessage("A row of this table has 2 fields, not 1.");
    }
}
