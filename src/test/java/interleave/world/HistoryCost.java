package interleave.world;

import interleave.trace.Attic;
import interleave.trace.ColumnTrace;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/// What ten million events cost in memory, to fold, to seek and to step in. Arguments: events, lanes.
public final class HistoryCost {
    private HistoryCost() {}

    public static void main(String[] args) {
        long events = Long.parseLong(args[0]);
        int lanes = Integer.parseInt(args[1]);
        SyntheticRun.of(1_000_000, lanes).history(); // what is measured then is compiled
        long empty = used();
        var run = SyntheticRun.of(new ColumnTrace(events + 1000), events, lanes);
        long columns = used() - empty;
        var history = History.of(run.trace(), run.cast());
        long begun = cpu();
        history.fold();
        double seconds = (cpu() - begun) / 1e9;
        long all = used() - empty;
        System.out.printf(Locale.ROOT, "%,d events, %d lanes, %.0f s of run%n", run.trace().size(), lanes, (history.endNanos() - history.startNanos()) / 1e9);
        System.out.printf(Locale.ROOT, "bytes an event: columns %.1f, with lanes, summaries and snapshots %.1f%n", columns / (double) run.trace().size(), all / (double) run.trace().size());
        System.out.printf(Locale.ROOT, "fold: %.2f s of CPU time, %.0f ns an event%n", seconds, seconds * 1e9 / run.trace().size());
        seeks(history);
        steps(history);
    }

    /// To the next event of a thread that has none: as far as a step can look.
    private static void steps(History history) {
        int nobody = history.cast().actorCount() + 1;
        System.out.print("step to an event of a thread that has none:");
        for (int i = 0; i < 5; i++) {
            long begun = cpu();
            history.step(i % 2 == 0 ? history.startNanos() : history.endNanos(), i % 2 == 0 ? 1 : -1, nobody, -1);
            System.out.printf(Locale.ROOT, " %.1f ms", (cpu() - begun) / 1e6);
        }
        System.out.println();
    }

    private static void seeks(History history) {
        var random = new SplittableRandom(1);
        var nanos = new long[400];
        for (int i = 0; i < nanos.length; i++) {
            long at = random.nextLong(history.startNanos(), history.endNanos());
            long begun = cpu();
            history.at(at);
            nanos[i] = cpu() - begun;
        }
        System.out.printf(Locale.ROOT, "seek: first %.2f ms", nanos[0] / 1e6);
        Arrays.sort(nanos);
        System.out.printf(Locale.ROOT, ", median %.2f ms, longest %.2f ms%n", nanos[nanos.length / 2] / 1e6, nanos[nanos.length - 1] / 1e6);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long used() {
        for (int i = 0; i < 3; i++) System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() + Attic.shared().inMemory();
    }
}
