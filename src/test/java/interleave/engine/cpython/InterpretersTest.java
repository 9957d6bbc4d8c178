package interleave.engine.cpython;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Interpreters in folders of scripts that pretend to be some.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the pretenders are shell scripts")
class InterpretersTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    @TempDir
    Path root;
    private Path bin, versions;

    @BeforeEach
    void folders() throws IOException {
        root = root.toRealPath();
        bin = Files.createDirectory(root.resolve("bin"));
        versions = Files.createDirectory(root.resolve("versions"));
    }

    @Test
    void thoseOnPathAndOfPyenvAreFoundOnceTheBestFirst() throws Exception {
        answers(bin.resolve("python3.11"), "cpython", "3.11.2", true);
        Files.createSymbolicLink(bin.resolve("python3"), bin.resolve("python3.11"));
        answers(versions.resolve("3.13.0/bin/python3.13"), "cpython", "3.13.0", true);
        Files.createSymbolicLink(versions.resolve("3.13.0/bin/python"), Path.of("python3.13"));
        answers(versions.resolve("3.14.0t/bin/python3.14t"), "cpython", "3.14.0", false);
        answers(versions.resolve("3.15/bin/python3.15"), "cpython", "3.15.0b2", true);
        Files.createSymbolicLink(bin.resolve("python3.9"), root.resolve("gone"));
        Files.writeString(bin.resolve("python3-config"), "no interpreter");

        var found = interpreters(List.of()).search();

        assertThat(found.stream().map(Interpreter::title)).containsExactly("CPython 3.13.0", "CPython 3.11.2", "CPython 3.14.0 free-threaded", "CPython 3.15.0b2");
        assertThat(found).allMatch(Interpreter::usable);
        assertThat(found.get(1).path()).as("links are resolved").isEqualTo(bin.resolve("python3.11"));
        assertThat(found.get(2).gil()).isFalse();
    }

    @Test
    void anOldOneAndAnotherPythonAreRefusedInASentence() throws Exception {
        for (String old : List.of("2.7.18", "3.6.15", "3.7.16")) answers(versions.resolve(old + "/bin/python3"), "cpython", old, true);
        answers(versions.resolve("pypy/bin/python3"), "pypy", "3.10.14", true);
        answers(versions.resolve("3.8.0/bin/python3"), "cpython", "3.8.0", true);

        var found = interpreters(List.of()).search();

        assertThat(found.getFirst().title()).isEqualTo("CPython 3.8.0");
        assertThat(found.subList(1, 5)).allSatisfy(each -> assertThat(each.unusable()).endsWith("; install CPython 3.8 or later from python.org, the system's packages or pyenv."));
        assertThat(requireNonNull(named(found, "2.7.18").unusable())).startsWith("Python 2.7.18 is too old");
        assertThat(requireNonNull(named(found, "3.10.14").unusable())).startsWith("This is PyPy");
    }

    @Test
    void oneThatIsBrokenOrForbiddenOrNotThereSaysSo() throws Exception {
        script(bin.resolve("python3.12"), "echo 'libpython3.12.so: cannot open shared object file' >&2; exit 127");
        Files.writeString(bin.resolve("python3.10"), "#!/bin/sh\n");
        Files.writeString(bin.resolve("python3.9"), "#!/nowhere/at/all\n");
        assertThat(bin.resolve("python3.9").toFile().setExecutable(true)).isTrue();
        var interpreters = interpreters(List.of());

        assertThat(interpreters.search().stream().map(Interpreter::unusable)).as("found by searching: what can be executed").hasSize(2);
        assertThat(interpreters.named(bin.resolve("python3.12").toString()).unusable()).contains("exit 127, \"libpython3.12.so: cannot open shared object file\"");
        assertThat(interpreters.named(bin.resolve("python3.10").toString()).unusable()).contains("may not be executed");
        assertThat(interpreters.named(bin.resolve("python3.9").toString()).unusable()).contains("can't be started");
        assertThat(interpreters.named(root.resolve("none").toString()).unusable()).startsWith("There is no file ");
        assertThat(interpreters.named(root.toString()).unusable()).contains("a folder with no Python in it");
        assertThat(interpreters.named("3.99").unusable()).isEqualTo("No CPython 3.99 was found on this machine; interleave engines lists those that are.");
    }

    @Test
    void oneThatHangsIsEndedAndSaysSo() throws Exception {
        script(bin.resolve("python3.12"), "echo $$ >" + root.resolve("pid") + "; exec sleep 1000");
        var hanging = new Interpreters(new Places(List.of(bin), List.of(), List.of()), Duration.ofSeconds(1));

        assertThat(hanging.named("python3.12").unusable()).contains("has not answered within 1 s");

        if (Files.exists(root.resolve("pid"))) {
            long pid = Long.parseLong(Files.readString(root.resolve("pid")).strip());
            ProcessHandle.of(pid).ifPresent(handle -> handle.onExit().join());
            assertThat(ProcessHandle.of(pid)).isEmpty();
        }
    }

    @Test
    void anAnswerHoldsUntilTheFileChanges() throws Exception {
        Path python = bin.resolve("python3");
        script(python, "echo asked >>" + root.resolve("log") + "; echo 'interleave|cpython|3.13.0|True'");
        var interpreters = interpreters(List.of());
        for (int i = 0; i < 3; i++) assertThat(interpreters.search()).hasSize(1);
        assertThat(Files.readAllLines(root.resolve("log"))).hasSize(1);

        Files.setLastModifiedTime(python, FileTime.fromMillis(0));
        interpreters.search();

        assertThat(Files.readAllLines(root.resolve("log"))).hasSize(2);
    }

    @Test
    void aPersonMayNameAFileAFolderACommandOrAVersion() throws Exception {
        answers(bin.resolve("python3.12"), "cpython", "3.12.1", true);
        answers(versions.resolve("3.13.0/bin/python3.13"), "cpython", "3.13.0", true);
        answers(versions.resolve("3.13.0t/bin/python3.13t"), "cpython", "3.13.0", false);
        answers(root.resolve("env/bin/python3"), "cpython", "3.12.1", true);
        var interpreters = interpreters(List.of());

        assertThat(interpreters.named(bin.resolve("python3.12").toString()).version()).isEqualTo("3.12.1");
        assertThat(interpreters.named(root.resolve("env").toString()).path()).isEqualTo(root.resolve("env/bin/python3"));
        assertThat(interpreters.named("python3.12").path()).isEqualTo(bin.resolve("python3.12"));
        assertThat(interpreters.named("3.13").path()).isEqualTo(versions.resolve("3.13.0/bin/python3.13"));
        assertThat(interpreters.named("3.13t").gil()).isFalse();
        assertThat(interpreters.named("python3.13t").gil()).as("a command that only pyenv has").isFalse();
    }

    @Test
    void aVirtualEnvironmentKeepsItsOwnPathAndShimsAreLeftOut() throws Exception {
        Path environment = root.resolve("env/bin"), shims = root.resolve("shims");
        answers(bin.resolve("python3.12"), "cpython", "3.12.1", true);
        Files.createDirectories(environment);
        Files.writeString(root.resolve("env/pyvenv.cfg"), "home = " + bin);
        Files.createSymbolicLink(environment.resolve("python3"), bin.resolve("python3.12"));
        Files.createSymbolicLink(environment.resolve("python"), environment.resolve("python3"));
        answers(shims.resolve("python3.13"), "cpython", "3.13.0", true);

        var places = new Places(List.of(shims, environment, bin), List.of(), List.of());

        assertThat(places.candidates()).containsExactly(environment.resolve("python"), bin.resolve("python3.12"));
    }

    @Test
    void theWindowsLaunchersLinesAreRead() throws Exception {
        Path older = Files.createFile(root.resolve("python 38.exe")), newer = Files.createFile(root.resolve("python312.exe"));
        var places = new Places(List.of(), List.of(), List.of("Installed Pythons found by py", " -V:3.12 *        " + newer, " -3.8-64        " + older + " *", " -3.7-64   C:\\gone\\python.exe", ""));
        assertThat(places.candidates()).containsExactly(newer, older);
    }

    private Interpreters interpreters(List<String> launcher) {
        return new Interpreters(new Places(List.of(bin), List.of(versions), launcher), LONG);
    }

    private static Interpreter named(List<Interpreter> found, String version) {
        return found.stream().filter(each -> each.version().equals(version)).findFirst().orElseThrow();
    }

    private static void answers(Path file, String implementation, String version, boolean gil) throws IOException {
        script(file, "echo 'interleave|" + implementation + "|" + version + "|" + (gil ? "True" : "False") + "'");
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
