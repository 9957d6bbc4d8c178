package interleave.python;

import interleave.python.vm.Config;
import interleave.python.vm.Interpreter;
import interleave.python.vm.PyModule;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongUnaryOperator;

/// What an operation costs on Little Python and on CPython: the programs of `src/test/python/cost`, run by turns on both, medians of several rounds, in CPU time of
/// the thread (so that other load on the machine counts little).
/// Also: what two threads without the GIL gain, beside what two busy threads gain on this machine at the same time.
///
/// Not a test: `java -cp ... interleave.python.CostComparison PYTHON [ROUNDS]`. Prints a table, then the same as JSON.
public final class CostComparison {
    private static final Path PROGRAMS = Path.of("src/test/python/cost");
    private static final long TURN_NANOS = 150_000_000;
    private static final String DRIVER = """
        import sys, time
        programs = {}
        for line in sys.stdin:
            path, n = line.rsplit(None, 1)
            if path not in programs:
                programs[path] = {"__name__": "cost"}
                exec(compile(open(path).read(), path, "exec"), programs[path])
            start = time.thread_time_ns()
            programs[path]["run"](int(n))
            print(time.thread_time_ns() - start, flush=True)
        """;

    private record Row(String program, double little, double cpython) {}

    private CostComparison() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        var done = new CountDownLatch(1);
        var failure = new ArrayList<Exception>();
        Thread.ofPlatform().stackSize(Interpreter.STACK_BYTES).start(() -> {
            try {
                compare(arguments[0], rounds);
            } catch (IOException | InterruptedException e) {
                failure.add(e);
            } finally {
                done.countDown();
            }
        });
        done.await();
        if (!failure.isEmpty()) throw failure.getFirst();
    }

    private static void compare(String python, int rounds) throws IOException, InterruptedException {
        var process = new ProcessBuilder(python, "-c", DRIVER).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var rows = new ArrayList<Row>();
        try (var out = process.outputWriter(); var in = process.inputReader(); var files = Files.list(PROGRAMS)) {
            for (var file : files.sorted().toList()) rows.add(row(file, rounds, out, in));
        }
        process.waitFor();
        System.out.println("| program | Little Python ns/turn | CPython ns/turn | ratio |");
        System.out.println("|---|---|---|---|");
        for (var row : rows) {
            System.out.printf("| %s | %.1f | %.1f | %.2f |%n", row.program, row.little, row.cpython, row.little / row.cpython);
        }
        scaling(rounds, rows);
    }

    private static Row row(Path file, int rounds, BufferedWriter out, BufferedReader in) throws IOException {
        var interpreter = LittlePython.interpreter(Config.plain(true));
        var module = interpreter.load(Files.readString(file), file.toString(), "cost");
        LongUnaryOperator little = n -> time(interpreter, module, n);
        long turns = 20_000;
        for (int i = 0; i < 12; i++) {
            long nanos = little.applyAsLong(turns);
            turns = Math.clamp(turns * TURN_NANOS / Math.max(1, nanos), 1000, turns * 4);
        }
        var ours = new double[rounds];
        var theirs = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            out.write(file + " " + turns + "\n");
            out.flush();
            theirs[i] = Long.parseLong(in.readLine()) / (double) turns;
            ours[i] = little.applyAsLong(turns) / (double) turns;
        }
        return new Row(file.getFileName().toString().replace(".py", ""), median(ours), median(theirs));
    }

    private static long time(Interpreter interpreter, PyModule module, long n) {
        var clock = java.lang.management.ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        interpreter.call(module, "run", Map.of("n", n));
        return clock.getCurrentThreadCpuTime() - start;
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// Two threads, each the whole sum, against one, without the GIL; by turns with a loop of Java on longs that shares and allocates nothing.
    private static void scaling(int rounds, List<Row> rows) throws IOException, InterruptedException {
        var interpreter = LittlePython.interpreter(Config.plain(false));
        var file = PROGRAMS.resolve("sum_loop.py");
        var module = interpreter.load(Files.readString(file), file.toString(), "cost");
        Runnable sum = () -> interpreter.call(module, "run", Map.of("n", 4_000_000L));
        Runnable busy = () -> {
            if (spin(400_000_000L) == 42) System.out.print("");
        };
        for (int i = 0; i < 3; i++) {
            gain(sum);
            gain(busy);
        }
        var ours = new double[rounds];
        var machine = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            machine[i] = gain(busy);
            ours[i] = gain(sum);
        }
        System.out.printf("%ntwo threads without the GIL gain %.2f of %.2f that two busy threads gain: %.2f%n", median(ours), median(machine),
            median(ours) / median(machine));
        var json = new ArrayList<String>();
        for (var row : rows) json.add("{\"program\":\"%s\",\"little\":%.1f,\"cpython\":%.1f}".formatted(row.program, row.little, row.cpython));
        System.out.printf("{\"costs\":[%s],\"gain\":%.3f,\"machine\":%.3f}%n", String.join(",", json), median(ours), median(machine));
    }

    private static long spin(long turns) {
        long x = 1;
        for (long i = 0; i < turns; i++) x = x * 6364136223846793005L + i;
        return x;
    }

    /// How much faster two at once are than one after the other.
    private static double gain(Runnable work) throws InterruptedException {
        long start = System.nanoTime();
        work.run();
        long one = System.nanoTime() - start;
        start = System.nanoTime();
        var first = Thread.ofPlatform().stackSize(Interpreter.STACK_BYTES).start(work);
        var second = Thread.ofPlatform().stackSize(Interpreter.STACK_BYTES).start(work);
        first.join();
        second.join();
        return 2.0 * one / (System.nanoTime() - start);
    }
}
