package interleave.engine.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @Test
    void isItsOwnersAloneAndGoneWhenClosed(@TempDir Path place) throws Exception {
        var folder = RunFolder.create(place);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path()))).isEqualTo("rwx------");
        Files.createDirectories(folder.path().resolve("call-1/deep"));
        Files.createSymbolicLink(folder.path().resolve("call-1/link"), place);
        folder.close();
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void whatAKilledProcessLeftIsSweptAndWhatALivingOneHasIsNot(@TempDir Path place) throws Exception {
        long started = ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
        var left = Files.createDirectories(place.resolve("interleave-python-" + endedPid() + "-1-0123456789abcdef"));
        Files.writeString(left.resolve("ring-1-00"), "events");
        var reused = Files.createDirectory(place.resolve("interleave-python-" + ProcessHandle.current().pid() + "-" + (started - 1000) + "-0123456789abcdef"));
        var mine = Files.createDirectory(place.resolve("interleave-python-" + ProcessHandle.current().pid() + "-" + started + "-0123456789abcdef"));
        var strange = Files.createDirectory(place.resolve("interleave-python-of-somebody-else"));
        RunFolder.sweep(place);
        assertThat(left).doesNotExist();
        assertThat(reused).doesNotExist();
        assertThat(mine).exists();
        assertThat(strange).exists();
    }

    private static long endedPid() throws Exception {
        var process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }
}
