package interleave.tape;

import interleave.trace.Actor;
import interleave.trace.Bookmark;
import interleave.trace.Cast;
import interleave.trace.ColumnTrace;
import interleave.trace.Resource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads a tape, block after block, up to the first that is not whole or makes no sense. Blocks are opened side by side on all processors, and taken in in their order.
final class TapeReader {
    private static final int AHEAD = 64;
    private static final Actor.Kind[] ACTORS = Actor.Kind.values();
    private static final Resource.Kind[] RESOURCES = Resource.Kind.values();
    private static final Bookmark.Kind[] BOOKMARKS = Bookmark.Kind.values();

    /// A block, and its events where it has some.
    private record Opened(Block block, EventBlock.@Nullable Columns events) {}

    private static final class Part {
        final String begin;
        final Cast cast = new Cast();
        ColumnTrace trace;
        byte[] samples = {};
        @Nullable String end;
        List<Bookmark> bookmarks = List.of();
        long lost;

        Part(String begin, ColumnTrace trace) {
            this.begin = begin;
            this.trace = trace;
        }
    }

    private final Path file;
    private final Supplier<ColumnTrace> traces;
    private final List<Part> parts = new ArrayList<>();
    private @Nullable String about, result;

    TapeReader(Path file, Supplier<ColumnTrace> traces) {
        this.file = file;
        this.traces = traces;
    }

