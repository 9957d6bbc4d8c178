package interleave.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.teaching.ProcessReading;
import org.junit.jupiter.api.Test;

/// Worker processes, from the Python program's side.
class ProcessesTest {
    @Test
    void aPoolMapsInProcessesOfItsOwn() throws InterruptedException {
        var run = Runs.run("""
            import multiprocessing, os
            total = 0

            def square(x):
                global total
                total += 1
                return x * x, os.getpid()

            if __name__ == '__main__':
                with multiprocessing.Pool(2) as pool:
                    answers = pool.map(square, range(10))
                    print([square for square, pid in answers], os.getpid() in [pid for square, pid in answers], total)
                    try:
                        pool.apply(int, ('x',))
                    except ValueError as error:
                        print(error, type(error.__cause__).__name__)
            """);
        assertThat(run.errors()).isEmpty();
        assertThat(run.output()).isEqualTo("[0, 1, 4, 9, 16, 25, 36, 49, 64, 81] False 0\ninvalid literal for int() with base 10: 'x' RemoteTraceback\n");
        assertThat(run.hub().readings()).extracting(ProcessReading::name).containsExactly("main", "SpawnPoolWorker-1", "SpawnPoolWorker-2");
        assertThat(Runs.processesWith(run.hub().token())).as("processes of this run that are left").isEmpty();
    }

    @Test
    void aProcessThatNobodyJoinsIsWaitedForAndADaemonEnded() throws InterruptedException {
        var run = Runs.run("""
            import multiprocessing, time

            def late(text):
                time.sleep(0.5)
                print(text)

            if __name__ == '__main__':
                multiprocessing.Process(target=late, args=('waited for',)).start()
                multiprocessing.Process(target=time.sleep, args=(600,), daemon=True).start()
                print('last line')
            """);
        assertThat(run.errors()).isEmpty();
        assertThat(run.output()).isEqualTo("last line\nwaited for\n");
    }

    @Test
    void forkTakesChildrenThatAreThereAlready() throws InterruptedException {
        var run = Runs.run("""
            import multiprocessing, os
            copied = 'the text'

            def where(x):
                return os.getpid(), copied

            if __name__ == '__main__':
                fork = multiprocessing.get_context('fork')
                copied = 'changed before the fork'
                with fork.Pool(2) as pool:
                    first = set(pool.map(where, range(20)))
                    print([text for pid, text in first])
                five = [fork.Process(target=os.getpid) for _ in range(5)]
                for process in five:
                    process.start()
                for process in five:
                    process.join()
                print([process.exitcode for process in five])
            """);
        assertThat(run.errors()).isEmpty();
        assertThat(run.output().lines().toList()).as("a task's process imports the program, it is no copy").first().asString().contains("the text").doesNotContain("changed");
        assertThat(run.output()).endsWith("[0, 0, 0, 0, 0]\n");
        var workers = run.hub().readings().stream().skip(1).toList();
        assertThat(workers).hasSize(7).extracting(ProcessReading::exit).contains("normal");
        assertThat(Runs.processesWith(run.hub().token())).as("processes of this run that are left").isEmpty();
    }

    @Test
    void aWarmChildThatWasKilledIsNotTaken() throws InterruptedException {
        var run = Runs.run("""
            import multiprocessing

            if __name__ == '__main__':
                server = multiprocessing.get_context('forkserver')
                print('chosen')
                processes = [server.Process(target=print, args=('worked',)) for _ in range(2)]
                for process in processes:
                    process.start()
                for process in processes:
                    process.join()
                print([process.exitcode for process in processes])
            """, (hub, text) -> {
                if (!text.contains("chosen")) return;
                assertThat(hub.warmChildren()).isEqualTo(Spare.MOST);
                Runs.processesWith(hub.token()).forEach(ProcessHandle::destroyForcibly);
                while (hub.warmChildren() > 0) Thread.onSpinWait();
            });
        assertThat(run.output().lines().filter("worked"::equals)).hasSize(2);
        assertThat(run.output()).endsWith("[0, 0]\n");
        assertThat(Runs.processesWith(run.hub().token())).isEmpty();
    }
}
