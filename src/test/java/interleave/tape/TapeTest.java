package interleave.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.trace.Bookmark;
import interleave.trace.Cast;
import interleave.trace.ColumnTrace;
import interleave.trace.EventBatch;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.trace.Trace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
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
            assertThat(tape.truncated()).isFalse();
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
        assertThat(read.truncated()).as("no result was written").isTrue();
        same(read.recordings().getFirst().trace(), trace, trace.size());
        assertThat(read.recordings().getFirst().cast().actorCount()).isEqualTo(cast.actorCount());
    }

    @Test
    void cutOffOrDamagedAnywhereAWholePrefixIsReadOrASentenceSaid() throws Exception {
        var trace = random(40, new Random(3), 0);
        var file = written(trace, cast());
        var bytes = Files.readAllBytes(file);
        var damaged = folder.resolve("damaged.tape");
        int whole = 0, sentences = 0;
        for (int at = 0; at < bytes.length; at++) {
            for (boolean cut : new boolean[] {true, false}) {
                var bad = cut ? java.util.Arrays.copyOf(bytes, at) : bytes.clone();
                if (!cut) bad[at] ^= (byte) (1 << at % 8);
                Files.write(damaged, bad);
                try {
                    var tape = Tape.read(damaged);
                    assertThat(tape.truncated()).as("damaged at %d", at).isTrue();
                    assertThat(tape.about()).isEqualTo("about {}");
                    for (var recording : tape.recordings()) {
                        assertThat(recording.trace().size()).isIn(0L, 40L);
                        same(recording.trace(), trace, recording.trace().size());
                    }
                    whole++;
                } catch (UnreadableTape e) {
                    assertThat(e).hasMessageContaining("damaged.tape").message().endsWith(".");
                    sentences++;
                }
            }
        }
        assertThat(whole).isGreaterThan(500);
        assertThat(sentences).as("the head and the first block").isBetween(40, 200);
    }

    @Test
    void whatIsNoTapeOrNewerIsRefusedWithASentence() throws Exception {
        var newer = folder.resolve("newer.tape");
        var head = ByteBuffer.allocate(TapeWriter.HEAD).put(TapeWriter.MAGIC).putInt(TapeWriter.VERSION + 1);
        head.putInt(Block.checksum(head.array(), 0, TapeWriter.HEAD - 4));
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