    Tape read() throws UnreadableTape, InterruptedException {
        boolean whole;
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 20); var opening = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(),
                task -> Thread.ofPlatform().daemon().name("interleave-tape").unstarted(task))) {
            head(in);
            try {
                whole = blocks(in, opening);
            } finally {
                opening.shutdownNow();
            }
        } catch (NoSuchFileException e) {
            throw new UnreadableTape("There is no file " + file + "; look at its name and folder.");
        } catch (IOException e) {
            throw new UnreadableTape("Can't read " + file + " (" + (Files.isDirectory(file) ? "it is a folder" : words(e)) + "); name a tape that you may read.");
        }
        if (about == null) throw new UnreadableTape(file + " has no readable block: its recording was cut off, or damaged, at the very start; record it again.");
        var recordings = parts.stream().map(part -> new Tape.Recording(part.begin, part.cast, part.trace, part.samples, part.end, part.bookmarks)).toList();
        return new Tape(about, recordings, result, !whole || result == null);
    }

    private static String words(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException ? "no permission" : e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private void head(InputStream in) throws IOException, UnreadableTape {
        var head = in.readNBytes(TapeWriter.HEAD);
        if (head.length < TapeWriter.MAGIC.length || !Arrays.equals(head, 0, TapeWriter.MAGIC.length, TapeWriter.MAGIC, 0, TapeWriter.MAGIC.length)) {
            throw new UnreadableTape(file + " is no tape of Interleave; tapes are made by interleave run LESSON --record FILE.tape.");
        }
        boolean good = head.length == TapeWriter.HEAD && ByteBuffer.wrap(head).getInt(TapeWriter.HEAD - 4) == Block.checksum(head, 0, TapeWriter.HEAD - 4);
        if (!good) throw new UnreadableTape(file + " has no readable block: its first bytes are damaged or missing; record it again.");
        int version = ByteBuffer.wrap(head).getInt(TapeWriter.MAGIC.length);
        if (version > TapeWriter.VERSION) {
            throw new UnreadableTape(file + " was written by a newer Interleave (tape version " + version + ", this one reads " + TapeWriter.VERSION + "); open it with that one.");
        }
    }

    /// Whether all blocks up to the end of the file were whole and sensible.
    private boolean blocks(InputStream in, ExecutorService opening) throws IOException, InterruptedException {
        var queue = new ArrayDeque<Future<@Nullable Opened>>();
        boolean more = true, whole = true;
        while (more || !queue.isEmpty()) {
            while (more && queue.size() < AHEAD) {
                var packed = Block.Packed.read(in);
                whole = packed != Block.Packed.TORN;
                more = whole && packed != null;
                if (more) queue.add(opening.submit(() -> open(packed)));
            }
            if (queue.isEmpty()) break;
            try {
                var opened = queue.remove().get();
                if (opened == null || !take(opened)) return false;
            } catch (ExecutionException | RuntimeException e) {
                return false; // a block whose checksum is right and whose contents are not
            }
        }
        return whole;
    }

    private static @Nullable Opened open(Block.Packed packed) {
        var block = packed.open();
        if (block == null) return null;
        return new Opened(block, block.kind() == Block.Kind.EVENTS ? EventBlock.read(block.bytes()) : null);
    }

    private boolean take(Opened opened) {
        var block = opened.block();
        if ((about == null) != (block.kind() == Block.Kind.ABOUT)) return false;
        if (block.kind() == Block.Kind.BEGIN && block.recording() == parts.size()) {
            parts.add(new Part(text(block), traces.get()));
            return true;
        }
        switch (block.kind()) {
            case ABOUT -> about = text(block);
            case RESULT -> result = text(block);
            default -> {
                if (block.recording() < 0 || block.recording() >= parts.size()) return false;
                return take(parts.get(block.recording()), opened);
            }
        }
        return true;
    }

    private boolean take(Part part, Opened opened) {
        var bytes = ByteBuffer.wrap(opened.block().bytes());
        switch (opened.block().kind()) {
            case CAST -> cast(part.cast, bytes);
            case EVENTS -> java.util.Objects.requireNonNull(opened.events()).appendTo(part.trace, part.cast.actorCount(), part.cast.resourceCount());
            case WITHDRAW -> part.trace = prefix(part.trace, bytes.getLong());
            case LOST -> {
                long lost = bytes.getLong();
                part.trace.drop(lost - part.lost);
                part.lost = lost;
            }
            case SAMPLES -> part.samples = opened.block().bytes();
            case END -> part.end = text(opened.block());
            case BOOKMARKS -> part.bookmarks = bookmarks(bytes);
            case ABOUT, BEGIN, RESULT -> {
                return false;
            }
        }
        return true;
    }

    private ColumnTrace prefix(ColumnTrace trace, long events) {
        var shorter = traces.get();
        for (long i = 0; i < Math.min(events, trace.size()); i++) {
            shorter.append(trace.time(i), trace.kind(i), trace.actor(i), trace.resource(i), trace.line(i), trace.argument(i));
        }
        shorter.drop(trace.dropped());
        return shorter;
    }

    private static void cast(Cast cast, ByteBuffer bytes) {
        for (int count = bytes.getInt(); count > 0; count--) {
            var kind = ACTORS[bytes.get()];
            int process = bytes.getInt();
            long thread = bytes.getLong();
            var name = text(bytes);
            switch (kind) {
                case PROCESS -> cast.process(name);
                case THREAD -> cast.thread(name, process, thread);
                case TASK -> cast.task(name, process);
            }
        }
        for (int count = bytes.getInt(); count > 0; count--) {
            var kind = RESOURCES[bytes.get()];
            int process = bytes.getInt();
            cast.resource(kind, text(bytes), process);
        }
    }

    private static List<Bookmark> bookmarks(ByteBuffer bytes) {
        var bookmarks = new ArrayList<Bookmark>();
        for (int count = bytes.getInt(); count > 0; count--) {
            var kind = BOOKMARKS[bytes.get()];
            long nanos = bytes.getLong();
            bookmarks.add(new Bookmark(nanos, text(bytes), kind));
        }
        return List.copyOf(bookmarks);
    }

    private static String text(ByteBuffer bytes) {
        var text = new byte[Math.min(bytes.getInt(), bytes.remaining())];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static String text(Block block) {
        return new String(block.bytes(), StandardCharsets.UTF_8);
    }
}
