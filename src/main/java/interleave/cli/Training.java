package interleave.cli;

import interleave.run.Engines;
import interleave.shell.Window;
import interleave.teaching.Catalog;
import interleave.teaching.Terminal;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;

/// Trains the program's AOT cache, which the last step of `package` makes: what runs and is painted while a learner watches two threads, with the GIL and without it, and
/// while a recording is opened and looked at in many places. So the classes are there and the compilers know what is worth their work before there is something to measure.
///
/// Argument: a folder for the recording. Prints nothing; the exit status is the run's.
public final class Training {
    private static final int OPENINGS = 2, SEEKS = 40;

    private Training() {}

    public static void main(String[] arguments) throws InterruptedException {
        Logging.quiet();
        var nothing = new PrintWriter(OutputStream.nullOutputStream());
        var console = new Console(nothing, nothing, new Terminal(System.in, System.out, System.err));
        var tape = Path.of(arguments[0]).resolve("training.tape").toString();
        int status = Interleave.run(console, "run", "gil_fundamentals", "--window", "--acts", "two_threads,two_threads_free", "--repeat", "2", "--record", tape);
        if (status == 0) Window.opening(new Window.Options(Catalog.read(), Engines.built(), null, null, Path.of(tape), null), OPENINGS, SEEKS);
        System.exit(status);
    }
}
