package interleave.python.lib;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.python.LittlePython;
import interleave.python.vm.Config;
import interleave.python.vm.Interpreter;
import interleave.recorder.RingRecorder;
import interleave.trace.Actor;
import interleave.trace.Cast;
import interleave.trace.EventKind;
import interleave.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the recorder sees of tasks, and what is left after a loop that was cancelled.
@Timeout(60)
class AsyncioTest {
    private static final String TWO_TASKS = """
        import asyncio
        async def work(lock):
            async with lock:
                await asyncio.sleep(0.001)
        async def main():
            lock = asyncio.Lock()
            await asyncio.gather(work(lock), work(lock))
        asyncio.run(main())
        """;

    private final Cast cast = new Cast();
    private final StringBuffer output = new StringBuffer();

    private record Event(EventKind kind, int line, long argument) {}

    /// Runs a program with the recorder on.
    private Trace record(String program) throws InterruptedException {
        var recorder = RingRecorder.start();
        var config = new Config(true, cast, cast.process("main").id(), recorder, output::append, output::append, List.of("p"), Map.of());
        try {
            assertThat(LittlePython.runMain(LittlePython.interpreter(config), program, "p.py")).as(output.toString()).isZero();
        } finally {
            recorder.close();
        }
        return recorder.trace();
    }

    private static List<Event> of(Trace trace, Actor actor) {
        var events = new ArrayList<Event>();
        for (long i = 0; i < trace.size(); i++) {
            if (trace.actor(i) == actor.id()) events.add(new Event(trace.kind(i), trace.line(i), trace.argument(i)));
        }
        return events;
    }

    private Actor task(String name) {
        return cast.actors().stream().filter(actor -> actor.kind() == Actor.Kind.TASK && actor.name().startsWith(name)).findFirst().orElseThrow();
    }

    @Test
    void everyTaskIsAnActorThatGetsItsTurnFromTheLoopsThread() throws Exception {
        var trace = record(TWO_TASKS);
        var tasks = cast.actors().stream().filter(actor -> actor.kind() == Actor.Kind.TASK).map(Actor::name).toList();
        assertThat(tasks.subList(0, 3)).allMatch(name -> name.matches("Task-\\d+ \\((main|work)\\)"));
        var main = cast.actors().stream().filter(actor -> actor.name().equals("MainThread")).findFirst().orElseThrow();
        for (var name : tasks.subList(0, 3)) {
            var events = of(trace, task(name));
            assertThat(events.getFirst().kind()).isEqualTo(EventKind.THREAD_START);
            assertThat(events.getLast().kind()).isEqualTo(EventKind.THREAD_END);
            assertThat(events).filteredOn(e -> e.kind() == EventKind.TURN_BEGIN).isNotEmpty().allMatch(e -> e.argument() == main.id());
        }
    }

    @Test
    void aTaskSaysWhatItWaitsForAndOnWhichLineOfTheProgram() throws Exception {
        var trace = record(TWO_TASKS);
        var workers = cast.actors().stream().filter(actor -> actor.name().endsWith("(work)")).toList();
        assertThat(of(trace, workers.getFirst())).extracting(Event::kind).containsSubsequence(EventKind.TURN_BEGIN, EventKind.LOCK_ACQUIRE,
            EventKind.SLEEP_BEGIN, EventKind.SLEEP_END, EventKind.TURN_READY, EventKind.TURN_BEGIN, EventKind.LOCK_RELEASE, EventKind.THREAD_END);
        assertThat(of(trace, workers.getLast())).extracting(Event::kind).containsSubsequence(EventKind.LOCK_WAIT, EventKind.TURN_READY,
            EventKind.TURN_BEGIN, EventKind.LOCK_ACQUIRE, EventKind.LOCK_RELEASE);
        assertThat(of(trace, workers.getFirst())).filteredOn(e -> e.kind() == EventKind.SLEEP_BEGIN).containsExactly(
            new Event(EventKind.SLEEP_BEGIN, 4, 1_000_000));
    }

    @Test
    void aLoopThatWaitsForEverEndsWithTheRunAndLeavesNoSocket() throws Exception {
        var listening = new CountDownLatch(1);
        var port = new StringBuffer();
        var config = Config.plain(true).output(text -> {
            port.append(text);
            listening.countDown();
        }, output::append);
        var interpreter = LittlePython.interpreter(config);
        var run = new Thread(() -> run(interpreter));
        run.start();
        assertThat(listening.await(30, TimeUnit.SECONDS)).isTrue();
        interpreter.cancel();
        run.join(20_000);
        assertThat(run.isAlive()).isFalse();
        try (var again = new java.net.ServerSocket()) {
            again.setReuseAddress(false);
            again.bind(new java.net.InetSocketAddress("127.0.0.1", Integer.parseInt(port.toString().strip())));
        }
    }

    private static void run(Interpreter interpreter) {
        try {
            LittlePython.runMain(interpreter, """
                import asyncio
                async def main():
                    server = await asyncio.start_server(lambda r, w: None, "127.0.0.1", 0)
                    print(server.sockets[0].getsockname()[1])
                    await server.serve_forever()
                asyncio.run(main())
                """, "p.py");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
