package interleave.cli;

import interleave.export.Toolkit;
import interleave.engine.cpython.Interpreter;
import interleave.engine.cpython.Interpreters;
import interleave.run.Engines;
import interleave.teaching.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "doctor", mixinStandardHelpOptions = true, description = "JDK, display, fonts, Python, write access: one line each, with a remedy.")
final class DoctorCommand implements Callable<Integer> {
    private static final int JAVA = 25;
    private final Console console;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        int java = Runtime.version().feature();
        say("Java", java >= JAVA, System.getProperty("java.runtime.version") + " in " + System.getProperty("java.home"), "install a JDK 25 or later and set JAVA_HOME");
        int cores = Runtime.getRuntime().availableProcessors();
        say("Cores", cores > 1, cores + " offered", "with one core nothing runs at the same time: the acts without the GIL can't show a gain");
        say("Display", Toolkit.hasDisplay(), "a window can be opened", "set DISPLAY or run under xvfb-run; without a window everything runs by interleave run");
        boolean fonts = Interleave.class.getModule().isNamed() || Interleave.class.getResource("/interleave/view/Inter-Regular.ttf") != null;
        say("Fonts", fonts && Files.isDirectory(Path.of(System.getProperty("java.home"))), "bundled (Inter, JetBrains Mono); none of the system's are needed", "the build lacks them: build again");
        for (Engine engine : Engines.built()) say("Engine", engine.unusable() == null, engine.kind().id() + ": " + engine.version(), String.valueOf(engine.unusable()));
        var pythons = new Interpreters().search();
        var usable = pythons.stream().filter(Interpreter::usable).map(Interpreter::title).distinct().toList();
        String others = usable.size() == pythons.size() ? "" : "; interleave engines says why " + (pythons.size() - usable.size()) + " more can't be used";
        say("Python", !usable.isEmpty(), String.join(", ", usable) + others, Interpreters.NONE);
        Path log = Logging.folder();
        say("Log", writable(log), log.toString(), "make " + log + " writable, or there is no log");
        return 0;
    }

    private void say(String what, boolean good, String state, String remedy) {
        console.answer(String.format("%-8s %s", what, good ? "ok: " + state : "look: " + remedy));
    }

    private static boolean writable(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder);
        } catch (IOException e) {
            return false;
        }
    }
}
