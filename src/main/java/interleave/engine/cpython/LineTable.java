package interleave.engine.cpython;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Where frames lie in a Python process's memory, and which line each place of its program's code is on, as its agent wrote it down (`frames.py`).
///
/// What the file says is data of another process: every number is taken as it is, and a place that is on no line is on line 0. Immutable.
final class LineTable {
    private static final int OFFSETS = 8, MOST_OFFSET = 1 << 16;

    /// Bytes from the PyThreadState to the pointer to its frame (`through` >= 0: to a struct with that pointer), and within a frame and a code object.
    ///
    /// @param pointer whether a frame's place is an address within its code; else a number of `unit` bytes
    record Layout(int toFrame, int through, int code, int before, int place, boolean pointer, int unit, int codeStart) {
        /// Bytes of a frame to be read.
        int frameSize() {
            return Math.max(code, Math.max(before, place)) + 8;
        }
    }

    private final Layout layout;
    /// In rising order, with the starts of their lines and the lines.
    private final long[] codes;
    private final int[][] starts, lines;

    private LineTable(Layout layout, List<Code> all) {
        this.layout = layout;
        all.sort(Comparator.comparingLong(Code::id));
        codes = all.stream().mapToLong(Code::id).toArray();
        starts = all.stream().map(Code::starts).toArray(int[][]::new);
        lines = all.stream().map(Code::lines).toArray(int[][]::new);
    }

    private record Code(long id, int[] starts, int[] lines) {
        static Code read(String[] words) {
            int[] starts = new int[words.length - 2], lines = new int[starts.length];
            for (int i = 0; i < starts.length; i++) {
                int colon = words[i + 2].indexOf(':');
                starts[i] = Integer.parseInt(words[i + 2].substring(0, colon));
                lines[i] = Integer.parseInt(words[i + 2].substring(colon + 1));
            }
            return new Code(Long.parseLong(words[1]), starts, lines);
        }
    }

    /// @throws IOException when the file can't be read or says something else
    static LineTable read(Path file) throws IOException {
        var codes = new ArrayList<Code>();
        Layout layout = null;
        try {
            for (String row : Files.readAllLines(file)) {
                String[] words = row.split(" ");
                if (words[0].equals("layout")) layout = layout(words);
                else if (words[0].equals("code")) codes.add(Code.read(words));
            }
        } catch (RuntimeException e) {
            throw new IOException(file.getFileName() + " is no table of lines", e);
        }
        if (layout == null) throw new IOException(file.getFileName() + " says nothing of frames");
        return new LineTable(layout, codes);
    }

    private static Layout layout(String[] words) {
        int[] offsets = Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray();
        if (offsets.length != OFFSETS || Arrays.stream(offsets).anyMatch(each -> each < -1 || each > MOST_OFFSET)) throw new IllegalArgumentException("offsets");
        return new Layout(offsets[0], offsets[1], offsets[2], offsets[3], offsets[4], offsets[5] == 1, offsets[6], offsets[7]);
    }

    Layout layout() {
        return layout;
    }

    /// Which of the program's code objects lies at an address; -1 for none.
    int find(long address) {
        int at = Arrays.binarySearch(codes, address);
        return at < 0 ? -1 : at;
    }

    /// The line at a place, bytes from the code's start; 0 for none.
    int line(int code, long place) {
        int[] of = starts[code];
        if (of.length == 0 || place < of[0] || place > Integer.MAX_VALUE) return 0;
        int at = Arrays.binarySearch(of, (int) place);
        return lines[code][at >= 0 ? at : -at - 2];
    }
}
