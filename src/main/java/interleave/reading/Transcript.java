package interleave.reading;

import interleave.teaching.Terminal;
import interleave.teaching.TextStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What a program of the user's own prints and is told, as a console shows it: the last [#MOST_LINES] lines, errors among them in the order they came.
///
/// Writers never wait for a reader and hold no more than the last [#MOST_CHARACTERS]: a program that prints without end neither blocks nor fills the memory. Any thread.
public final class Transcript {
    public static final int MOST_LINES = 5_000, MOST_CHARACTERS = 2_000_000;
    /// A longer line goes on in the next.
    private static final int LONGEST = 2_000;

    public enum Source { OUTPUT, ERRORS, INPUT }

    public record Line(String text, Source source) {}

    private final Deque<Line> lines = new ArrayDeque<>();
    private final StringBuilder open = new StringBuilder();
    private Source openSource = Source.OUTPUT;
    private long characters, dropped, version;
    private final TypedInput input = new TypedInput();
    private final Terminal terminal = new Terminal(input, sink(Source.OUTPUT), sink(Source.ERRORS));

    /// For the program: it reads what is typed and writes here.
    public Terminal terminal() {
        return terminal;
    }

    /// Somebody has typed a line for the program.
    public void type(String line) {
        append(line + "\n", Source.INPUT);
        input.type(line + "\n");
    }

    /// No more will be typed.
    public void endInput() {
        input.end();
    }

    /// What was printed long ago.
    public void print(String text) {
        append(text, Source.OUTPUT);
    }

    /// Grows with every change.
    public synchronized long version() {
        return version;
    }

    /// The lines there are, the last one as far as it has come.
    public synchronized List<Line> lines() {
        var all = new ArrayList<Line>(lines.size() + 2);
        if (dropped > 0) all.add(new Line("[" + dropped + " lines before this are left out]", Source.INPUT));
        all.addAll(lines);
        if (!open.isEmpty()) all.add(new Line(open.toString(), openSource));
        return all;
    }

    private synchronized void append(String text, Source source) {
        version++;
        if (source != openSource && !open.isEmpty() && source != Source.INPUT) close(); // what is typed stands behind its prompt
        if (open.isEmpty() || source != Source.INPUT) openSource = source;
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            add(text, from, end);
            close();
            from = end + 1;
        }
        add(text, from, text.length());
    }

    private void add(String text, int from, int to) {
        for (int at = from; at < to; ) {
            int count = Math.min(to - at, LONGEST - open.length());
            open.append(text, at, at + count);
            at += count;
            if (open.length() >= LONGEST) close();
        }
    }

    private void close() {
        int end = open.length();
        if (end > 0 && open.charAt(end - 1) == '\r') end--;
        lines.add(new Line(open.substring(0, end), openSource));
        characters += end;
        open.setLength(0);
        while (lines.size() > MOST_LINES || characters > MOST_CHARACTERS) {
            characters -= lines.removeFirst().text.length();
            dropped++;
        }
    }

    private OutputStream sink(Source source) {
        return new TextStream(text -> append(text, source), () -> {});
    }

    /// Bytes as they are typed; reading waits for them.
    private static final class TypedInput extends InputStream {
        private final Deque<Byte> bytes = new ArrayDeque<>();
        private boolean ended;

        synchronized void type(String text) {
            for (byte each : text.getBytes(StandardCharsets.UTF_8)) bytes.add(each);
            notifyAll();
        }

        synchronized void end() {
            ended = true;
            notifyAll();
        }

        @Override
        public synchronized int read() throws java.io.InterruptedIOException {
            await();
            return bytes.isEmpty() ? -1 : bytes.remove() & 0xff;
        }

        /// As much as is there: who asks for a block is not kept waiting for the rest of it.
        @Override
        public synchronized int read(byte[] into, int from, int length) throws java.io.InterruptedIOException {
            if (length == 0) return 0;
            await();
            int count = 0;
            while (count < length && !bytes.isEmpty()) into[from + count++] = bytes.remove();
            return count == 0 ? -1 : count;
        }

        private void await() throws java.io.InterruptedIOException {
            try {
                while (bytes.isEmpty() && !ended) wait();
            } catch (InterruptedException e) {
                throw new java.io.InterruptedIOException();
            }
        }
    }
}
