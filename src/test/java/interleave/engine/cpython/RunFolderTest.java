package interleave.engine.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
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

    @Test
    void theSemaphoresThatAProgramLeftAreRemovedAndNothingElse(@TempDir Path place) throws Exception {
        Path memory = Path.of("/dev/shm");
        Assumptions.assumeTrue(Files.isWritable(memory), "no semaphores in files here");
        var left = memory.resolve("sem.mp-" + HexFormat.of().toHexDigits(new Random().nextInt()));
        var other = memory.resolve("sem.my-" + HexFormat.of().toHexDigits(new Random().nextInt()));
        try {
            Files.createFile(left);
            Files.createFile(other);
            var folder = Files.createDirectory(place.resolve("call"));
            Files.writeString(folder.resolve("semaphores"), "/" + left.getFileName().toString().substring(4) + "\n/" + other.getFileName().toString().substring(4) + "\n/../../etc\n");
            RunFolder.delete(folder);
            assertThat(left).doesNotExist();
            assertThat(other).exists();
            assertThat(folder).doesNotExist();
        } finally {
            Files.deleteIfExists(left);
            Files.deleteIfExists(other);
        }
    }

    private static long endedPid() throws Exception {
        var process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }
}
