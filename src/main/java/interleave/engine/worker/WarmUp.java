package interleave.engine.worker;

import interleave.python.LittlePython;
import interleave.python.vm.Calls;
import interleave.python.vm.Config;
import interleave.python.vm.Interpreter;
import interleave.python.vm.PyThread;
import interleave.recorder.RingRecorder;
import interleave.trace.Cast;
import interleave.trace.ColumnTrace;
import interleave.wire.Message;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

/// Warms a worker's JVM up: runs the library's `multiprocessing._rehearsal.mix` in an interpreter of its own until two successive timings agree within 5 %, for at
/// least three tenths of a second (the compiler works beside it, and meanwhile slow code is as fast as itself) and at most five seconds. What is timed is the
/// thread's CPU time: beside other workers that warm up, wall time agrees with nothing.
///
/// It can't be the program's own tasks: they may only be run once. So what is warm afterwards is the interpreter, as CPython's is from the start; nothing of the
/// program has run, and nothing of it is recorded.
final class WarmUp {
    private static final double AGREEMENT = 0.05;
    private static final long LEAST_NANOS = 300_000_000L, MOST_NANOS = 5_000_000_000L;
    private static final RingRecorder.Settings SMALL = new RingRecorder.Settings(8, 4_000_000, 2_000_000);

    private WarmUp() {}

    static Message.Warm run(boolean gil, boolean recorded) throws InterruptedException {
        long start = System.nanoTime();
        var cast = new Cast();
        int process = cast.process("rehearsal").id();
        var recorder = recorded ? RingRecorder.start(new ColumnTrace(0), SMALL) : null;
        var config = new Config(gil, cast, process, recorder, text -> { }, text -> { }, List.of(""), Map.of());
        var python = LittlePython.interpreter(config);
        var timings = new int[1];
        var thread = Thread.ofPlatform().name("rehearsal").daemon().stackSize(Interpreter.STACK_BYTES)
            .start(() -> timings[0] = python.run("rehearsal", me -> settle(me, start)));
        thread.join();
        if (recorder != null) recorder.close();
        return new Message.Warm(System.nanoTime() - start, timings[0]);
    }

    private static int settle(PyThread me, long start) {
        var mix = me.interpreter.imports().module(me, "multiprocessing._rehearsal").globals().get("mix");
        var threads = ManagementFactory.getThreadMXBean();
        long before = -1;
        int timings = 0;
        while (true) {
            long begun = threads.getCurrentThreadCpuTime();
            Calls.call0(me, mix);
            long time = threads.getCurrentThreadCpuTime() - begun, now = System.nanoTime();
            timings++;
            boolean agree = now - start >= LEAST_NANOS && before > 0 && Math.abs(time - before) <= AGREEMENT * Math.max(time, before);
            if (agree || now - start >= MOST_NANOS) return timings;
            before = time;
        }
    }
}
