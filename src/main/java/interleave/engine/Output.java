package interleave.engine;

import interleave.teaching.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// What a program has printed, its errors among it in order: the last million characters, and how many went before. It also goes to the call's terminal, at once; who reads
/// [#text()] never waits for that.
public final class Output {
    public static final int KEPT = 1_000_000;

    private final Terminal terminal;
    private final StringBuilder text = new StringBuilder();
    private long leftOut;

    public Output(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Any of the program's threads.
    public void out(String piece) {
        append(piece);
        write(terminal.output(), piece);
    }

    /// Any of the program's threads.
    public void err(String piece) {
        append(piece);
        write(terminal.errors(), piece);
    }

    /// @param stream 1 or 2, as the system numbers them
    public void stream(int stream, String piece) {
        if (stream == 2) err(piece);
        else out(piece);
    }

    private synchronized void append(String piece) {
        text.append(piece);
        if (text.length() <= 2 * KEPT) return;
        int cut = text.length() - KEPT;
        leftOut += cut;
        text.delete(0, cut);
    }

    @SuppressWarnings("SynchronizationOnLocalVariableOrMethodParameter") // a stream is one thing for all threads
    private static void write(OutputStream stream, String piece) {
        try {
            synchronized (stream) {
                stream.write(piece.getBytes(StandardCharsets.UTF_8));
                if (piece.endsWith("\n")) stream.flush();
            }
        } catch (IOException e) {
            // whoever read it has gone; what is kept here is whole
        }
    }

    public synchronized String text() {
        int cut = Math.max(0, text.length() - KEPT);
        return leftOut + cut == 0 ? text.toString() : "[" + (leftOut + cut) + " characters before this are left out]\n" + text.substring(cut);
    }
}
