package interleave.python.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a conducted run that is watched says of itself.
class ConductTest {
    private static final String COUNTER = """
        import threading

        class Counter:
            def __init__(self):
                self.value = 7
                self.lock = threading.RLock()

            def get(self):
                with self.lock:
                    return self.value

            def set(self, value):
                with self.lock:
                    self.value = value

        def work(counter):
            current = counter.get()
            counter.set(current + 1)

        def lost():
            counter = Counter()
            threads = [threading.Thread(target=work, args=(counter,), name=name) for name in "AB"]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            return {"ok": counter.value == 9}

        def bare():
            box = {"n": 7}
            def add(): box["n"] += 1
            threads = [threading.Thread(target=add, name=name) for name in "AB"]
            for thread in threads: thread.start()
            for thread in threads: thread.join()

        def crosswise():
            left = threading.Lock()
            right = threading.Lock()
            def take(first, second):
                with first:
                    len("a switch can fall here")
                    with second:
                        pass
            threads = [threading.Thread(target=take, args=pair, name=name) for name, pair in (("A", (left, right)), ("B", (right, left)))]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
        """;

    private static Piece piece(String function, boolean gil) {
        return new Piece(COUNTER, "program.py", function, Map.of(), gil, Piece.MOST_STEPS).watched();
    }

    /// Lets these threads go, an operation each.
    private static Conducted moves(Piece piece, int... threads) throws InterruptedException {
        var now = piece.conduct(Schedule.EMPTY, null, true);
        for (int thread : threads) now = piece.conduct(now.run().schedule(), new Choice(thread, false), true);
        return now;
    }

    private static List<String> told(Conducted run) {
        return run.operations().stream().map(operation -> operation.name() + " " + operation.text()).toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void operationsAreNamedByWhatTheyCameTo(boolean gil) throws InterruptedException {
        var run = moves(piece("lost", gil), 0, 1, 2, 1, 2);
        assertThat(told(run)).containsSubsequence("MainThread starts A", "MainThread starts B", "A get → 7", "B get → 7");
        assertThat(told(run).get(told(run).indexOf("B get → 7") + 1)).startsWith("A set(8)");
        assertThat(told(run).get(told(run).indexOf("B get → 7") + 2)).startsWith("B set(8)");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCopyGoesStaleWhenAnotherThreadWrites(boolean gil) throws InterruptedException {
        var piece = piece("lost", gil);
        var read = moves(piece, 0, 1, 2);
        assertThat(read.standing().places()).filteredOn(Standing.Place::shared).singleElement().satisfies(place -> {
            assertThat(place.name()).isEqualTo("counter.value");
            assertThat(place.value()).isEqualTo("7");
            assertThat(place.writer()).isEqualTo(-1);
        });
        for (int thread : new int[] {1, 2}) {
            assertThat(read.standing().players().get(thread).copies()).singleElement().satisfies(copy -> {
                assertThat(copy.value()).isEqualTo("7");
                assertThat(copy.stale()).isFalse();
            });
        }
        var written = moves(piece, 0, 1, 2, 1);
        assertThat(written.standing().places()).filteredOn(Standing.Place::shared).singleElement().satisfies(place -> {
            assertThat(place.value()).isEqualTo("8");
            assertThat(place.writer()).isEqualTo(1);
        });
        assertThat(written.standing().players().get(2).copies()).singleElement().satisfies(copy -> assertThat(copy.stale()).isTrue());
        assertThat(written.standing().players().get(1).copies()).isEmpty();
        assertThat(written.operations()).allSatisfy(operation -> assertThat(operation.warnings()).isEmpty());
        var lost = moves(piece, 0, 1, 2, 1, 2);
        assertThat(lost.operations().stream().flatMap(operation -> operation.warnings().stream())).singleElement().asString()
            .startsWith("B wrote counter.value = 8 while ").endsWith(" was stale: what A had written is overwritten.");
    }

    @Test
    void aVariableIsNamedOnceItHasTheCopy() throws InterruptedException {
        var piece = piece("lost", true);
        var now = moves(piece, 0, 1);
        for (int i = 0; i < 10 && !now.standing().players().get(1).function().equals("set"); i++) now = piece.conduct(now.run().schedule(), new Choice(1, false), false);
        assertThat(now.standing().players().get(1).copies()).singleElement().satisfies(copy -> assertThat(copy.variable()).isEqualTo("current"));
        assertThat(now.standing().players().get(1).locals()).contains(new Standing.Variable("value", "8"));
    }

    @Test
    void withoutAGilReadAndWriteOfPlusEqualsAreTwoOperations() throws InterruptedException {
        var run = moves(piece("bare", false), 0, 1, 2);
        assertThat(told(run)).endsWith("A n → 7", "B n → 7");
        assertThat(run.standing().players().get(1).copies()).containsExactly(new Standing.Copy("", run.standing().players().get(2).copies().getFirst().place(), "7", false));
        assertThat(told(moves(piece("bare", true), 0, 1))).anyMatch(text -> text.startsWith("A n = 8"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLockThatIsKeptIsAnOperationOfItsOwn(boolean gil) throws InterruptedException {
        var run = moves(piece("crosswise", gil), 0, 1, 2);
        assertThat(told(run)).endsWith("A takes left", "B takes right");
        assertThat(run.standing().things()).filteredOn(Standing.Thing::isLock).extracting(Standing.Thing::name, Standing.Thing::holder)
            .containsExactly(org.assertj.core.groups.Tuple.tuple("left", 1), org.assertj.core.groups.Tuple.tuple("right", 2));
        var stuck = moves(piece("crosswise", gil), 0, 1, 2, 1, 2, 0);
        assertThat(stuck.run().ending()).isInstanceOf(Ending.Deadlocked.class);
        assertThat(told(stuck)).contains("A waits for right", "B waits for left");
        assertThat(stuck.standing().things().getFirst().waiters()).containsExactly(2);
        assertThat(stuck.standing().players().get(1).waits()).isEqualTo("waits for right");
    }

    static Stream<Path> programs() throws IOException {
        return ConductedProgramsTest.programs();
    }

    /// Being watched changes nothing: the same steps, the same output.
    @ParameterizedTest
    @MethodSource("programs")
    void aWatchedRunIsTheSameRun(Path program) throws Exception {
        for (boolean gil : new boolean[] {true, false}) {
            var piece = new Piece(Files.readString(program), program.getFileName().toString(), null, Map.of(), gil, 200_000);
            var run = piece.replay(Schedule.EMPTY);
            var watched = piece.watched().conductToEnd(Schedule.EMPTY);
            assertThat(watched.run().steps()).isEqualTo(run.steps());
            assertThat(watched.run().output()).isEqualTo(run.output());
            assertThat(watched.run().ending()).isEqualTo(run.ending());
            assertThat(watched.operations().stream().mapToInt(Operation::steps).sum()).isEqualTo(run.steps().size());
        }
    }
}
