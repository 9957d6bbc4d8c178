package interleave.tape;

import interleave.trace.Actor;
import interleave.trace.Bookmark;
import interleave.trace.Cast;
import interleave.trace.ColumnTrace;
import interleave.trace.Resource;
import interleave.trace.Shelf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One recording of a tape, put together from its blocks. Of one thread at a time.
final class RecordingReader {
    private static final Actor.Kind[] ACTORS = Actor.Kind.values();
    private static final Resource.Kind[] RESOURCES = Resource.Kind.values();
    private static final Bookmark.Kind[] BOOKMARKS = Bookmark.Kind.values();

    private final Cast cast = new Cast();
    private final List<EventBlock> events = new ArrayList<>();
    private final List<Shelf.Place> history = new ArrayList<>();
    private @Nullable String begin, end;
    private byte[] samples = {};
    private List<Bookmark> bookmarks = List.of();
    private long lost;
    private boolean cut;

    /// @param number is not needed
    RecordingReader(int number) {}

    /// Takes a block's bytes; false when they make no sense in spite of their checksum.
    boolean take(Block.Kind kind, Shelf.Place bytes) {
        try {
            switch (kind) {
                case BEGIN -> begin = TapeReader.text(bytes);
                case END -> end = TapeReader.text(bytes);
                case CAST -> cast(ByteBuffer.wrap(bytes.toArray()));
                case EVENTS -> events.add(EventBlock.read(bytes));
                case LOST -> lost = Math.max(0, ByteBuffer.wrap(bytes.toArray()).getLong());
                case SAMPLES -> samples = bytes.toArray();
                case HISTORY -> history.add(bytes);
                case BOOKMARKS -> bookmarks = bookmarks(ByteBuffer.wrap(bytes.toArray()));
                case ABOUT, RESULT -> {
                    return false;
                }
            }
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /// Whether it is known what was recorded.
    boolean known() {
        return begin != null;
    }

    /// Events are missing.
    boolean cut() {
        return cut;
    }

    Tape.Recording read() {
        var trace = new ColumnTrace();
        for (int i = 0; i < events.size() && !cut; i++) {
            var block = events.get(i);
            if (block.first() < trace.size()) trace.withdraw(block.first());
            var next = block.events();
            cut = block.first() != trace.size() || !block.sound(cast.actorCount(), cast.resourceCount()) || trace.size() > 0 && next.count() > 0 && next.time(0) < trace.time(trace.size() - 1);
            if (!cut) trace.append(next);
        }
        trace.drop(lost);
        return new Tape.Recording(java.util.Objects.requireNonNull(begin), cast, trace, List.copyOf(history), samples, end, bookmarks);
    }

    /// Actors and resources from certain ids on; those that are here already are passed over.
    private void cast(ByteBuffer bytes) {
        int actor = bytes.getInt(), actors = bytes.getInt();
        if (actor > cast.actorCount()) throw new IllegalArgumentException("actors are missing");
        for (int id = actor; id < actor + actors; id++) {
            var kind = ACTORS[bytes.get()];
            int process = bytes.getInt();
            long thread = bytes.getLong();
            var name = text(bytes);
            if (id < cast.actorCount()) continue;
            if (process < 0 || process > id || (process == id) != (kind == Actor.Kind.PROCESS)) throw new IllegalArgumentException("an actor of no process");
            switch (kind) {
                case PROCESS -> cast.process(name);
                case THREAD -> cast.thread(name, process, thread);
                case TASK -> cast.task(name, process);
            }
        }
        int resource = bytes.getInt(), resources = bytes.getInt();
        if (resource > cast.resourceCount()) throw new IllegalArgumentException("resources are missing");
        for (int id = resource; id < resource + resources; id++) {
            var kind = RESOURCES[bytes.get()];
            int process = bytes.getInt();
            var name = text(bytes);
            if (id < cast.resourceCount()) continue;
            if (process < 0 || process >= cast.actorCount()) throw new IllegalArgumentException("a resource of no process");
            cast.resource(kind, name, process);
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
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) throw new IllegalArgumentException("a text out of range");
        var text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
