package interleave.tape;

import interleave.trace.Shelf;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads a tape: maps the file, finds its blocks, checks all of them side by side on all processors, and puts together what is whole.
final class TapeReader {
    private final Path file;
    private final TreeMap<Integer, RecordingReader> recordings = new TreeMap<>();
    private @Nullable String about, result;
    /// A torn end is what a killed writer leaves.
    private boolean damaged, historyDamaged, torn;

    TapeReader(Path file) {
        this.file = file;
    }

    /// A block, and its bytes; null: damaged.
    private record Opened(Block block, Shelf.@Nullable Place bytes) {}

    Tape read() throws UnreadableTape, InterruptedException {
        var bytes = mapped();
        head(bytes);
        for (var opened : opened(bytes)) take(opened.block, opened.bytes);
        if (Thread.interrupted()) throw new InterruptedException();
        if (about == null) throw new UnreadableTape(file + " has no readable block: its recording was cut off, or damaged, at the very start; record it again.");
        var whole = recordings.values().stream().filter(RecordingReader::known).toList();
        var read = whole.stream().map(RecordingReader::read).toList();
        damaged |= whole.size() < recordings.size() || whole.stream().anyMatch(RecordingReader::cut);
        return new Tape(about, read, result, health());
    }

    private Tape.Health health() {
        if (damaged || torn && result != null) return Tape.Health.DAMAGED;
        return result == null ? Tape.Health.CUT_OFF : historyDamaged ? Tape.Health.HISTORY_DAMAGED : Tape.Health.WHOLE;
    }

    private MemorySegment mapped() throws UnreadableTape {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new UnreadableTape("Can't read " + file + " (" + (Files.isDirectory(file) ? "it is a folder" : "it is no ordinary file") + "); name a tape that you may read.");
            }
            try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
                return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            }
        } catch (NoSuchFileException e) {
            throw new UnreadableTape("There is no file " + file + "; look at its name and folder.");
        } catch (IOException e) {
            throw new UnreadableTape("Can't read " + file + " (" + words(e) + "); name a tape that you may read.");
        }
    }

    private static String words(IOException e) {
        return e instanceof AccessDeniedException ? "no permission" : e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private void head(MemorySegment bytes) throws UnreadableTape {
        var head = bytes.asSlice(0, Math.min(bytes.byteSize(), TapeWriter.HEAD)).toArray(ValueLayout.JAVA_BYTE);
        if (head.length < TapeWriter.MAGIC.length || !Arrays.equals(head, 0, TapeWriter.MAGIC.length, TapeWriter.MAGIC, 0, TapeWriter.MAGIC.length)) {
            throw new UnreadableTape(file + " is no tape of Interleave; tapes are made by interleave run LESSON --record FILE.tape.");
        }
        var numbers = java.nio.ByteBuffer.wrap(head);
        boolean good = head.length == TapeWriter.HEAD && numbers.getInt(TapeWriter.HEAD - 4) == Block.checksum(java.nio.ByteBuffer.wrap(head, 0, TapeWriter.HEAD - 4));
        if (!good) throw new UnreadableTape(file + " has no readable block: its first bytes are damaged or missing; record it again.");
        int version = numbers.getInt(TapeWriter.MAGIC.length);
        if (version > TapeWriter.VERSION) {
            throw new UnreadableTape(file + " was written by a newer Interleave (tape version " + version + ", this one reads " + TapeWriter.VERSION + "); open it with that one.");
        }
        if (version < TapeWriter.VERSION) throw new UnreadableTape(file + " was written by an early Interleave (tape version " + version + "), whose tapes are read no more; record it again.");
    }

    /// All blocks, in their order. What stands between them is damage.
    private List<Opened> opened(MemorySegment bytes) {
        var blocks = new ArrayList<Block>();
        for (long at = TapeWriter.HEAD; at < bytes.byteSize(); ) {
            var block = Block.at(bytes, at);
            if (block == null) {
                long next = Block.search(bytes, at + 1);
                damaged |= next >= 0;
                torn = next < 0;
                if (torn) break;
                at = next;
            } else {
                blocks.add(block);
                at = block.end();
            }
        }
        var places = new Shelf.Place[blocks.size()];
        IntStream.range(0, places.length).parallel().forEach(i -> places[i] = blocks.get(i).open(bytes));
        return IntStream.range(0, places.length).mapToObj(i -> new Opened(blocks.get(i), places[i])).toList();
    }

    private void take(Block block, Shelf.@Nullable Place bytes) {
        if (bytes == null) {
            if (block.kind() == Block.Kind.HISTORY) historyDamaged = true;
            else damaged = true;
            return;
        }
        switch (block.kind()) {
            case ABOUT -> about = text(bytes);
            case RESULT -> result = text(bytes);
            default -> damaged |= !recordings.computeIfAbsent(block.recording(), RecordingReader::new).take(block.kind(), bytes);
        }
    }

    static String text(Shelf.Place bytes) {
        return new String(bytes.toArray(), StandardCharsets.UTF_8);
    }
}
