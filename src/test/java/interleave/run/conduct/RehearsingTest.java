package interleave.run.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.python.schedule.Ending;
import interleave.python.schedule.Operation;
import interleave.python.schedule.Search;
import interleave.teaching.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A session of conducting, as the window uses it.
class RehearsingTest {
    private static final Search.Limits SMALL = new Search.Limits(2, 20_000, 120, false);
    private Set<Thread> before;

    @BeforeEach
    void look() {
        before = Thread.getAllStackTraces().keySet();
    }

    /// Closing ends whatever goes on.
    @AfterEach
    void noThreadIsLeft() {
        var left = new HashSet<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        assertThat(left).as("threads of the session or its programs").noneMatch(thread -> thread.isAlive()
            && (thread.getName().startsWith("rehearsal") || thread.getName().equals("conduct") || thread.getName().startsWith("Thread-") || thread.getName().length() == 1));
    }

    private static Subject lesson(String function) {
        var program = Catalog.read().entry("thread_safety").orElseThrow().lesson().orElseThrow().program();
        return new Subject(function, program.source(), program.fileName(), function, Map.of(), true);
    }

    private static Subject program(String source) {
        return new Subject("program", source, "program.py", null, Map.of(), true);
    }

    private static Rehearsal until(Rehearsing session, Predicate<Rehearsal> holds) throws InterruptedException {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!holds.test(session.state())) {
            assertThat(System.nanoTime()).as("in time; now %s, %s", session.state().now() == null ? null : session.state().now().operations(), session.state().error()).isLessThan(end);
            Thread.sleep(5);
        }
        return session.state();
    }

    private static Rehearsal idle(Rehearsing session) throws InterruptedException {
        return until(session, state -> !state.busy());
    }

    private static void go(Rehearsing session, int... threads) throws InterruptedException {
        for (int thread : threads) {
            var was = idle(session).now();
            session.choose(thread, false, true);
            until(session, state -> !state.busy() && state.now() != was);
        }
    }

    private interface Use {
        void with(Rehearsing session) throws Exception;
    }

    private static void conducting(Subject subject, Use use) throws Exception {
        var session = Rehearsing.open(subject);
        try {
            use.with(session);
        } finally {
            session.close();
            session.await();
        }
    }

    private static List<String> told(List<Operation> operations) {
        return operations.stream().map(operation -> operation.name() + " " + operation.text()).toList();
    }

    @Test
    void itOpensWithTheThreadsAtTheirFirstLineAndNamesWhatComesNext() throws Exception {
        conducting(lesson("search_get_then_set"), session -> {
            var state = idle(session);
            assertThat(told(state.now().operations())).contains("MainThread starts A", "MainThread starts B");
            assertThat(state.next()).containsEntry(1, "get → ?").containsEntry(2, "get → ?");
            assertThat(state.expected()).containsEntry("shared._items['count']", "2");
        });
    }

    @Test
    void fourMovesLoseAnUpdateAndAStepBackTakesItBack() throws Exception {
        conducting(lesson("search_get_then_set"), session -> {
            go(session, 1, 2, 1, 2);
            var lost = session.state();
            assertThat(told(lost.now().operations())).endsWith("A get → 0", "B get → 0", "A set(1)", "B set(1)");
            assertThat(lost.now().operations().getLast().warnings()).hasSize(1);
            session.back(true);
            var back = until(session, state -> !state.busy() && state.now() != lost.now());
            assertThat(told(back.now().operations())).endsWith("A get → 0", "B get → 0", "A set(1)");
            assertThat(told(back.coming())).containsExactly("B set(1)");
            session.forward();
            var on = until(session, state -> !state.busy() && state.now() != back.now());
            assertThat(on.now().run().schedule()).isEqualTo(lost.now().run().schedule());
            assertThat(on.coming()).isEmpty();
            session.to(0);
            var start = until(session, state -> !state.busy() && state.now() != on.now());
            assertThat(start.now().choices()).isZero();
            assertThat(told(start.coming())).endsWith("B set(1)");
            session.restart();
            assertThat(until(session, state -> !state.busy() && state.now() != start.now()).coming()).isEmpty();
        });
    }

    @Test
    void theSearchFindsTheShortestAndItIsGoneThroughStepByStep() throws Exception {
        conducting(lesson("search_get_then_set"), session -> {
            idle(session);
            session.search(SMALL);
            var found = until(session, state -> state.search() != null && !state.search().running()).search().report().found();
            assertThat(found).isNotNull();
            assertThat(session.state().search().sentence()).contains("tried. The shortest that fails has 1 preemption");
            var opened = idle(session).now();
            session.rehearse(found.schedule());
            var at = until(session, state -> !state.busy() && state.now() != opened);
            assertThat(at.coming()).isNotEmpty();
            for (int i = 0; i < 100 && !at.over(); i++) {
                var was = at.now();
                session.forward();
                at = until(session, state -> !state.busy() && state.now() != was);
            }
            assertThat(at.now().run().ending()).isInstanceOf(Ending.Wrong.class);
            assertThat(at.coming()).isEmpty();
        });
    }

    @Test
    void theRepairedProgramHasNoFailingSchedule() throws Exception {
        conducting(lesson("search_locked_update"), session -> {
            session.search(SMALL);
            var search = until(session, state -> state.search() != null && !state.search().running()).search();
            assertThat(search.report().found()).isNull();
            assertThat(search.report().complete()).isTrue();
            assertThat(search.sentence()).startsWith("None of ").endsWith("all up to the bound of preemptions were tried.");
        });
    }

    @Test
    void aSearchIsCancelledAndEverythingElseGoesOn() throws Exception {
        conducting(lesson("search_get_then_set"), session -> {
            idle(session);
            session.search(new Search.Limits(8, 10_000_000, 600, true));
            until(session, state -> state.search() != null && state.search().tried() > 0);
            go(session, 1);
            session.cancelSearch();
            var search = until(session, state -> !state.search().running()).search();
            assertThat(search.report().stopped()).isEqualTo("it was cancelled");
            go(session, 2);
        });
    }

    @Test
    void closingEndsASearchAndAMove() throws Exception {
        var session = Rehearsing.open(program("import threading\ndef f():\n    for i in range(10**9): pass\nt = threading.Thread(target=f)\nt.start()\nt.join()\n"));
        session.search(new Search.Limits(8, 10_000_000, 600, true));
        Thread.sleep(20);
        long start = System.nanoTime();
        session.close();
        session.await();
        assertThat(System.nanoTime() - start).as("within moments").isLessThan(20_000_000_000L);
    }

    @Test
    void aDeadlockIsAnEnding() throws Exception {
        conducting(program("""
            import threading
            left = threading.Lock()
            right = threading.Lock()
            def take(first, second):
                with first:
                    len("a switch can fall here")
                    with second: pass
            a = threading.Thread(target=take, args=(left, right), name="A")
            b = threading.Thread(target=take, args=(right, left), name="B")
            a.start(); b.start(); a.join(); b.join()
            """), session -> {
            go(session, 1, 2, 1, 2); // only the main thread can move then, so it does
            assertThat(session.state().now().run().ending()).isInstanceOf(Ending.Deadlocked.class);
            assertThat(session.state().over()).isTrue();
        });
    }

    @Test
    void whatCantBeControlledIsRefusedWithASentence() throws Exception {
        conducting(program("import socket\ns = socket.create_connection(('127.0.0.1', 9))\n"), session ->
            assertThat(idle(session).error()).startsWith("The scheduler can't control ").endsWith("conduct a program of threads, locks and queues."));
        conducting(program("def ("), session -> assertThat(idle(session).error()).contains("SyntaxError"));
    }

    @Test
    void aScheduleIsSavedAndReplayed(@TempDir Path folder) throws Exception {
        var file = folder.resolve("lost.schedule");
        conducting(lesson("search_get_then_set"), session -> {
            go(session, 1, 2, 1);
            session.save(file);
            assertThat(Files.readString(file)).contains("function search_get_then_set", "schedule " + session.state().now().run().schedule());
        });
        conducting(lesson("search_get_then_set"), session -> {
            var opened = idle(session).now();
            session.load(file);
            assertThat(told(until(session, state -> !state.busy() && state.now() != opened).now().operations())).endsWith("A get → 0", "B get → 0", "A set(1)");
            session.replay("0,zero");
            assertThat(until(session, state -> state.error() != null).error()).contains("\"zero\" is no choice of a schedule");
            session.replay("7");
            assertThat(until(session, state -> state.error() != null && state.error().contains("thread 7")).error()).startsWith("Choice 0 of the schedule is 7");
        });
        conducting(lesson("search_plus_equals"), session -> assertThatThrownBy(() -> session.load(file)).isInstanceOf(IOException.class).hasMessageContaining("search_get_then_set"));
        Files.writeString(file, "<html>");
        conducting(lesson("search_get_then_set"), session -> {
            assertThatThrownBy(() -> session.load(file)).isInstanceOf(IOException.class).hasMessageContaining("is no schedule");
            assertThatThrownBy(() -> session.load(folder.resolve("none"))).isInstanceOf(IOException.class).hasMessageContaining("can't be read");
        });
    }
}
