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
    void theGilIsTakenFromOneThatNeverLetsGoOfIt() throws Exception {
        assertThat(run(true, """
            import virtual
            turns = [0, 0]
            def work(me):
                while turns[1 - me] < 3:
                    seen = turns[1 - me]
                    turns[me] += 1
                    while turns[1 - me] == seen and seen < 3:
                        pass
                turns[me] = 3
            threads = [virtual.Thread(target=work, args=(i,)) for i in range(2)]
            for t in threads: t.start()
            for t in threads: t.join()
            print(turns)
            """)).as(output.toString()).isZero();
        assertThat(output.toString()).isEqualTo("[3, 3]\n");
    }
}
