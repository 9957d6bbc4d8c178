package interleave.engine.cpython;

import interleave.engine.Output;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A Python program with all the processes it starts, under a supervisor (the agent's `supervisor.py`): a small Python of its own that holds, lets go on and ends
/// the whole group, also when this process is gone.
///
/// **Guarantees.** After [#await] no process of the program is left, and all it printed has been handed on. [#end] may come at any time. Safe for several
/// threads.
final class Supervised {
    /// What changes how a lesson's act runs or what it prints.
    private static final List<String> UNWANTED = List.of("PYTHONSTARTUP", "PYTHONINSPECT", "PYTHONHOME", "PYTHONPROFILEIMPORTTIME", "PYTHONWARNINGS", "PYTHONDEVMODE",
        "PYTHONOPTIMIZE", "PYTHONVERBOSE", "PYTHONMALLOCSTATS", "PYTHONTRACEMALLOC");

    private final Process supervisor;
    private final Path folder;
    private final List<Thread> pumps;

    private Supervised(Process supervisor, Path folder, List<Thread> pumps) {
        this.supervisor = supervisor;
        this.folder = folder;
        this.pumps = pumps;
    }

    /// What is started, and where.
    ///
    /// @param agent       the agent's folder
    /// @param arguments   of the interpreter
    /// @param environment beside this process's own
    /// @param own         whether it is a person's own program: it runs in their environment as it is
    record Command(Path python, Path agent, List<String> arguments, Path workingDirectory, Map<String, String> environment, boolean own) {}

    /// @param folder gets the file that says how it ended
    /// @param output gets what the program prints, on threads of this object's
    /// @param input  the program's standard input; null: nothing, and errors are printed among the output, in order
    static Supervised start(Command command, Path folder, Output output, @Nullable InputStream input) throws IOException {
        String python = command.python.toString();
        var words = new ArrayList<>(List.of(python, "-I", "-S", command.agent.resolve("interleave_agent/supervisor.py").toString(), folder.toString(), python));
        words.addAll(command.arguments);
        var builder = new ProcessBuilder(words).redirectErrorStream(input == null).directory(command.workingDirectory.toFile());
        if (!command.own) builder.environment().keySet().removeAll(UNWANTED);
        String before = builder.environment().get("PYTHONPATH");
        builder.environment().put("PYTHONPATH", command.agent + (before == null || before.isBlank() ? "" : java.io.File.pathSeparator + before));
        builder.environment().putIfAbsent("PYTHONIOENCODING", "utf-8:surrogateescape");
        builder.environment().putAll(command.environment);
        if (input != null) Files.createFile(folder.resolve("input?"));
        var supervisor = builder.start();
        var pumps = new ArrayList<Thread>();
        pumps.add(pump("output", () -> copy(supervisor.getInputStream(), output::out)));
        if (input != null) pumps.add(pump("errors", () -> copy(supervisor.getErrorStream(), output::err)));
        if (input != null) pump("input", () -> feed(input, folder.resolve("input"), supervisor)); // nobody waits for one who reads from a keyboard
        return new Supervised(supervisor, folder, List.copyOf(pumps));
    }

    private static Thread pump(String what, Runnable work) {
        return Thread.ofPlatform().daemon().name("interleave-python-" + what).start(work);
    }

    private static void copy(InputStream stream, Consumer<String> into) {
        var buffer = new char[8192];
        try (var text = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            for (int count; (count = text.read(buffer)) >= 0; ) into.accept(new String(buffer, 0, count));
        } catch (IOException e) {
            // its end
        }
    }

    /// Into the pipe that the supervisor makes; opening it waits for the program to open it, too.
    private static void feed(InputStream input, Path pipe, Process supervisor) {
        try {
            while (supervisor.isAlive() && !Files.exists(pipe)) Thread.sleep(2);
            if (!supervisor.isAlive()) return;
            try (var out = new FileOutputStream(pipe.toFile())) {
                var buffer = new byte[8192];
                for (int count; supervisor.isAlive() && (count = input.read(buffer)) >= 0; ) out.write(buffer, 0, count);
            }
        } catch (IOException | InterruptedException e) {
            // the program reads no more
        }
    }

    /// Holds every process of the program.
    void pause() {
        say('p');
    }

    void resume() {
        say('r');
    }

    /// Ends every process of the program; returns at once.
    void end() {
        say('k');
    }

    private synchronized void say(char word) {
        OutputStream ear = supervisor.getOutputStream();
        try {
            ear.write(word);
            ear.flush();
        } catch (IOException e) {
            // it has ended already
        }
    }

    /// Waits until nothing of the program is left; its exit code, the negative number of the signal that ended it, or empty when it was ended from here.
    /// Interrupts wait.
    OptionalInt await() {
        boolean interrupted = false;
        while (true) {
            try {
                supervisor.waitFor();
                for (var pump : pumps) pump.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        release(folder.resolve("input"));
        try {
            return OptionalInt.of(Integer.parseInt(Files.readString(folder.resolve("exit")).strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /// Somebody may still be waiting for the pipe's other end.
    private static void release(Path pipe) {
        if (!Files.exists(pipe)) return;
        try (var _ = new RandomAccessFile(pipe.toFile(), "rw")) {
            Files.delete(pipe);
        } catch (IOException e) {
            // it goes with the folder
        }
    }
}
