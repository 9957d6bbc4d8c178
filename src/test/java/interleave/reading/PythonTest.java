package interleave.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PythonTest {
    private static java.util.List<String> coloured(String text) {
        var found = new ArrayList<String>();
        int at = 0;
        for (var span : Python.spans(text)) {
            if (!span.getStyle().isEmpty()) {
                found.add(span.getStyle().iterator().next() + " " + text.substring(at, at + span.getLength()));
            }
            at += span.getLength();
        }
        assertThat(at).isEqualTo(text.length());
        return found;
    }

    @Test
    void keywordsStringsCommentsNumbersAndNamesAreTold() {
        assertThat(coloured("def cpu(n):\n    for i in range(20_000):  # for\n        s += 'if\\'s' + f\"{i}\"\n"))
                .containsExactly("keyword def", "name cpu", "keyword for", "keyword in", "number 20_000", "comment # for", "string 'if\\'s'", "string f\"{i}\"");
    }

    @Test
    void anOpenStringEndsWithItsLineAndThreeQuotesGoOn() {
        assertThat(coloured("x = 'open\nif x:\n")).containsExactly("string 'open", "keyword if");
        assertThat(coloured("\"\"\"a\nif b")).containsExactly("string \"\"\"a\nif b");
        assertThat(coloured("form = iffy")).isEmpty();
    }
}
