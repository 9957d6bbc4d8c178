package interleave.python.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import interleave.python.CPython;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// CPython's own library is the corpus, where one is found on the machine.
class StandardLibraryTest {

    private static final int SAMPLE = 60;

    @Test
    void everyFileOfCPythonsLibraryParses() throws IOException {
        List<Path> files = library();
        List<String> failures = new ArrayList<>();
        for (Path file : files) {
            try {
                Scopes.of(Parser.parse(read(file), file.toString()));
            } catch (PythonSyntaxError error) {
                failures.add(file + ":" + error.span() + " " + error.getMessage());
            } catch (Unsupported refused) {
                assertThat(refused.construct()).isIn("complex numbers", "type parameters", "type aliases");
            }
        }
        assertThat(files).hasSizeGreaterThan(100);
        assertThat(failures).isEmpty();
    }

    @Test
    void treesAndPositionsAreThoseOfCPythonsParser() throws Exception {
        List<Path> files = library();
        CPython python = CPython.find().orElseThrow();
        List<Path> sample = new ArrayList<>();
        for (int i = 0; i < files.size(); i += Math.max(1, files.size() / SAMPLE)) {
            if (parses(files.get(i))) {
                sample.add(files.get(i));
            }
        }
        List<String> arguments = new ArrayList<>(List.of("src/test/python/syntax/dump.py"));
        sample.forEach(file -> arguments.add(file.toString()));
        String[] theirs = python.run(Path.of("."), arguments).out().split("=====\n");
        assertThat(theirs).hasSize(sample.size());
        for (int i = 0; i < theirs.length; i++) {
            compare(sample.get(i), theirs[i]);
        }
    }

    private static void compare(Path file, String theirs) throws IOException {
        String source = read(file);
        boolean spans = source.chars().allMatch(c -> c < 128 && c != '\f');
        String[] ours = TreeDump.of(Parser.parse(source, file.toString()), spans).split("\n");
        String[] lines = theirs.split("\n");
        for (int i = 0; i < Math.min(ours.length, lines.length); i++) {
            if (!ours[i].equals(lines[i])) {
                int at = 0;
                while (at < Math.min(ours[i].length(), lines[i].length()) && ours[i].charAt(at) == lines[i].charAt(at)) {
                    at++;
                }
                fail(file + ", statement " + (i + 1) + "\nours   " + part(ours[i], at) + "\ntheirs " + part(lines[i], at));
            }
        }
        assertThat(ours).hasSameSizeAs(lines);
    }

    private static String part(String text, int at) {
        return text.substring(Math.max(0, at - 120), Math.min(text.length(), at + 60));
    }

    private static boolean parses(Path file) throws IOException {
        try {
            Parser.parse(read(file), file.toString());
            return true;
        } catch (Unsupported refused) {
            return false;
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /// Library files in UTF-8, without CPython's own tests (some are wrong on purpose).
    private static List<Path> library() throws IOException {
        CPython python = CPython.find().orElse(null);
        assumeTrue(python != null, "no CPython found");
        Path root = python.library();
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(file -> file.toString().endsWith(".py"))
                    .filter(file -> Stream.of("test", "tests", "site-packages", "lib2to3", "idle_test").noneMatch(skipped -> contains(root, file, skipped)))
                    .filter(StandardLibraryTest::isUtf8)
                    .sorted().toList();
        }
    }

    private static boolean contains(Path root, Path file, String directory) {
        for (Path part : root.relativize(file)) {
            if (part.toString().equals(directory)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUtf8(Path file) {
        try {
            Files.readString(file, StandardCharsets.UTF_8);
            return true;
        } catch (IOException otherCoding) {
            return false;
        }
    }
}
