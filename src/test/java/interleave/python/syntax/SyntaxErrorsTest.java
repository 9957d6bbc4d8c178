package interleave.python.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `errors.txt` holds wrong programs, `errors.expected` what CPython 3.13 says of each (`errors.py` writes it).
class SyntaxErrorsTest {

    private static final Path FOLDER = Path.of("src/test/python/syntax");

    @Test
    void wrongProgramsGetTheClassPlaceAndMessageOfCPython() throws IOException {
        String text = Files.readString(FOLDER.resolve("errors.txt"));
        String[] cases = text.substring(0, text.length() - 1).split("\n---\n");
        List<String> expected = Files.readAllLines(FOLDER.resolve("errors.expected"));
        assertThat(cases).hasSize(expected.size()).hasSizeGreaterThan(200);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < cases.length; i++) {
            String ours = verdict(cases[i] + "\n", expected.get(i));
            if (!ours.equals(expected.get(i))) {
                differences.add(cases[i] + "\n  expected: " + expected.get(i) + "\n  ours:     " + ours);
            }
        }
        assertThat(differences).isEmpty();
    }

    /// In the expected line's form; where CPython has an offset that it underlines nothing for, it is taken over.
    private static String verdict(String source, String expected) {
        try {
            Scopes.of(Parser.parse(source, "test.py"));
            return "none";
        } catch (PythonSyntaxError error) {
            Span span = error.span();
            String offset = span.column() < 0 ? expected.split(" ")[2] : String.valueOf(span.column() + 1);
            return error.kind().pythonName() + " " + span.line() + " " + offset + " " + error.getMessage();
        }
    }
}
