package interleave.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import interleave.run.TapedRun;
import interleave.teaching.Catalog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A disk that fills while a run is recorded: a small file system of its own in memory, where one may be mounted; else skipped. And places where nobody may write.
@Timeout(120)
class FullDiskTest {
    @TempDir
    private static Path disk;
    @TempDir
    private Path folder;
    private static boolean mounted;

    @BeforeAll
    static void mount() throws Exception {
        mounted = Files.isExecutable(Path.of("/bin/mount")) && ended("mount", "-t", "tmpfs", "-o", "size=192k", "tmpfs", disk.toString());
    }

    @AfterAll
    static void unmount() throws Exception {
        // Lazily: what a tape is read from stays mapped until somebody collects it.
        if (mounted) assertThat(ended("umount", "-l", disk.toString())).isTrue();
    }

    private static boolean ended(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private record Ended(int status, String out, String err) {}

    private static Ended interleave(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Interleave.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Ended(status, out.toString(), err.toString());
    }

    @Test
    void aProgramOfTheUsersOwnRunsToItsEndAndWhatWasWholeOpens() throws Exception {
        assumeTrue(mounted, "no file system can be mounted here");
        var script = Files.writeString(folder.resolve("many.py"), """
            import threading
            lock = threading.Lock()
            for i in range(200_000):
                with lock:
                    pass
            print("went on to its end")
            """);
        var tape = disk.resolve("many.tape");
        var json = folder.resolve("many.json");
        var ended = interleave("python", "--engine", "model", script.toString(), "--quiet", "--record", tape.toString(), "--json", json.toString());
        assertThat(ended.out).contains("went on to its end");
        assertThat(ended.err).containsOnlyOnce("There was no room left for the recording " + tape + " (No space left on device): it ends there").doesNotContain("\tat ");
        assertThat(ended.status).isEqualTo(2);
        assertThat(JsonMapper.shared().readTree(Files.readString(json)).get("exitStatus").asInt()).as("the program's own").isZero();
        var taped = TapedRun.open(tape, Catalog.read());
        assertThat(taped.truncated()).isTrue();
        assertThat(taped.result().status().takes().getFirst().execution().trace().size()).as("what was whole is there").isGreaterThan(100);
        Files.delete(tape);
    }

    @Test
    void whereNotEvenTheFirstBlockFitsNothingIsRunOn() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full here");
        var script = Files.writeString(folder.resolve("long.py"), "import time\ntime.sleep(100)\n");
        var ended = interleave("python", "--engine", "model", script.toString(), "--record", "/dev/full");
        assertThat(ended.status).isEqualTo(2);
        assertThat(ended.err).contains("Can't write /dev/full (No space left on device): make room or name another place, and run again.").doesNotContain("\tat ");
    }

    @Test
    void whereNobodyMayWriteIsASentenceBeforeAnythingRuns() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "kept");
        for (var place : new String[] {folder.toString(), file + "/a.tape", "/proc/version/a.tape", "/proc/a.tape"}) {
            var ended = interleave("run", "gil_fundamentals", "--acts", "one_thread", "--quick", "--repeat", "1", "--record", place);
            assertThat(ended.status).as(place).isEqualTo(2);
            assertThat(ended.err.strip()).as(place).startsWith("interleave: Can't write " + place + " (").contains("): name a ").doesNotContain("\n");
            assertThat(ended.out).isEmpty();
        }
        assertThat(file).hasContent("kept");
        var opened = interleave("open", folder.toString(), "--json", "-");
        assertThat(opened.status).isEqualTo(2);
        assertThat(opened.err.strip()).contains(folder.toString()).doesNotContain("\n");
    }
}
