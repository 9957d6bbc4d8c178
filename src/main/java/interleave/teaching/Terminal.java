package interleave.teaching;

import java.io.InputStream;
import java.io.OutputStream;

/// What a program of the user's own reads from and writes to while it runs: its standard streams. Each run has its own.
///
/// Streams are used by the engine's threads, one at a time each. A reader may block: the engine reads on a thread that nobody waits for when the run ends. A writer
/// that blocks holds the program up, as a full pipe does.
public record Terminal(InputStream input, OutputStream output, OutputStream errors) {
    /// Nothing to read; what is written is kept by the execution alone ([Execution#output()]).
    public static final Terminal NONE = new Terminal(InputStream.nullInputStream(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream());

    /// With what is printed among the errors: standard output is needed for something else.
    public Terminal withoutOutput() {
        return new Terminal(input, errors, errors);
    }
}
