package interleave.run;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/// What busy threads gain on this machine now: independent work without shared data, with an interpreter's mix of instructions.
///
/// The work is a small tree of node objects that is walked for every turn of a loop, with virtual calls, type tests and a fresh immutable object per arithmetic
/// result, as an interpreter of dynamic values has them; two virtual cores that share a real one, a noisy neighbour or a full memory bus cost it what they
/// cost Little Python. One thread alone and `threads` at once are timed in turn; the gain is `threads` × time alone / time together, median of the turns. Nothing
/// gains more than there are processors: a turn that says so was disturbed while one thread ran alone, and is timed again.
///
/// It is not a benchmark of this machine: it says what a speed-up could be now, so that a verdict can be relative to it.
final class Calibration {
    private static final int TURNS = 3;
    private static final long SLICE_NANOS = 60_000_000;
    /// What two threads can gain beyond the number of processors without one having been disturbed: a core may clock higher the second time.
    private static final double CLOCK = 1.05;
    private long steps;

    /// Takes about half a second (the first call a little longer); ends early when interrupted.
    double gain(int threads) throws InterruptedException {
        if (steps == 0) steps = stepsPerSlice();
        double[] gains = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) gains[turn] = turn(threads);
        Arrays.sort(gains);
        return gains[TURNS / 2];
    }

    private double turn(int threads) throws InterruptedException {
        int most = Math.min(threads, Runtime.getRuntime().availableProcessors());
        double gain = most;
        for (int again = 0; again < TURNS; again++) {
            long alone = together(1);
            gain = threads * (double) alone / together(threads);
            if (gain <= most * CLOCK) return gain;
        }
        return Math.min(gain, most * CLOCK);
    }

    /// Warms the loop up and finds how many steps fill a slice.
    private long stepsPerSlice() throws InterruptedException {
        long count = 20_000, time = 0;
        for (int settled = 0; settled < 3; ) {
            steps = count;
            long now = together(1);
            if (time > 0 && Math.abs(now - time) < time / 5) settled++;
            time = now;
            if (now < SLICE_NANOS / 2) {
                count *= 2;
                time *= 2;
            }
        }
        return Math.max(1, count * SLICE_NANOS / time);
    }

    /// Wall time of `threads` threads that do the same each, ns, from a common start.
    private long together(int threads) throws InterruptedException {
        var ready = new CountDownLatch(threads);
        var go = new CountDownLatch(1);
        long turns = steps;
        long[] ends = new long[threads];
        var workers = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            int index = i;
            workers[i] = Thread.ofPlatform().daemon().name("calibration-" + i).start(() -> {
                ready.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    return;
                }
                new Loop(turns).run();
                ends[index] = System.nanoTime();
            });
        }
        try {
            ready.await();
            long start = System.nanoTime();
            go.countDown();
            for (Thread worker : workers) worker.join();
            return Arrays.stream(ends).max().orElseThrow() - start;
        } catch (InterruptedException e) {
            for (Thread worker : workers) worker.interrupt();
            throw e;
        }
    }

    /// `total += i * i` as a tree.
    private static final class Loop {
        private final Object[] frame = {0L, 0L};
        private final Node body = new Store(0, new Add(new Load(0), new Multiply(new Load(1), new Load(1))));
        private final Node next = new Store(1, new Add(new Load(1), new Constant(1L)));
        private final long turns;

        Loop(long turns) {
            this.turns = turns;
        }

        void run() {
            for (long i = 0; i < turns; i++) {
                body.execute(frame);
                next.execute(frame);
                if ((i & 1023) == 1023 && Thread.currentThread().isInterrupted()) return;
            }
        }
    }

    private sealed interface Node {
        Object execute(Object[] frame);
    }

    private record Constant(Object value) implements Node {
        @Override
        public Object execute(Object[] frame) {
            return value;
        }
    }

    private record Load(int slot) implements Node {
        @Override
        public Object execute(Object[] frame) {
            return frame[slot];
        }
    }

    private record Store(int slot, Node value) implements Node {
        @Override
        public Object execute(Object[] frame) {
            return frame[slot] = value.execute(frame);
        }
    }

    private record Add(Node left, Node right) implements Node {
        @Override
        public Object execute(Object[] frame) {
            return left.execute(frame) instanceof Long a && right.execute(frame) instanceof Long b ? (Object) (a + b) : Double.NaN;
        }
    }

    private record Multiply(Node left, Node right) implements Node {
        @Override
        public Object execute(Object[] frame) {
            return left.execute(frame) instanceof Long a && right.execute(frame) instanceof Long b ? (Object) (a * b) : Double.NaN;
        }
    }
}
