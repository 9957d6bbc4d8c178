package interleave.python.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static final Search.Limits LIMITS = new Search.Limits(2, 20_000, 60);

    private static final String INCREMENTS = """
        import threading

        class Counter:
            def __init__(self):
                self.value = 0
                self.lock = threading.RLock()

            def get(self):
                with self.lock:
                    return self.value

            def set(self, value):
                with self.lock:
                    self.value = value

        def act(update):
            counter = Counter()
            threads = [threading.Thread(target=update, args=(counter,)) for _ in range(2)]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            assert counter.value == 2, counter.value

        def get_then_set(counter):
            counter.set(counter.get() + 1)

        def update(counter):
            with counter.lock:
                counter.set(counter.get() + 1)

        def lost(): act(get_then_set)

        def locked(): act(update)
        """;

    private static Search.Report search(String function, boolean gil) throws InterruptedException {
        return new Search(new Piece(INCREMENTS, "increments.py", function, Map.of(), gil, Piece.MOST_STEPS), LIMITS).run();
    }

    @Test
    void oneIncrementEachIsLostWithOnePreemption() throws InterruptedException {
        for (boolean gil : new boolean[] {true, false}) {
            var report = search("lost", gil);
            System.out.println(report.tried() + " " + report.seconds() + " " + report.found().schedule() + " " + report.levels());
            report.found().run().steps().forEach(System.out::println);
            assertThat(report.found()).isNotNull();
            assertThat(report.found().preemptions()).isEqualTo(1);
        }
    }

    @Test
    void theLockedUpdateLosesNothing() throws InterruptedException {
        for (boolean gil : new boolean[] {true, false}) {
            var report = search("locked", gil);
            System.out.println(report.tried() + " " + report.seconds() + " " + report.levels() + report.stopped());
            assertThat(report.found()).isNull();
            assertThat(report.complete()).isTrue();
        }
    }
}
