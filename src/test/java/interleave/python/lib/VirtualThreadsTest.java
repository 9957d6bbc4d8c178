package interleave.python.lib;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.python.LittlePython;
import interleave.python.vm.Config;
import interleave.trace.Actor;
import interleave.trace.Cast;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `virtual.Thread`: as `threading.Thread`, by the thousand.
@Timeout(120)
class VirtualThreadsTest {
    private final Cast cast = new Cast();
    private final StringBuffer output = new StringBuffer();

    private int run(boolean gil, String program) throws InterruptedException {
        var config = new Config(gil, cast, cast.process("main").id(), null, output::append, output::append, List.of("p"), Map.of());
        var interpreter = LittlePython.interpreter(config);
        int status = LittlePython.runMain(interpreter, program, "p.py");
        for (var reading : interpreter.readings()) {
            if (cast.actor(reading.actor()).kind() == Actor.Kind.TASK) assertThat(reading.cpuNanos()).as("not measured").isEqualTo(-1);
        }
        return status;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aThousandThatWaitAtOnceEachDoTheirWork(boolean gil) throws Exception {
        assertThat(run(gil, """
            import threading, virtual
            count, lock, all_wait, go = 0, threading.Lock(), threading.Semaphore(0), threading.Event()
            def work():
                global count
                all_wait.release()
                go.wait()
                with lock:
                    count += 1
            threads = [virtual.Thread(target=work) for _ in range(1000)]
            for t in threads: t.start()
            for _ in threads: all_wait.acquire()
            print(count, threading.active_count())
            go.set()
            for t in threads: t.join()
            print(count, isinstance(threads[0], threading.Thread))
            """)).as(output.toString()).isZero();
        assertThat(output.toString()).isEqualTo("0 1001\n1000 True\n");
        assertThat(cast.actors()).filteredOn(actor -> actor.kind() == Actor.Kind.TASK).hasSize(1000).allMatch(actor -> actor.javaThreadId() == -1);
    }

    @Test
    void theGilKeepsThemFromRunningAtOnceAndTakesTurnsAmongThem() throws Exception {
        assertThat(run(true, """
            import virtual, sys
            sys.setswitchinterval(0.0005)
            order, done = [], [False, False]
            def work(me):
                for i in range(200000):
                    if i % 1000 == 0:
                        order.append(me)
                done[me] = True
            threads = [virtual.Thread(target=work, args=(i,)) for i in range(2)]
            for t in threads: t.start()
            for t in threads: t.join()
            changes = sum(1 for a, b in zip(order, order[1:]) if a != b)
            print(done, len(order), changes > 1)
            """)).as(output.toString()).isZero();
        assertThat(output.toString()).isEqualTo("[True, True] 400 True\n");
    }
}
