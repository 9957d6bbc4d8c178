package interleave.engine.cpython;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// A Python program with all the processes it starts, under a supervisor (the agent's `supervisor.py`): a small Python of its own that holds, lets go on and ends the whole
/// group, also when this process is gone.
///
/// **Guarantees.** After [#await] no process of the program is left, and all it printed has been handed on. [#end] may come at any time. Safe for several threads.
final class Supervised {
    private static final List<String> UNWANTED = List.of("PYTHONSTARTUP", "PYTHONINSPECT", "PYTHONHOME", "PYTHONPROFILEIMPORTTIME", "PYTHONWARNINGS", "PYTHONDEVMODE");

    private final Process supervisor;
    private final Path exit;
    private final Thread pump;

    private Supervised(Process supervisor, Path exit, Consumer<String> output) {
        this.supervisor = supervisor;
        this.exit = exit;
        this.pump = Thread.ofPlatform().daemon().name("interleave-python-output").start(() -> pump(output));
    }

    /// @param folder      gets the file that says how it ended
    /// @param agent       the agent's folder
    /// @param environment beside this process's own
    /// @param output      gets what the program prints, on a thread of this object's
    static Supervised start(Path python, Path folder, Path agent, List<String> arguments, Path workingDirectory, Map<String, String> environment, Consumer<String> output)
        throws IOException {
        var command = new ArrayList<>(List.of(python.toString(), "-I", "-S", agent.resolve("supervisor.py").toString(), folder.toString(), python.toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(workingDirectory.toFile());
        builder.environment().keySet().removeAll(UNWANTED);
        String before = builder.environment().get("PYTHONPATH");
        builder.environment().put("PYTHONPATH", agent + (before == null || before.isBlank() ? "" : java.io.File.pathSeparator + before));
        builder.environment().put("PYTHONIOENCODING", "utf-8:surrogateescape");
        builder.environment().putAll(environment);
        return new Supervised(builder.start(), folder.resolve("exit"), output);
    }

    private void pump(Consumer<String> output) {
        var buffer = new char[8192];
        try (var text = new InputStreamReader(supervisor.getInputStream(), StandardCharsets.UTF_8)) {
            for (int count; (count = text.read(buffer)) >= 0; ) output.accept(new String(buffer, 0, count));
        } catch (IOException e) {
            // its end
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

    /// Waits until nothing of the program is left; its exit code, the negative number of the signal that ended it, or empty when it was ended from here. Interrupts wait.
    OptionalInt await() {
        boolean interrupted = false;
        while (true) {
            try {
                supervisor.waitFor();
                pump.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        try {
            return OptionalInt.of(Integer.parseInt(Files.readString(exit).strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
