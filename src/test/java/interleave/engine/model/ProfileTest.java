package interleave.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.teaching.Execution;
import interleave.teaching.Profile;
import interleave.teaching.Profile.Watch;
import interleave.teaching.Program;
import interleave.teaching.Workload.Call;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the engine tells of where an act's time went.
class ProfileTest {
    private static final String SOURCE = """
        import threading
        import time

        def leaf(n):
            return n

        def recurse(n):
            if n:
                recurse(n - 1)

        def busy(seconds):
            end = time.thread_time() + seconds
            while time.thread_time() < end:
                for i in range(2000):
                    pass

        def sleepy(seconds):
            time.sleep(seconds)

        def counted(threads):
            def work():
                for i in range(50):
                    leaf(i)
                recurse(4)
            started = [threading.Thread(target=work, name="AB"[i]) for i in range(threads)]
            for thread in started:
                thread.start()
            for thread in started:
                thread.join()

        def mixed(seconds):
            thread = threading.Thread(target=sleepy, args=(seconds,), name="sleeper")
            thread.start()
            busy(seconds)
            thread.join()
        """;

    private static Profile watched(boolean gil, Watch watch, String act, Map<String, Object> knobs) throws Exception {
        try (var workload = (gil ? ModelEngine.underGil() : ModelEngine.free()).open(new Program("act.py", SOURCE))) {
            var execution = workload.start(new Call(act, knobs, 5_000_000, gil, false).watched(watch));
            assertThat(execution.await().status()).isEqualTo(Execution.Status.FINISHED);
            return execution.profile();
        }
    }

    @Test
    void everyCallOfEveryThreadIsCountedOnTheThreadItWasMadeOn() throws Exception {
        for (boolean gil : new boolean[] {true, false}) {
            var calls = watched(gil, Watch.CALLS, "counted", Map.of("threads", 2)).calls();
            for (String name : new String[] {"A", "B"}) {
                var functions = calls.stream().filter(thread -> thread.thread().equals(name)).findFirst().orElseThrow().functions();
                var leaf = functions.stream().filter(f -> f.function().equals("act.py:4(leaf)")).findFirst().orElseThrow();
                var recurse = functions.stream().filter(f -> f.function().equals("act.py:7(recurse)")).findFirst().orElseThrow();
                var work = functions.stream().filter(f -> f.function().endsWith("(work)")).findFirst().orElseThrow();
                assertThat(leaf.calls()).isEqualTo(50);
                assertThat(leaf.primitive()).isEqualTo(50);
                assertThat(recurse.calls()).isEqualTo(5);
                assertThat(recurse.primitive()).isEqualTo(1);
                assertThat(work.cumulative()).isGreaterThanOrEqualTo(leaf.cumulative() + recurse.cumulative());
                assertThat(work.own()).isBetween(0.0, work.cumulative());
            }
        }
    }

    @Test
    void samplesLayCpuTimeToTheBusyFunctionAndWallTimeToTheSleeperToo() throws Exception {
        var profile = watched(true, Watch.STACKS, "mixed", Map.of("seconds", 0.4));
        var stacks = profile.stacks();
        double busyCpu = seconds(stacks, "busy", true), sleepCpu = seconds(stacks, "sleepy", true), sleepWall = seconds(stacks, "sleepy", false);
        assertThat(busyCpu).isGreaterThan(0.25);
        assertThat(sleepCpu).isLessThan(0.1 * busyCpu);
        assertThat(sleepWall).isGreaterThan(0.25);
        assertThat(stacks.stacks()).allMatch(stack -> stack.samples() > 0 && !stack.frames().isEmpty());
        assertThat(stacks.stacks().stream().mapToLong(Profile.Stack::samples).sum()).isEqualTo(stacks.samples());
    }

    @Test
    void theJvmsCpuSamplesAreLaidToPythonFunctions() throws Exception {
        var cpu = watched(true, Watch.STACKS, "mixed", Map.of("seconds", 0.6)).cpu();
        assertThat(cpu).isNotNull();
        assertThat(cpu.samples()).isPositive();
        assertThat(cpu.source()).contains("jdk.");
        var placed = cpu.stacks().stream().mapToLong(Profile.Stack::samples).sum();
        assertThat(placed + cpu.unplaced()).isEqualTo(cpu.samples());
        var busy = cpu.stacks().stream().filter(stack -> stack.frames().getLast().startsWith("busy (")).mapToLong(Profile.Stack::samples).sum();
        assertThat(busy).as("of %s placed, %s in all", placed, cpu.samples()).isGreaterThan(placed / 2);
    }

    @Test
    void aCallThatNobodyWatchesHasNoProfile() throws Exception {
        assertThat(watched(true, Watch.NOTHING, "counted", Map.of("threads", 1))).isNull();
    }

    @Test
    void cancelLeavesNoSampler() throws Exception {
        try (var workload = ModelEngine.underGil().open(new Program("act.py", SOURCE))) {
            var execution = workload.start(new Call("mixed", Map.of("seconds", 60.0), 5_000_000, true, false).watched(Watch.STACKS));
            while (execution.cast().actors().stream().noneMatch(actor -> actor.name().equals("sleeper"))) Thread.sleep(5);
            execution.cancel();
            assertThat(execution.await().status()).isEqualTo(Execution.Status.CANCELLED);
            assertThat(execution.profile()).isNull();
            assertThat(Thread.getAllStackTraces().keySet()).noneMatch(thread -> thread.getName().equals("stack sampler"));
        }
    }

    private static double seconds(Profile.Stacks stacks, String function, boolean cpu) {
        return stacks.stacks().stream().filter(stack -> stack.frames().stream().anyMatch(frame -> frame.startsWith(function + " (")))
            .mapToDouble(stack -> cpu ? stack.cpuSeconds() : stack.wallSeconds()).sum();
    }
}
