package interleave.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `concurrent.futures.ProcessPoolExecutor`; what the programs print was compared with CPython 3.13's.
@Timeout(120)
class ProcessPoolExecutorTest {
    private static void prints(String program, String expected) throws InterruptedException {
        var run = Runs.run(program);
        assertThat(run.output()).as(run.errors()).isEqualTo(expected);
        assertThat(Runs.processesWith(run.hub().token())).as("processes of this run that are left").isEmpty();
    }

    @Test
    void callsRunInOtherProcessesAndFailuresComeHome() throws InterruptedException {
        prints("""
            import os
            from concurrent.futures import ProcessPoolExecutor, as_completed

            def square(x):
                return x * x, os.getpid()

            def fail(x):
                raise KeyError(x)

            base = 0

            def prepare(value):
                global base
                base = value

            def use(x):
                return base + x

            if __name__ == '__main__':
                with ProcessPoolExecutor(2) as pool:
                    answers = list(pool.map(square, range(6), chunksize=2))
                    print([square for square, pid in answers], os.getpid() in [pid for square, pid in answers])
                    print(sorted(f.result()[0] for f in as_completed([pool.submit(square, i) for i in range(4)])))
                    bad = pool.submit(fail, 'k')
                    print(repr(bad.exception()), type(bad.exception().__cause__).__name__, 'in fail' in str(bad.exception().__cause__))
                    print(type(pool.submit(lambda: 1).exception()).__name__ in ('PicklingError', 'AttributeError'))
                    print(pool.submit(square, 3).result()[0])
                try:
                    pool.submit(square, 1)
                except RuntimeError as e:
                    print(e)
                with ProcessPoolExecutor(1, initializer=prepare, initargs=(100,)) as pool:
                    print(pool.submit(use, 5).result())
            """, """
            [0, 1, 4, 9, 16, 25] False
            [0, 1, 4, 9]
            KeyError('k') _RemoteTraceback True
            True
            9
            cannot schedule new futures after shutdown
            105
            """);
    }

    @Test
    void aKilledWorkerAndAFailingInitializerBreakIt() throws InterruptedException {
        prints("""
            import multiprocessing, sys, time
            from concurrent.futures import ProcessPoolExecutor
            from concurrent.futures.process import BrokenProcessPool

            def fail():
                sys.exit(3)

            if __name__ == '__main__':
                with ProcessPoolExecutor(2) as pool:
                    stuck = [pool.submit(time.sleep, 60) for _ in range(3)]
                    while not stuck[0].running():
                        time.sleep(0.01)
                    multiprocessing.active_children()[0].kill()
                    for f in stuck:
                        try:
                            f.result()
                        except BrokenProcessPool as e:
                            print(e)
                    try:
                        pool.submit(int, '1')
                    except BrokenProcessPool as e:
                        print(e)
                with ProcessPoolExecutor(1, initializer=fail) as pool:
                    print(type(pool.submit(int, '1').exception()).__name__)
            """, """
            A process in the process pool was terminated abruptly while the future was running or pending.
            A process in the process pool was terminated abruptly while the future was running or pending.
            A process in the process pool was terminated abruptly while the future was running or pending.
            A child process terminated abruptly, the process pool is not usable anymore
            BrokenProcessPool
            """);
    }
}
