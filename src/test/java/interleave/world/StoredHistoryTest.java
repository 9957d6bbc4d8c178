package interleave.world;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Cast;
import interleave.trace.Shelf;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredHistoryTest {
    private static List<byte[]> pieces(History history) throws IOException {
        var pieces = new ArrayList<byte[]>();
        history.store(pieces::add);
        return pieces;
    }

    private static List<Shelf.Place> places(List<byte[]> pieces) {
        return pieces.stream().map(piece -> Shelf.Place.all(Arena.ofAuto().allocate(piece.length).copyFrom(MemorySegment.ofArray(piece)))).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 500_000})
    void aHistoryComesBackAsItWasStored(int events) throws IOException {
        var run = SyntheticRun.of(events, 50);
        var history = run.history();
        var pieces = pieces(history);
        var stored = History.stored(run.trace(), run.cast(), places(pieces));
        assertThat(stored).isNotNull();
        Histories.areTheSame(stored, history, new SplittableRandom(1));
        assertThat(stored.fold()).isZero();
        assertThat(pieces(stored)).as("stored again").usingRecursiveComparison().isEqualTo(pieces);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsDamagedOrOfAnotherRecordingIsFoldedAnew(long seed) throws IOException {
        var run = SyntheticRun.of(50_000, 40);
        var pieces = pieces(run.history());
        assertThat(History.stored(SyntheticRun.of(40_000, 40).trace(), run.cast(), places(pieces))).isNull();
        assertThat(History.stored(run.trace(), new Cast(), places(pieces))).isNull();
        assertThat(History.stored(run.trace(), run.cast(), List.of())).isNull();
        assertThat(History.stored(run.trace(), run.cast(), places(pieces.subList(0, pieces.size() - 1)))).isNull();
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            var piece = pieces.getFirst().clone();
            for (int flips = random.nextInt(1, 4); flips > 0; flips--) piece[random.nextInt(piece.length)] ^= (byte) (1 << random.nextInt(8));
            History.stored(run.trace(), run.cast(), places(List.of(piece))); // null, or a history whose numbers are wrong: checksums are the tape's
        }
    }
}
