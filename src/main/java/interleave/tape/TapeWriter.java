package interleave.tape;

import interleave.trace.Actor;
import interleave.trace.Bookmark;
import interleave.trace.Cast;
import interleave.trace.Resource;
import interleave.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Writes a tape, also while what it records goes on.
///
/// A tape is a head (eight letters, the version, their checksum) and [blocks][Block]. Every block goes to the system in one piece as soon as it is given: when this
/// process is killed, the file is good up to its last whole block. A block that could not be written whole (the disk is full) is cut off again, and every later
/// call throws the same exception.
///
/// Recordings are numbered from 0 in the order in which they begin. Of one thread.
public final class TapeWriter implements Closeable {
    static final byte[] MAGIC = "INTRLEAV".getBytes(StandardCharsets.US_ASCII);
    static final int VERSION = 1, HEAD = MAGIC.length + 8;

    private static final class Progress {
        int actors, resources;
        long written, epoch, lost = -1;
    }

    private final FileChannel file;
    private final List<Progress> recordings = new ArrayList<>();
    private @org.jspecify.annotations.Nullable IOException failed;

    private TapeWriter(FileChannel file) {
        this.file = file;
    }

    /// Begins a tape; a file of this name is replaced.
    ///
    /// @param about the session, as text
    public static TapeWriter create(Path target, String about) throws IOException {
        var writer = new TapeWriter(FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
        try {
            var head = ByteBuffer.allocate(HEAD).put(MAGIC).putInt(VERSION);
            head.putInt(Block.checksum(head.array(), 0, HEAD - 4)).flip();
            writer.out(head);
            writer.text(Block.Kind.ABOUT, 0, about);
            return writer;
        } catch (IOException e) {
            writer.close();
            throw e;
        }
    }

    /// A recording begins; its number.
    public int begin(String about) throws IOException {
        int recording = recordings.size();
        recordings.add(new Progress());
        text(Block.Kind.BEGIN, recording, about);
        return recording;
    }

    /// Writes what is new of a recording's cast and of its events: whole blocks' worth of these, or all of them when it is `whole`.
    public void follow(int recording, Cast cast, Trace growing, boolean whole) throws IOException {
        var trace = growing.snapshot();
        var progress = recordings.get(recording);
        if (trace.epoch() != progress.epoch) {
            long disturbed = trace.disturbedSince(progress.epoch);
            progress.epoch = trace.epoch();
            if (disturbed < progress.written) {
                progress.written = disturbed;
                write(Block.Kind.WITHDRAW, recording, ByteBuffer.allocate(Long.BYTES).putLong(disturbed).array());
            }
        }
        cast(recording, cast, progress); // after the snapshot: whoever its events speak of is known
        while (trace.size() - progress.written >= (whole ? 1 : EventBlock.MOST)) {
            long to = Math.min(trace.size(), progress.written + EventBlock.MOST);
            write(Block.Kind.EVENTS, recording, EventBlock.of(trace, progress.written, to));
            progress.written = to;
        }
        if (trace.dropped() != progress.lost) {
            progress.lost = trace.dropped();
            write(Block.Kind.LOST, recording, ByteBuffer.allocate(Long.BYTES + 1).putLong(progress.lost).put((byte) (trace.truncated() ? 1 : 0)).array());
        }
    }

    private void cast(int recording, Cast cast, Progress progress) throws IOException {
        var actors = cast.actors();
        var resources = cast.resources();
        if (actors.size() == progress.actors && resources.size() == progress.resources) return;
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(actors.size() - progress.actors);
        for (Actor actor : actors.subList(progress.actors, actors.size())) {
            out.writeByte(actor.kind().ordinal());
            out.writeInt(actor.process());
            out.writeLong(actor.javaThreadId());
            text(out, actor.name());
        }
        out.writeInt(resources.size() - progress.resources);
        for (Resource resource : resources.subList(progress.resources, resources.size())) {
            out.writeByte(resource.kind().ordinal());
            out.writeInt(resource.process());
            text(out, resource.name());
        }
        progress.actors = actors.size();
        progress.resources = resources.size();
        write(Block.Kind.CAST, recording, bytes.toByteArray());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /// Samples of a recording, in whatever form their reader knows.
    public void samples(int recording, byte[] samples) throws IOException {
        write(Block.Kind.SAMPLES, recording, samples);
    }

    /// A recording is over.
    public void end(int recording, String how) throws IOException {
        text(Block.Kind.END, recording, how);
    }

    /// What it all came to.
    public void result(String result) throws IOException {
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
        write(Block.Kind.BOOKMARKS, recording, bytes.toByteArray());
    }

    private void text(Block.Kind kind, int recording, String text) throws IOException {
        write(kind, recording, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(Block.Kind kind, int recording, byte[] bytes) throws IOException {
        if (bytes.length > Block.MOST_BYTES) throw new IOException("more than " + (Block.MOST_BYTES >> 20) + " MiB in one piece");
        out(new Block(kind, recording, bytes).toFile());
    }

    private void out(ByteBuffer block) throws IOException {
        if (failed != null) throw failed;
        long before = file.position();
        try {
            while (block.hasRemaining()) file.write(block);
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
