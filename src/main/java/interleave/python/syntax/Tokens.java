package interleave.python.syntax;

import java.util.Arrays;

/// The tokens of a source, as columns: kind, offsets, lines, and how many brackets are open after each.
final class Tokens {

    private final Source source;
    private TokenKind[] kinds = new TokenKind[256];
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private int[] lines = new int[256];
    private int[] endLines = new int[256];
    private int[] levels = new int[256];
    private int size;

    Tokens(Source source) {
        this.source = source;
    }

    void add(TokenKind kind, int start, int end, int line, int endLine, int level) {
        if (size == starts.length) {
            grow(size * 2);
        }
        kinds[size] = kind;
        starts[size] = start;
        ends[size] = end;
        lines[size] = line;
        endLines[size] = endLine;
        levels[size++] = level;
    }

    private void grow(int capacity) {
        kinds = Arrays.copyOf(kinds, capacity);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        lines = Arrays.copyOf(lines, capacity);
        endLines = Arrays.copyOf(endLines, capacity);
        levels = Arrays.copyOf(levels, capacity);
    }

    Source source() {
        return source;
    }

    int size() {
        return size;
    }

    TokenKind kind(int index) {
        return kinds[index];
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    int line(int index) {
        return lines[index];
    }

    int level(int index) {
        return levels[index];
    }

    String text(int index) {
        return source.text().substring(starts[index], ends[index]);
    }

    /// From the start of one token to the end of another.
    Span span(int first, int last) {
        int line = lines[first];
        int endLine = endLines[last];
        return new Span(line, starts[first] - source.lineStart(line), endLine, ends[last] - source.lineStart(endLine));
    }
}
