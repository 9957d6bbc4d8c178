package interleave.python.vm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// A program's standard input as lines of text, UTF-8.
///
/// Nobody reads until the first question: then a thread of its own does, some lines ahead, because a Java thread that reads can't be called back and a Python thread that waits
/// must be. It ends at the end of the input; one that the run has left blocked in a read is a daemon and waits for nothing.
public final class StandardInput {
    private static final int AHEAD = 64, LONGEST = 1 << 20;

    private final InputStream source;
    private final Deque<String> lines = new ArrayDeque<>();
    private boolean reading, ended;

    public StandardInput(InputStream source) {
        this.source = source;
    }

    /// The next line if it is there without waiting, with its newline; null if not.
    public synchronized @Nullable String ready() {
        var line = lines.poll();
        if (line != null) notifyAll();
        return line;
    }

    /// Whether everything has been read.
    public synchronized boolean atEnd() {
        return ended && lines.isEmpty();
    }

    /// Waits, for at most `nanos` (negative: for ever), until there is a line or the end; whether there is. For [Blocking#await].
    public synchronized boolean await(long nanos) throws InterruptedException {
        if (!reading) {
            reading = true;
            Thread.ofPlatform().daemon().name("standard input").start(this::read);
        }
        long end = System.nanoTime() + nanos;
        while (lines.isEmpty() && !ended) {
            long left = nanos < 0 ? 0 : (end - System.nanoTime()) / 1_000_000;
            if (nanos >= 0 && left <= 0) return false;
            wait(left);
        }
        return true;
    }

    private void read() {
        var line = new ByteArrayOutputStream();
        try {
            for (int next = source.read(); next >= 0; next = source.read()) {
                line.write(next);
                if (next == '\n' || line.size() >= LONGEST) put(line);
            }
        } catch (IOException e) {
            // closed: the same as its end
        }
        if (line.size() > 0) put(line);
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    private synchronized void put(ByteArrayOutputStream line) {
        lines.add(line.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"));
        line.reset();
        notifyAll();
        try {
            while (lines.size() >= AHEAD) wait();
        } catch (InterruptedException e) {
            // nobody interrupts it
        }
    }
}
