package interleave.tape;

import interleave.trace.Actor;
import interleave.trace.Bookmark;
import interleave.trace.Cast;
import interleave.trace.PackedEvents;
import interleave.trace.Resource;
import interleave.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a tape, also while what it records goes on.
///
/// A tape is a head (eight letters, the version, their checksum) and [blocks][Block]. Every block goes to the system in one piece as soon as it is given: when this
/// process is killed, the file is good up to its last whole block. A block that could not be written whole (the disk is full) is cut off again, and every later
/// call throws the same exception. What all else depends on (the session, each recording's beginning and cast) stands there twice, so that damage to one is none.
///
/// Short recordings are deflated; of long ones events and history stand as they are, about twice as large, and a reader maps them.
///
/// Recordings are numbered from 0 in the order in which they begin. Of one thread.
public final class TapeWriter implements Closeable {
    static final byte[] MAGIC = "INTRLEAV".getBytes(StandardCharsets.US_ASCII);
    static final int VERSION = 2, HEAD = MAGIC.length + 8;
    /// A recording of more events than these is long. Its history is worth keeping: folding it takes a while.
    public static final long LONG = 1 << 18;

    private static final class Progress {
        final String begin;
        int actors, resources;
        long written, epoch, lost = -1;
        @Nullable Cast cast;

        Progress(String begin) {
            this.begin = begin;
        }
    }

    private final SeekableByteChannel file;
    private final String about;
    private final List<Progress> recordings = new ArrayList<>();
    private @Nullable IOException failed;

    private TapeWriter(SeekableByteChannel file, String about) {
        this.file = file;
        this.about = about;
    }

    /// Begins a tape; a file of this name is replaced, and stays as it is for whoever has it open.
    ///
    /// @param about the session, as text
    public static TapeWriter create(Path target, String about) throws IOException {
        if (Files.isRegularFile(target)) Files.delete(target);
        return on(FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE), about);
    }

    /// Begins a tape here.
    static TapeWriter on(SeekableByteChannel file, String about) throws IOException {
        var writer = new TapeWriter(file, about);
        try {
            var head = ByteBuffer.allocate(HEAD).put(MAGIC).putInt(VERSION);
            head.putInt(Block.checksum(ByteBuffer.wrap(head.array(), 0, HEAD - 4))).flip();
            writer.out(head);
            writer.text(Block.Kind.ABOUT, 0, about);
            return writer;
        } catch (IOException e) {
            writer.close();
            throw e;
        }
    }

    /// A recording begins; its number.
    public int begin(String begin) throws IOException {
        int recording = recordings.size();
        recordings.add(new Progress(begin));
        text(Block.Kind.BEGIN, recording, begin);
        return recording;
    }

    /// Writes what is new of a recording's cast and of its events: whole blocks' worth of these, or all of them when it is `whole`.
    public void follow(int recording, Cast cast, Trace growing, boolean whole) throws IOException {
        var trace = growing.snapshot();
        var progress = recordings.get(recording);
        if (trace.epoch() != progress.epoch) {
            progress.written = Math.min(progress.written, trace.disturbedSince(progress.epoch));
            progress.epoch = trace.epoch();
        }
        progress.cast = cast;
        cast(recording, cast, progress); // after the snapshot: whoever its events speak of is known
        while (progress.written < trace.size()) {
            long chunk = (progress.written / PackedEvents.MOST + 1) * PackedEvents.MOST;
            if (trace.size() < chunk && !whole) break;
            long to = Math.min(trace.size(), chunk);
            write(Block.Kind.EVENTS, recording, EventBlock.of(trace, progress.written, to), progress.written < LONG);
            progress.written = to;
        }
        if (trace.dropped() != progress.lost) {
            progress.lost = trace.dropped();
            write(Block.Kind.LOST, recording, ByteBuffer.allocate(Long.BYTES + 1).putLong(progress.lost).put((byte) (trace.truncated() ? 1 : 0)).array(), true);
        }
    }

    private void cast(int recording, Cast cast, Progress progress) throws IOException {
        var actors = cast.actors();
        var resources = cast.resources();
        if (actors.size() == progress.actors && resources.size() == progress.resources) return;
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(progress.actors);
        out.writeInt(actors.size() - progress.actors);
        for (Actor actor : actors.subList(progress.actors, actors.size())) {
            out.writeByte(actor.kind().ordinal());
            out.writeInt(actor.process());
            out.writeLong(actor.javaThreadId());
            text(out, actor.name());
        }
        out.writeInt(progress.resources);
        out.writeInt(resources.size() - progress.resources);
        for (Resource resource : resources.subList(progress.resources, resources.size())) {
            out.writeByte(resource.kind().ordinal());
            out.writeInt(resource.process());
            text(out, resource.name());
        }
        progress.actors = actors.size();
        progress.resources = resources.size();
        write(Block.Kind.CAST, recording, bytes.toByteArray(), true);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /// Samples of a recording, in whatever form their reader knows.
    public void samples(int recording, byte[] samples) throws IOException {
        write(Block.Kind.SAMPLES, recording, samples, true);
    }

    /// The next piece of what was folded from a recording, in whatever form its reader knows.
    public void history(int recording, byte[] piece) throws IOException {
        write(Block.Kind.HISTORY, recording, piece, false);
    }

    /// A recording is over.
    public void end(int recording, String how) throws IOException {
        var progress = recordings.get(recording);
        text(Block.Kind.BEGIN, recording, progress.begin);
        if (progress.cast != null) {
            progress.actors = 0;
            progress.resources = 0;
            cast(recording, progress.cast, progress);
        }
        text(Block.Kind.END, recording, how);
    }

    /// What it all came to.
    public void result(String result) throws IOException {
        text(Block.Kind.ABOUT, 0, about);
        text(Block.Kind.RESULT, 0, result);
    }

    /// All bookmarks of a recording, in place of those before.
    public void bookmarks(int recording, List<Bookmark> bookmarks) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(bookmarks.size());
        for (var bookmark : bookmarks) {
            out.writeByte(bookmark.kind().ordinal());
            out.writeLong(bookmark.nanos());
            text(out, bookmark.note());
        }
        write(Block.Kind.BOOKMARKS, recording, bytes.toByteArray(), true);
    }

    private void text(Block.Kind kind, int recording, String text) throws IOException {
        write(kind, recording, text.getBytes(StandardCharsets.UTF_8), true);
    }

    private void write(Block.Kind kind, int recording, byte[] bytes, boolean deflate) throws IOException {
        if (bytes.length > Block.MOST_BYTES) throw new IOException("more than " + (Block.MOST_BYTES >> 20) + " MiB in one piece");
        out(Block.toFile(kind, recording, bytes, deflate));
    }

    private void out(ByteBuffer... block) throws IOException {
        if (failed != null) throw failed;
        long before = file.position();
        try {
            for (var part : block) while (part.hasRemaining()) file.write(part);
        } catch (IOException e) {
            failed = e;
            try {
                file.truncate(before);
            } catch (IOException torn) {
                // a reader stops before a torn block anyway
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
