package interleave.engine.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RingTest {
    private static final int RECORDS = 8, TEXTS = 4;

    @TempDir Path folder;

    private static ByteBuffer ring() {
        var bytes = ByteBuffer.allocate(Ring.HEADER + RECORDS * Ring.RECORD + TEXTS * Ring.TEXT).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(0, Ring.MAGIC).putLong(8, RECORDS).putLong(24, TEXTS).putLong(48, 4711).putLong(80, 1).putLong(96, 1);
        return bytes;
    }

    private static void record(ByteBuffer ring, int place, int lap) {
        int at = Ring.HEADER + place * Ring.RECORD;
        ring.putLong(at, 100 + place).putLong(at + 8, place).putInt(at + 16, 3).putInt(at + 20, -1).putInt(at + 24, 12).putInt(at + 28, lap << 16 | 5);
    }

    private Path file(ByteBuffer bytes) throws IOException {
        return Files.write(folder.resolve("ring-1-00"), bytes.array());
    }

    @Test
    void recordsComeInOrderAndOnceTheyAreWhole() throws Exception {
        var bytes = ring();
        record(bytes, 0, 1);
        record(bytes, 1, 1);
        record(bytes, 2, 0); // being written
        try (var ring = java.util.Objects.requireNonNull(Ring.open(file(bytes)))) {
            assertThat(ring.header().pid()).isEqualTo(4711);
            assertThat(ring.next(false)).isTrue();
            assertThat(ring.nanos).isEqualTo(100);
            assertThat(ring.next(false)).isTrue();
            assertThat(ring.line).isEqualTo(12);
            assertThat(ring.kind).isEqualTo(5);
            assertThat(ring.next(false)).isFalse();
            assertThat(ring.lost()).isZero();
        }
    }

    @Test
    void aPlaceWhoseWriterWasKilledIsPassedOverAndCounted() throws Exception {
        var bytes = ring();
        record(bytes, 0, 1);
        record(bytes, 2, 1);
        try (var ring = java.util.Objects.requireNonNull(Ring.open(file(bytes)))) {
            assertThat(ring.next(true)).isTrue();
            assertThat(ring.next(true)).isTrue();
            assertThat(ring.nanos).isEqualTo(102);
            assertThat(ring.next(true)).isFalse();
            assertThat(ring.lost()).isEqualTo(1);
        }
    }

    @Test
    void whatIsLeftOfThePreviousLapIsNotReadAgain() throws Exception {
        var bytes = ring();
        for (int place = 0; place < RECORDS; place++) record(bytes, place, 1);
        var file = file(bytes);
        try (var ring = java.util.Objects.requireNonNull(Ring.open(file)); var writer = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            for (int place = 0; place < RECORDS; place++) assertThat(ring.next(false)).isTrue();
            assertThat(ring.next(false)).isFalse();
            writer.seek(Ring.HEADER + 30);
            writer.write(2); // the first place, filled again
            assertThat(ring.next(false)).isTrue();
            assertThat(ring.next(false)).isFalse();
            assertThat(ring.lost()).isZero();
        }
    }

    @Test
    void aTextIsOneCleanLine() throws Exception {
        var bytes = ring();
        byte[] text = "evil\u001b[31m\nname\u202E".getBytes(StandardCharsets.UTF_8);
        int at = Ring.HEADER + RECORDS * Ring.RECORD;
        bytes.putInt(at, 1).putInt(at + 4, text.length).putLong(at + 8, 42).put(at + 16, text);
        bytes.putInt(at + Ring.TEXT, 2).putInt(at + Ring.TEXT + 4, 1_000_000); // a length that can't be
        try (var ring = java.util.Objects.requireNonNull(Ring.open(file(bytes)))) {
            assertThat(ring.text(0)).isEqualTo("evil [31m name");
            assertThat(ring.value(0)).isEqualTo(42);
            assertThat(ring.text(1)).hasSizeLessThanOrEqualTo(Ring.TEXT);
            assertThat(ring.text(7)).isEmpty();
            assertThat(ring.text(-1)).isEmpty();
        }
    }

    @Test
    void anUnfinishedFileIsLeftForLaterAndOneThatIsNoRingIsRefused() throws Exception {
        assertThat(Ring.open(file(ring().putLong(96, 0)))).isNull();
        assertThat(Ring.open(Files.write(folder.resolve("empty"), new byte[0]))).isNull();
        assertThatThrownBy(() -> Ring.open(file(ring().putLong(8, 1L << 40)))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Ring.open(file(ring().putLong(8, 7)))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Ring.open(file(ring().putLong(24, -1)))).isInstanceOf(IOException.class);
    }

    @Test
    void garbageEndsAndHarmsNobody() throws Exception {
        var random = new Random(7);
        for (int trial = 0; trial < 200; trial++) {
            var bytes = ring();
            byte[] noise = new byte[RECORDS * Ring.RECORD + TEXTS * Ring.TEXT];
            random.nextBytes(noise);
            bytes.put(Ring.HEADER, noise);
            for (int place = 0; place < RECORDS; place++) if (random.nextBoolean()) bytes.putInt(Ring.HEADER + place * Ring.RECORD + 28, 1 << 16 | random.nextInt(1 << 16));
            try (var ring = java.util.Objects.requireNonNull(Ring.open(file(bytes)))) {
                int read = 0;
                while (ring.next(true)) {
                    ring.text(ring.argument);
                    ring.value(ring.argument);
                    read++;
                }
                ring.release();
                assertThat(read).isLessThanOrEqualTo(RECORDS);
            }
        }
    }
}
