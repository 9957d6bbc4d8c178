package interleave.engine.cpython;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/// A folder of this process's own for what goes between it and Python: only its owner may look into it, nobody can guess its name, and [#close] removes it.
///
/// Its name says whose it is, by process id and start, so that the next Interleave removes what one that was killed left behind. It lies in memory where the
/// system has such a place (`/dev/shm`): a mapped ring that the system writes to a disk now and then would hold up whoever writes events.
final class RunFolder implements AutoCloseable {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Pattern NAME = Pattern.compile("interleave-python-(\\d+)-(\\d+)-[0-9a-f]{16}");
    private static final Path SEMAPHORES = Path.of("semaphores");
    /// As multiprocessing names them.
    private static final Pattern SEMAPHORE = Pattern.compile("/mp-[0-9a-z_]{8}");
    private static final int MOST_SEMAPHORES = 100_000;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicBoolean SWEPT = new AtomicBoolean();

    private final Path path;

    private RunFolder(Path path) {
        this.path = path;
    }

    /// The first one of a process sweeps.
    static RunFolder create() throws IOException {
        return create(place());
    }

    static RunFolder create(Path place) throws IOException {
        if (!SWEPT.getAndSet(true)) sweep(place);
        var random = new byte[8];
        while (true) {
            RANDOM.nextBytes(random);
            var me = ProcessHandle.current();
            var path = place.resolve("interleave-python-" + me.pid() + "-" + started(me) + "-" + HexFormat.of().formatHex(random));
            try {
                if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.createDirectory(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                } else {
                    Files.createDirectory(path);
                }
                return new RunFolder(path);
            } catch (FileAlreadyExistsException e) {
                // somebody else's; another name
            }
        }
    }

    private static Path place() {
        return Files.isDirectory(MEMORY) && Files.isWritable(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    }

    /// Removes the folders of processes that are gone.
    static void sweep(Path place) {
        try (var folders = Files.newDirectoryStream(place, "interleave-python-*")) {
            for (var folder : folders) {
                var name = NAME.matcher(folder.getFileName().toString());
                if (name.matches() && !lives(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))) delete(folder);
            }
        } catch (IOException | NumberFormatException e) {
            // what can't be looked at is left
        }
    }

    private static boolean lives(long pid, long started) {
        var process = ProcessHandle.of(pid);
        return process.isPresent() && process.get().isAlive() && (started == 0 || started(process.get()) == started);
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        delete(path);
    }

    private static void removeSemaphores(Path notes) {
        try (var lines = Files.lines(notes)) {
            for (String name : (Iterable<String>) lines.limit(MOST_SEMAPHORES)::iterator) {
                if (SEMAPHORE.matcher(name).matches()) Files.deleteIfExists(MEMORY.resolve("sem." + name.substring(1)));
            }
        } catch (IOException | UncheckedIOException e) {
            // no notes of the agent's, or somebody else's semaphore
        }
    }

    /// With everything in it; links are removed, not followed. What the agent noted of the program's semaphores is removed first: Python's resource tracker does it,
    /// unless it was killed.
    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile() && file.endsWith(SEMAPHORES)) removeSemaphores(file);
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, java.io.IOException failed) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // somebody still writes into it: the next sweep removes it
        }
    }
}
