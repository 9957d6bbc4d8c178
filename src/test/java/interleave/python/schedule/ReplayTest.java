package interleave.python.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A schedule is the whole of what may differ between two runs.
class ReplayTest {
    /// Ids, hashes and order of sets, time, thread numbers: what differs from run to run elsewhere.
    private static final String TELLTALE = """
        import random, threading, time, queue
        class Thing: pass
        things = [Thing() for _ in range(20)]
        order = []
        q = queue.Queue(maxsize=2)
        lock = threading.Lock()
        def work(name):
            for i in range(3):
                with lock:
                    order.append((name, i, threading.get_ident(), time.monotonic_ns(), id(things[i])))
                q.put(name)
                if name == "b": time.sleep(0.01)
        def drain():
            for _ in range(6): order.append(q.get())
        threads = [threading.Thread(target=work, args=(n,)) for n in "ab"] + [threading.Thread(target=drain)]
        for t in threads: t.start()
        for t in threads: t.join(timeout=5)
        print(order)
        print([id(t) for t in set(things)], repr(lock), hash(things[0]), time.time(), random.random())
        """;

    private static Run random(Piece piece, int seed) {
        var random = new Random(seed);
        return piece.perform(point -> point.moves[random.nextInt(point.count)], true);
    }

    /// A cancelled run interrupts its threads, and one of the interrupts may come when the next run has begun.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStrayInterruptIsNoMove(boolean gil) throws InterruptedException {
        var piece = SearchTest.piece(TELLTALE, null, gil);
        for (int seed = 0; seed < 15; seed++) {
            int chosen = seed;
            var run = Deep.call(piece::cancel, () -> random(piece, chosen));
            var random = new Random(seed);
            var disturbed = Deep.call(piece::cancel, () -> piece.perform(point -> {
                Thread.currentThread().interrupt();
                return point.moves[random.nextInt(point.count)];
            }, true));
            assertThat(disturbed.steps()).isEqualTo(run.steps());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSameScheduleGivesTheSameRun(boolean gil) throws InterruptedException {
        var piece = SearchTest.piece(TELLTALE, null, gil);
        var outputs = new java.util.HashSet<String>();
        for (int seed = 0; seed < 15; seed++) {
            int chosen = seed;
            var run = Deep.call(piece::cancel, () -> random(piece, chosen));
            assertThat(run.ending()).isEqualTo(new Ending.Finished(null));
            var again = piece.replay(run.schedule());
            assertThat(again.steps()).isEqualTo(run.steps());
            assertThat(again.output()).isEqualTo(run.output());
            assertThat(again.schedule()).isEqualTo(run.schedule());
            assertThat(piece.replay(Schedule.parse(run.schedule().toString())).output()).isEqualTo(run.output());
            outputs.add(run.output());
        }
        assertThat(outputs).hasSizeGreaterThan(5);
    }

    /// A step back is the same prefix with one choice less, run again.
    @Test
    void aPrefixRunsTheSameStepsAndStopsThere() throws InterruptedException {
        var piece = SearchTest.piece(SearchTest.INCREMENTS, "lost", true);
        var schedule = Schedule.parse("1x3,0x3,2x6,1");
        var whole = piece.replay(schedule);
        for (int choices = schedule.size(); choices >= 0; choices--) {
            int upTo = choices;
            var part = piece.until(schedule, choices);
            assertThat(part.ending()).isInstanceOf(Ending.Stopped.class);
            assertThat(whole.steps()).startsWith(part.steps().toArray(Step[]::new));
            assertThat(part.steps()).filteredOn(step -> step.choice() >= 0).hasSize(upTo);
        }
        assertThat(piece.until(schedule, 3).ending().sentence()).isEqualTo("Stopped after 3 choices: thread 0 (MainThread) at program.py:19, "
            + "thread 1 (Thread-1 (get_then_set)) at program.py:12.");
    }

    @Test
    void aChoiceThatCantMoveNamesItsPlace() throws InterruptedException {
        var piece = SearchTest.piece(SearchTest.INCREMENTS, "lost", true);
        var run = piece.replay(Schedule.parse("1,1,2"));
        assertThat(run.ending()).isInstanceOf(Ending.Misfit.class);
        assertThat(run.ending().sentence()).isEqualTo("Choice 2 of the schedule is 2, but there is no thread 2 yet; possible there: 0, 1.");
        assertThat(piece.replay(Schedule.parse("1t")).ending().sentence()).contains("Choice 0", "no time-out");
    }

    @Test
    void schedulesAreReadAndWrittenAlike() {
        for (var text : new String[] {"", "0", "0,1x2,0", "2t,1x3,0t"}) assertThat(Schedule.parse(text).toString()).isEqualTo(text);
        assertThat(Schedule.parse("1,1,1")).isEqualTo(Schedule.parse("1x3"));
        assertThatThrownBy(() -> Schedule.parse("0,x")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("\"x\" is no choice");
    }

    @Test
    void timeGoesOnOnlyWithTimeOuts() throws InterruptedException {
        var run = new Piece("import time\nstart = time.monotonic()\ntime.sleep(3600)\nassert 3600 <= time.monotonic() - start < 3601\nprint('late')", "p.py", null,
            Map.of(), true, 1000).replay(Schedule.EMPTY);
        assertThat(run.ending()).isEqualTo(new Ending.Finished(null));
        assertThat(run.output()).isEqualTo("late\n");
    }
}
