package interleave.python.vm;

import interleave.python.LittlePython;

/// Runs small programs for tests.
public final class Programs {
    /// What a program printed, and its exit status.
    public record Outcome(String out, String err, int status) {}

    private Programs() {}

    public static Outcome run(boolean gil, String source) throws InterruptedException {
        var out = new StringBuffer();
        var err = new StringBuffer();
        var interpreter = LittlePython.interpreter(Config.plain(gil).output(out::append, err::append));
        int status = LittlePython.runMain(interpreter, source, "program.py");
        return new Outcome(out.toString(), err.toString(), status);
    }
}
