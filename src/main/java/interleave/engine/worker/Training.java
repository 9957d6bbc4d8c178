package interleave.engine.worker;

import interleave.python.LittlePython;
import interleave.python.vm.Config;
import interleave.trace.Cast;
import java.util.List;
import java.util.Map;

/// Trains the AOT cache of workers: one pool with one worker that does some of everything and ends in an orderly way. The last step of `package` runs it, with the
/// file to write as `interleave.worker.train`.
public final class Training {
    private static final String PROGRAM = """
        import multiprocessing, threading, time, os, sys

        class Point:
            def __init__(self, x):
                self.x = x

        def work(task):
            with threading.Lock():
                return [Point(task.x + 1), {'sum': sum(i * i for i in range(20000))}, 'text %d' % task.x, b'bytes' * 100, 2.5]

        def fail(task):
            raise ValueError(task)

        if __name__ == '__main__':
            started = multiprocessing.Semaphore(0)
            with multiprocessing.Pool(1, started.release) as pool:
                assert started.acquire(timeout=60)
                pool.map(work, [Point(i) for i in range(50)], 5)
                try:
                    pool.apply(fail, (1,))
                except ValueError:
                    pass
                pool.close()
                pool.join()
        """;

    private Training() {}

    public static void main(String[] arguments) throws InterruptedException {
        var cast = new Cast();
        int process = cast.process("main").id();
        var recorder = interleave.recorder.RingRecorder.start();
        int status;
        try (recorder; var hub = new Hub(new Hub.Program("training.py", PROGRAM, "__main__", Map.of(), List.of("training.py")),
                new Hub.Scene(cast, process, recorder, (stream, text) -> System.err.print(text)), new Hub.Mode(true, 5_000_000, true))) {
            var config = new Config(true, cast, process, recorder, System.out::print, System.err::print, List.of("training.py"), Map.of(), hub.processes());
            status = LittlePython.runMain(LittlePython.interpreter(config), PROGRAM, "training.py");
        }
        System.exit(status);
    }
}
