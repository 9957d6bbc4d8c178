package interleave.trace;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Temporary files that only their mappings know: each loses its name as soon as it is made, so the system frees it with the last who reads it, also when this program is
/// killed. Where a file keeps its name while it is open (Windows), the next program that spills sweeps it.
///
/// Bytes are written and only then mapped: a full disk is an exception, not a fault in the middle of a read. Of one thread.
final class SpillFile implements Attic.Spill {
    private static final String NAME = "interleave-", ENDING = ".spill";
    /// A file's part is freed with the whole file, so none grows large.
    private static final long MOST_BYTES = 256 << 20;

    private final Path folder;
    private @Nullable FileChannel file;
    private long length;
    private boolean swept;

    SpillFile(Path folder) {
        this.folder = folder;
    }

    /// `interleave.spill` if set, else the system's folder for temporary files.
    static SpillFile inTemporaryFolder() {
        return new SpillFile(Path.of(System.getProperty("interleave.spill", System.getProperty("java.io.tmpdir"))));
    }

    @Override
    public MemorySegment write(MemorySegment bytes) throws IOException {
        var into = file != null && length < MOST_BYTES ? file : next();
        try {
            var buffer = bytes.asByteBuffer();
            for (long at = length; buffer.hasRemaining(); ) at += into.write(buffer, at);
            var mapped = into.map(FileChannel.MapMode.READ_ONLY, length, bytes.byteSize(), Arena.ofAuto());
            length += bytes.byteSize();
            return mapped;
        } catch (IOException e) {
            into.truncate(length);
            throw e;
        }
    }

    private FileChannel next() throws IOException {
        if (file != null) file.close();
        if (!swept) sweep();
        swept = true;
        var path = Files.createTempFile(folder, NAME, ENDING);
        var next = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            Files.delete(path);
        } catch (IOException named) {
            path.toFile().deleteOnExit();
        }
        file = next;
        length = 0;
        return next;
    }

    /// Those that a program left which was killed; one that another program has open can't be deleted.
    private void sweep() {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, NAME + "*" + ENDING)) {
            for (var file : left) Files.deleteIfExists(file);
        } catch (IOException inUse) {
            // then it stays
        }
    }
}
