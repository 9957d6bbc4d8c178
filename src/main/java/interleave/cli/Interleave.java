package interleave.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command `interleave` and how it ends: 0 done, 1 a check did not hold, 2 wrong usage, 3 no such engine here, 4 the program failed, 130 cancelled.
@Command(name = "interleave", mixinStandardHelpOptions = true, versionProvider = Interleave.Version.class,
        description = "See how Python's threads, locks and processes run. Without a command: opens the window.",
        exitCodeListHeading = "%nExit status:%n", exitCodeList = {"0:done, every check held", "1:a check did not hold",
            "2:wrong usage or unreadable file", "3:the engine is not available", "4:the program could not run or failed", "130:cancelled"})
final class Interleave implements Callable<Integer> {
    private final Console console;

    private Interleave(Console console) {
        this.console = console;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var descriptor = Interleave.class.getModule().getDescriptor();
            String version = descriptor == null ? "" : descriptor.rawVersion().map(raw -> " " + raw).orElse("");
            return new String[] {"Interleave" + version + ", Java " + System.getProperty("java.runtime.version")};
        }
    }

    /// Runs a command line and returns the exit status; writes to these two writers only.
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return run(new Console(out, err), arguments);
    }

    static int run(Console console, String... arguments) {
        var out = console.out();
        var err = console.err();
        var line = new CommandLine(new Interleave(console))
                .addSubcommand(new ListCommand(console)).addSubcommand(new RunCommand(console)).addSubcommand(new EnginesCommand(console))
                .addSubcommand(new BenchCommand(console)).addSubcommand(new DoctorCommand(console))
                .addSubcommand(new ConductCommand(console)).addSubcommand(new CheckCommand(console)).addSubcommand(new PythonCommand(console)).addSubcommand(new OpenCommand(console))
                .addSubcommand(new CompareCommand(console));
        line.setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((problem, given) -> {
            err.println("interleave: " + sentence(problem) + " See interleave " + name(problem.getCommandLine()) + "--help.");
            err.flush();
            return Refusal.USAGE;
        });
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            if (problem instanceof Refusal refusal) {
                err.println("interleave: " + refusal.getMessage());
                err.flush();
                return refusal.status();
            }
            LoggerFactory.getLogger(Interleave.class).error("A command failed by an error of its own", problem);
            err.println("interleave: an error of Interleave's own (" + problem + "); the log in " + Logging.folder() + " says more.");
            err.flush();
            return 4;
        });
        return line.execute(arguments);
    }

    private static String sentence(CommandLine.ParameterException problem) {
        String message = problem.getMessage().lines().findFirst().orElse("Wrong usage").strip();
        return message.endsWith(".") ? message : message + ".";
    }

    private static String name(CommandLine line) {
        return line.getParent() == null ? "" : line.getCommandName() + " ";
    }

    @Override
    public Integer call() throws Exception {
        return new Front(console).open();
    }
}
