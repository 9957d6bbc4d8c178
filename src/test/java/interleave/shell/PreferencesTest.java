package interleave.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasPutIsThereAfterAnotherStart() {
        var file = folder.resolve("deeper/preferences.properties");
        var kept = Preferences.read(file);
        var program = "def f(x):\n\tif x == 'a=b: #!':\n        return \"\\\\\"\n  # é 漢\n";
        kept.put("program.a b", program);
        kept.put("window.width", 1234);
        kept.put("divider", 0.25);
        kept.write(kept.text());

        var again = Preferences.read(file);
        assertThat(again.get("program.a b", "")).isEqualTo(program);
        assertThat(again.get("window.width", 0, 9999, 1)).isEqualTo(1234);
        assertThat(again.get("divider", 0, 1, 1)).isEqualTo(0.25);
        assertThat(again.changed()).isFalse();
        assertThat(folder.resolve("deeper")).isDirectoryContaining("glob:**preferences.properties").isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aFileThatIsNoTextCountsAsNotThere() throws Exception {
        var file = folder.resolve("preferences.properties");
        Files.write(file, new byte[] {'a', '=', (byte) 0xff, (byte) 0xfe, 0, 1, 2});
        assertThat(Preferences.read(file).get("a", "default")).isEqualTo("default");
        Files.write(file, "theme=\\u12".getBytes(StandardCharsets.US_ASCII));
        assertThat(Preferences.read(file).get("theme", "light")).isEqualTo("light");
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(Preferences.read(file).get("theme", "light")).isEqualTo("light");
    }

    @Test
    void aNumberOutOfRangeOrNoNumberIsTheDefault() {
        var kept = Preferences.none();
        kept.put("window.width", "-5");
        kept.put("divider", "NaN");
        kept.put("window.height", "wide");
        assertThat(kept.get("window.width", 400, 8000, 1280)).isEqualTo(1280);
        assertThat(kept.get("divider", 0, 1, 0.5)).isEqualTo(0.5);
        assertThat(kept.get("window.height", 300, 5000, 800)).isEqualTo(800);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNoError() throws Exception {
        var inTheWay = Files.writeString(folder.resolve("file"), "");
        var kept = Preferences.read(inTheWay.resolve("preferences.properties"));
        kept.put("a", "b");
        kept.write(kept.text());
        assertThat(kept.get("a", "")).isEqualTo("b");
    }
}
