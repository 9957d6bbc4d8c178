package interleave.cli;

import interleave.teaching.Terminal;
import interleave.teaching.TextStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Where a command's words go: answers to standard output, progress and refusals to standard error.
///
/// @param terminal the same for a program of the user's own: bytes, passed through as they are
record Console(PrintWriter out, PrintWriter err, Terminal terminal) {
    /// Where these two writers are all there is: what a program prints goes there as text, and it has nothing to read.
    Console(PrintWriter out, PrintWriter err) {
        this(out, err, new Terminal(InputStream.nullInputStream(), new TextStream(out), new TextStream(err)));
    }

    void answer(String line) {
        out.println(line);
        out.flush();
    }

    void progress(String line) {
        err.println(line);
        err.flush();
    }

    void json(ObjectNode tree) {
        answer(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(tree));
    }

    /// Writes JSON to a file, or to standard output for "-".
    void json(String target, ObjectNode tree) {
        if (target.equals("-")) {
            json(tree);
            return;
        }
        try {
            Files.writeString(Path.of(target), JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n");
        } catch (IOException e) {
            throw Refusal.usage("Can't write " + target + " (" + reason(e) + "): name a file in a folder you may write to.");
        }
    }

    /// Makes sure, before anything runs, that a file can be written later.
    static void writableFile(String target) {
        if (target.equals("-")) return;
        Path file = Path.of(target).toAbsolutePath();
        boolean existed = Files.exists(file);
        try (var channel = Files.newByteChannel(file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.position(0);
        } catch (IOException e) {
            throw Refusal.usage("Can't write " + target + " (" + reason(e) + "): name a file in a folder that exists and that you may write to.");
        }
        try {
            if (!existed) Files.delete(file);
        } catch (IOException e) { /* it will be written anyway */ }
    }

    /// Makes sure, before anything runs, that files can be put into a folder; makes the folder.
    static void writableFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "interleave", ".tmp"));
        } catch (IOException e) {
            throw Refusal.usage("Can't write into " + folder + " (" + reason(e) + "): name a folder you may write to.");
        }
    }

    /// What is said of an output that could not be written, or not to its end.
    static Refusal unwritten(String target, IOException e) {
        return Refusal.usage("Can't write " + target + " (" + reason(e) + "): make room or name another place, and run again.");
    }

    /// The same of a recording that was written while the run went on.
    static Refusal cutShort(String tape, IOException e) {
        return Refusal.usage("There was no room left for the recording " + tape + " (" + reason(e) + "): it ends there, and interleave open shows what is on it. "
            + "Make room or name another place, and run again.");
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.NoSuchFileException missing -> "there is no such folder";
            case java.nio.file.AccessDeniedException denied -> "no permission";
            case java.nio.file.FileAlreadyExistsException file -> "it is a file";
            case java.nio.file.FileSystemException other when other.getReason() != null -> other.getReason();
            default -> e.getClass() == IOException.class && e.getMessage() != null ? e.getMessage() : e.getClass().getSimpleName();
        };
    }
}
