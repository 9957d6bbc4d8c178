package interleave.engine.cpython;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The question put to something that may be a Python: what are you? It is started at once, so that several answer at the same time (some 30 ms each).
///
/// What it is asked runs on every Python since 2.6. It runs without site-packages, with no standard input, and is ended with its children when it has not
/// answered in time. Not safe for several threads.
final class Inquiry {
    private static final String QUESTION = "import sys; v = sys.version_info; "
            + "print('|'.join(['interleave', getattr(getattr(sys, 'implementation', None), 'name', 'pypy' if hasattr(sys, 'pypy_version_info') else 'cpython'), "
            + "'%d.%d.%d' % v[:3] + ({'alpha': 'a', 'beta': 'b', 'candidate': 'rc'}.get(v[3], v[3]) + str(v[4]) if v[3] != 'final' else ''), "
            + "str(getattr(sys, '_is_gil_enabled', lambda: True)())]))";
    private static final Pattern ANSWER = Pattern.compile("interleave\\|(\\w+)\\|(\\d+\\.\\d+\\.\\d+\\w*)\\|(True|False)\\s*");
    private static final long LOOK_NANOS = 5_000_000;
    private static final int LONGEST_ANSWER = 4096, LONGEST_QUOTE = 120;

    private final Path path;
    private final @Nullable Process process;
    /// Whether its memory opened whenever that was tried: at once, and while the answer is waited for.
    private boolean readable;
    private final long began = System.nanoTime();
    /// Known without a process.
    private final @Nullable Interpreter answer;

    private Inquiry(Path path, @Nullable Process process, boolean readable, @Nullable Interpreter answer) {
        this.path = path;
        this.process = process;
        this.readable = readable;
        this.answer = answer;
    }

    /// One that need not be put: the answer is known.
    static Inquiry answered(Interpreter answer) {
        return new Inquiry(answer.path(), null, answer.readable(), answer);
    }

    private static Inquiry refused(Path path, String reason) {
        return answered(silent(path, reason));
    }

    static Inquiry start(Path path) {
        if (!Files.exists(path)) return refused(path, "There is no file " + path + "; name the interpreter itself, as in cpython:/usr/bin/python3.");
        if (Files.isDirectory(path)) return refused(path, path + " is a folder with no Python in it; name the interpreter itself, as in cpython:/usr/bin/python3.");
        if (!Files.isExecutable(path)) return refused(path, path + " may not be executed; allow it with chmod +x, or choose another.");
        try {
            var process = new ProcessBuilder(path.toString(), "-E", "-s", "-S", "-c", QUESTION).redirectErrorStream(true).start();
            boolean readable = Proc.memoryOpens(process);
            process.getOutputStream().close();
            return new Inquiry(path, process, readable, null);
        } catch (IOException e) {
            return refused(path, path + " can't be started (" + reason(e) + "); choose another interpreter.");
        }
    }

    /// The system's own words, without those that Java puts before them.
    private static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.substring(message.lastIndexOf("error=") < 0 ? 0 : message.lastIndexOf("error=")).replaceFirst("^error=\\d+, ", "");
    }

    /// Waits for the answer, counted from the start of the question.
    ///
    /// @throws InterruptedException after ending the process
    Interpreter answer(Duration patience) throws InterruptedException {
        if (process == null) return java.util.Objects.requireNonNull(answer);
        try {
            if (!ends(process, patience)) {
                return silent(path, path + " has not answered within " + patience.toSeconds() + " s; it hangs, so choose another, or run it by hand to see why.");
            }
            return understand(said(process.getInputStream()), process.exitValue());
        } catch (IOException e) {
            return silent(path, path + " can't be asked (" + reason(e) + "); choose another interpreter.");
        } finally {
            end();
        }
    }

    private boolean ends(Process process, Duration patience) throws InterruptedException {
        for (long left; (left = patience.toNanos() - (System.nanoTime() - began)) > 0; ) {
            if (process.waitFor(Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS)) return true;
            readable &= Proc.memoryOpens(process);
        }
        return !process.isAlive();
    }

    /// Ends its process, if any still runs, with its children.
    void end() {
        if (process == null) return;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /// What lies in the pipe now; a process left behind that still has it open isn't waited for.
    private static String said(InputStream stream) throws IOException {
        return new String(stream.readNBytes(Math.min(stream.available(), LONGEST_ANSWER)), StandardCharsets.UTF_8);
    }

    private Interpreter understand(String said, int exit) {
        var answer = ANSWER.matcher(said);
        if (!answer.find()) {
            String last = said.strip().lines().reduce("", (before, line) -> line).strip();
            String quote = last.isEmpty() ? "" : ", \"" + (last.length() > LONGEST_QUOTE ? last.substring(0, LONGEST_QUOTE) + "…" : last) + "\"";
            return silent(path, path + " did not answer as a Python does (exit " + exit + quote + "); repair it, or choose another.");
        }
        String implementation = answer.group(1), version = answer.group(2);
        return new Interpreter(path, implementation, version, answer.group(3).equals("True"), judge(implementation, version), readable);
    }

    private static @Nullable String judge(String implementation, String version) {
        String remedy = "; install CPython 3." + Interpreter.OLDEST + " or later from python.org, the system's packages or pyenv.";
        if (!implementation.equals("cpython")) {
            return "This is " + new Interpreter(Path.of(""), implementation, "", true, null).title() + ", which has other threads and locks inside than CPython" + remedy;
        }
        String[] number = version.split("\\.");
        boolean old = !number[0].equals("3") || Integer.parseInt(number[1]) < Interpreter.OLDEST;
        return old ? "Python " + version + " is too old: the agent that watches a program needs 3." + Interpreter.OLDEST + remedy : null;
    }

    private static Interpreter silent(Path path, String reason) {
        return new Interpreter(path, "", "", true, reason);
    }
}
