package interleave.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.trace.ActorState;
import interleave.trace.Bookmark;
import interleave.trace.Cast;
import interleave.trace.ColumnTrace;
import interleave.trace.EventBatch;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.trace.Restatement;
import interleave.trace.Trace;
import interleave.world.Histories;
import interleave.world.History;
import interleave.world.SyntheticRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeTest {
    private static final EventKind[] KINDS = EventKind.values();

    @TempDir
    Path folder;

    private static ColumnTrace random(int events, Random random, long start) {
        var trace = new ColumnTrace(events + 1000L);
        long time = start;
        for (int i = 0; i < events; i++) {
            time += random.nextInt(3) == 0 ? 0 : random.nextLong(1L << random.nextInt(40));
            trace.append(time, KINDS[random.nextInt(KINDS.length)], 1 + random.nextInt(3), random.nextInt(3) - 1, random.nextInt(1 << random.nextInt(1, 24)),
                random.nextBoolean() ? random.nextLong() : random.nextInt(10) - 5);
        }
        return trace;
    }

    private static Cast cast() {
        var cast = new Cast();
        int main = cast.process("main").id();
        cast.thread("A \u202e</script>", main, 77);
        cast.thread("x".repeat(10_000), main, -1);
        cast.task("page", main);
        cast.resource(Resource.Kind.GIL, "GIL", main);
        cast.resource(Resource.Kind.QUEUE, "tasks", main);
        return cast;
    }

    private Path written(Trace trace, Cast cast) throws IOException {
        var file = folder.resolve("small.tape");
        try (var tape = TapeWriter.create(file, "about {}")) {
            int recording = tape.begin("begin");
            tape.follow(recording, cast, trace, true);
            tape.samples(recording, new byte[] {1, 2, 3});
            tape.end(recording, "end");
            tape.bookmarks(recording, List.of(Bookmark.mark(5, ""), new Bookmark(7, "Who holds it? \u202e", Bookmark.Kind.ASK)));
            tape.result("result");
        }
        return file;
    }

    @Test
    void whatIsWrittenIsReadEqual() throws Exception {
        var random = new Random(1);
        for (int events : new int[] {0, 1, 70_000}) {
            var trace = random(events, random, random.nextLong() >> 2);
            trace.drop(3);
            var cast = cast();
            var tape = Tape.read(written(trace, cast));
            assertThat(tape.health()).isEqualTo(Tape.Health.WHOLE);
            assertThat(List.of(tape.about(), String.valueOf(tape.result()))).containsExactly("about {}", "result");
            var recording = tape.recordings().getFirst();
            same(recording.trace(), trace, events);
            assertThat(recording.trace().dropped()).isEqualTo(3);
            assertThat(recording.cast().actors().stream().map(TapeTest::words).toList().equals(cast.actors().stream().map(TapeTest::words).toList())).as("actors").isTrue();
            assertThat(recording.cast().resources()).isEqualTo(cast.resources());
            assertThat(recording.samples()).containsExactly(1, 2, 3);
            assertThat(recording.bookmarks()).hasSize(2).last().extracting(Bookmark::note).isEqualTo("Who holds it? \u202e");
            assertThat(recording.end()).isEqualTo("end");
        }
    }

    @Test
    void aThreadThatIsToldAnewWhileItJoinsNamesAnActorAndNoResource() throws Exception {
        var cast = cast();
        int joined = cast.actorCount() - 1;
        assertThat(joined).isGreaterThanOrEqualTo(cast.resourceCount());
        var trace = new ColumnTrace(10);
        trace.append(1, EventKind.RESTATE, 1, joined, 0, Restatement.argument(ActorState.JOIN, Restatement.Role.STANDS, true, 0));
        assertThat(Tape.read(written(trace, cast)).health()).isEqualTo(Tape.Health.WHOLE);
    }

    @Test
    void aGrowingTraceIsFollowedThroughLateEvents() throws Exception {
        var random = new Random(2);
        var cast = cast();
        var trace = new ColumnTrace(1_000_000);
        var file = folder.resolve("growing.tape");
        long time = 1000;
        try (var tape = TapeWriter.create(file, "")) {
            int recording = tape.begin("");
            for (int round = 0; round < 40; round++) {
                for (int i = 0; i < 10_000; i++) trace.append(time += 1 + random.nextInt(5), EventKind.LOCK_WAIT, 1, 0, 1, i);
                if (round % 7 == 3) {
                    var late = new EventBatch();
                    for (int i = 0; i < 50; i++) late.add(time - 60_000 + i, EventKind.LOCK_ACQUIRE, 2, 0, 9, i);
                    trace.insert(late);
                }
                if (round % 5 == 0) cast.thread("late comer " + round, 0, -1);
                tape.follow(recording, cast, trace, false);
            }
            tape.follow(recording, cast, trace, true);
        }
        var read = Tape.read(file);
        assertThat(read.health()).as("no result was written").isEqualTo(Tape.Health.CUT_OFF);
        same(read.recordings().getFirst().trace(), trace, trace.size());
        assertThat(read.recordings().getFirst().cast().actorCount()).isEqualTo(cast.actorCount());
    }

    /// What of the small tape is there, in words.
    private static List<String> parts(Tape tape, Trace written) {
        var parts = new ArrayList<String>();
        if (tape.result() != null) parts.add("result");
        for (var recording : tape.recordings()) {
            same(recording.trace(), written, recording.trace().size());
            if (recording.trace().size() == written.size()) parts.add("events");
            if (recording.cast().actorCount() == 4 && recording.cast().resourceCount() == 2) parts.add("cast");
            if (recording.samples().length == 3) parts.add("samples");
            if (recording.end() != null) parts.add("end");
            if (recording.bookmarks().size() == 2) parts.add("bookmarks");
            if (recording.trace().dropped() == 3) parts.add("lost");
        }
        return parts;
    }

    private static final List<String> PARTS = List.of("result", "events", "cast", "samples", "end", "bookmarks", "lost");

    @Test
    void damageToAnyByteCostsNoMoreThanTheBlockItIsIn() throws Exception {
        var trace = random(40, new Random(3), 0);
        trace.drop(3);
        var bytes = Files.readAllBytes(written(trace, cast()));
        var file = folder.resolve("damaged.tape");
        for (int at = 0; at < bytes.length; at++) {
            var bad = bytes.clone();
            bad[at] ^= (byte) (1 << at % 8);
            Files.write(file, bad);
            if (at < TapeWriter.HEAD) {
                assertThatThrownBy(() -> Tape.read(file)).isInstanceOf(UnreadableTape.class).hasMessageContaining("damaged.tape").hasMessageEndingWith(".");
                continue;
            }
            var tape = Tape.read(file);
            assertThat(tape.health()).as("damaged at %d", at).isIn(Tape.Health.DAMAGED, Tape.Health.CUT_OFF);
            assertThat(tape.about()).isEqualTo("about {}");
            assertThat(parts(tape, trace)).as("damaged at %d", at).hasSizeGreaterThanOrEqualTo(PARTS.size() - 1).isSubsetOf(PARTS);
        }
    }

    @Test
    void cutOffAnywhereAllBlocksBeforeAreThere() throws Exception {
        var trace = random(40, new Random(3), 0);
        trace.drop(3);
        var bytes = Files.readAllBytes(written(trace, cast()));
        var file = folder.resolve("cut.tape");
        int opened = 0;
        for (int at = 0; at < bytes.length; at++) {
            Files.write(file, java.util.Arrays.copyOf(bytes, at));
            try {
                var tape = Tape.read(file);
                assertThat(tape.health()).as("cut at %d", at).isEqualTo(Tape.Health.CUT_OFF);
                assertThat(parts(tape, trace)).isSubsetOf(PARTS);
                opened++;
            } catch (UnreadableTape e) {
                assertThat(e).hasMessageContaining("cut.tape").message().endsWith(".");
                assertThat(opened).as("nothing is refused once a block was whole").isZero();
            }
        }
        assertThat(opened).isGreaterThan(500);
    }

    @Test
    void aLongTapeKeepsItsHistoryAndIsReadWhereverItIsDamaged() throws Exception {
        int events = (int) TapeWriter.LONG + 200_000;
        var run = SyntheticRun.of(events, 30);
        var history = run.history();
        var file = folder.resolve("long.tape");
        try (var tape = TapeWriter.create(file, "about")) {
            int recording = tape.begin("begin");
            tape.follow(recording, run.cast(), run.trace(), true);
            history.store(piece -> tape.history(recording, piece));
            tape.end(recording, "end");
            tape.result("result");
        }
        var whole = Tape.read(file);
        var stored = History.stored(whole.recordings().getFirst().trace(), whole.recordings().getFirst().cast(), whole.recordings().getFirst().history());
        assertThat(stored).isNotNull();
        for (long at = history.startNanos(); at < history.endNanos(); at += 3_000_000_000L) Histories.sameScenes(stored.at(at), history.at(at));
        var bytes = Files.readAllBytes(file);
        var random = new Random(8);
        int anew = 0;
        for (int round = 0; round < 12; round++) {
            var bad = bytes.clone();
            bad[random.nextInt(TapeWriter.HEAD, bytes.length)] ^= (byte) (1 << random.nextInt(8));
            var damaged = Files.write(folder.resolve("long" + round + ".tape"), bad);
            var tape = Tape.read(damaged);
            var recording = tape.recordings().getFirst();
            assertThat(tape.health()).isNotEqualTo(Tape.Health.WHOLE);
            assertThat(recording.end()).isEqualTo("end");
            if (tape.health() == Tape.Health.HISTORY_DAMAGED) anew++;
            if (tape.health() == Tape.Health.HISTORY_DAMAGED) assertThat(History.stored(recording.trace(), recording.cast(), recording.history())).isNull();
            same(recording.trace(), run.trace(), tape.health() == Tape.Health.HISTORY_DAMAGED ? run.trace().size() : recording.trace().size());
        }
        assertThat(anew).isPositive();
    }

    @Test
    void whenTheDiskFillsWhatWasWholeStays() throws Exception {
        var trace = random(200_000, new Random(6), 0);
        var file = folder.resolve("full.tape");
        var channel = new FillingDisk(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 20);
        try (var tape = TapeWriter.on(channel, "about {}")) {
            int recording = tape.begin("begin");
            assertThatThrownBy(() -> tape.follow(recording, cast(), trace, true)).isInstanceOf(IOException.class).hasMessage("No space left on device");
            assertThatThrownBy(() -> tape.end(recording, "end")).as("every later call says the same").hasMessage("No space left on device");
        }
        var read = Tape.read(file);
        assertThat(read.health()).isEqualTo(Tape.Health.CUT_OFF);
        var events = read.recordings().getFirst().trace();
        assertThat(events.size()).isBetween(16_384L, 199_999L);
        same(events, trace, events.size());
        assertThat(Files.size(file)).as("no torn block is left").isLessThanOrEqualTo(1 << 20);
    }

    /// A disk with room for so many bytes, which takes half of what doesn't fit as a real one does.
    private record FillingDisk(SeekableByteChannel disk, long room) implements SeekableByteChannel {
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            long left = room - disk.position();
            if (left >= bytes.remaining()) return disk.write(bytes);
            if (left > 0) disk.write(bytes.slice(bytes.position(), (int) left));
            throw new IOException("No space left on device");
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return disk.read(bytes);
        }

        @Override
        public long position() throws IOException {
            return disk.position();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            disk.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return disk.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            disk.truncate(size);
            return this;
        }

        @Override
        public boolean isOpen() {
            return disk.isOpen();
        }

        @Override
        public void close() throws IOException {
            disk.close();
        }
    }

    @Test
    void aTapeThatIsOpenStaysAsItIsWhenAnotherOfItsNameIsWritten() throws Exception {
        var trace = random(70_000, new Random(7), 0);
        var tape = Tape.read(written(trace, cast()));
        written(random(10, new Random(8), 0), cast());
        same(tape.recordings().getFirst().trace(), trace, 70_000);
    }

    @Test
    void aPipeIsRefusedInsteadOfWaitedAt() throws Exception {
        var pipe = folder.resolve("pipe.tape");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no mkfifo here");
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertThatThrownBy(() -> Tape.read(pipe)).isInstanceOf(UnreadableTape.class).hasMessageContaining("no ordinary file");
    }

    @Test
    void whatIsNoTapeOrNewerIsRefusedWithASentence() throws Exception {
        var newer = folder.resolve("newer.tape");
        var head = ByteBuffer.allocate(TapeWriter.HEAD).put(TapeWriter.MAGIC).putInt(TapeWriter.VERSION + 1);
        head.putInt(Block.checksum(ByteBuffer.wrap(head.array(), 0, TapeWriter.HEAD - 4)));
        Files.write(newer, head.array());
        var text = Files.writeString(folder.resolve("text.tape"), "This is no tape, though its name says so.");
        var empty = Files.createFile(folder.resolve("empty.tape"));
        assertThatThrownBy(() -> Tape.read(newer)).isInstanceOf(UnreadableTape.class).hasMessageContaining("newer Interleave");
        assertThatThrownBy(() -> Tape.read(text)).isInstanceOf(UnreadableTape.class).hasMessageContaining("no tape of Interleave");
        assertThatThrownBy(() -> Tape.read(empty)).isInstanceOf(UnreadableTape.class).hasMessageContaining("no tape of Interleave");
        assertThatThrownBy(() -> Tape.read(folder)).isInstanceOf(UnreadableTape.class).hasMessageContaining("it is a folder");
        assertThatThrownBy(() -> Tape.read(folder.resolve("none.tape"))).isInstanceOf(UnreadableTape.class).hasMessageContaining("There is no file");
    }

    @Test
    void aFullDiskCutsNothingThatWasWhole() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full here");
        assertThatThrownBy(() -> TapeWriter.create(Path.of("/dev/full"), "about")).isInstanceOf(IOException.class).hasMessageContaining("No space left");
    }

    private static String words(interleave.trace.Actor actor) {
        return actor.id() + " " + actor.kind() + " " + actor.name() + " " + actor.process() + " " + actor.javaThreadId();
    }

    private static void same(Trace read, Trace written, long events) {
        assertThat(read.size()).isEqualTo(events);
        var differing = new ArrayList<Long>();
        for (long i = 0; i < events && differing.size() < 5; i++) {
            boolean same = read.time(i) == written.time(i) && read.kind(i) == written.kind(i) && read.actor(i) == written.actor(i)
                && read.resource(i) == written.resource(i) && read.line(i) == written.line(i) && read.argument(i) == written.argument(i);
            if (!same) differing.add(i);
        }
        assertThat(differing).isEmpty();
    }
}
