package interleave.view;

import interleave.trace.EventKind;
import interleave.trace.TraceBuilder;
import interleave.world.History;
import java.util.Random;

/// Made-up recordings for looking at views, told as the engine would record them. In tests only: on screen every picture is recorded.
public final class Stories {
    private Stories() {}

    public record Story(History history, int gil, int main, int[] threads) {}

    /// `n` threads compute under a GIL for `millis`, handing over every 5 ms by request, while main joins them.
    public static Story hogs(int n, double millis) {
        var t = new TraceBuilder();
        int main = t.thread("main"), gil = t.gil();
        t.at(1_000_000_000_000L).line(20).starts(main).waitsForGil(main, gil).us(1).takes(main, gil);
        int[] threads = new int[n];
        for (int i = 0; i < n; i++) {
            threads[i] = t.thread(n == 2 ? i == 0 ? "first" : "second" : "worker " + (i + 1));
            t.us(60).line(21).starts(threads[i]).waitsForGil(threads[i], gil);
        }
        t.us(40).line(22).joins(main, threads[0]).drops(main, gil, false);
        var random = new Random(3);
        int holder = threads[0];
        t.us(18).line(10).takes(holder, gil);
        long end = t.now() + Math.round(millis * 1e6);
        while (t.now() < end) {
            int next = n == 1 ? holder : threads[random.nextInt(n)];
            while (next == holder && n > 1) next = threads[random.nextInt(n)];
            if (n == 1) {
                t.ms(millis);
                break;
            }
            t.ms(5 + random.nextDouble() * .1).line(9).requests(next, gil, holder);
            t.us(60 + random.nextInt(60)).line(10).drops(holder, gil, true).us(1).waitsForGil(holder, gil);
            t.us(18 + random.nextInt(20)).takes(next, gil);
            holder = next;
        }
        return new Story(fold(t), gil, main, threads);
    }

    /// Every state at once, with locks, without or with a GIL, and dropped events on one thread.
    public static Story mixed(int n, double millis, boolean underGil) {
        var t = new TraceBuilder();
        int main = t.thread("MainThread"), gil = underGil ? t.gil() : -1, lock = t.lock("results"), other = t.lock("counter");
        t.at(1_000_000_000_000L).line(30).starts(main);
        int[] threads = new int[n];
        for (int i = 0; i < n; i++) {
            threads[i] = t.thread("worker-" + (i + 1));
            t.us(30).starts(threads[i]);
        }
        t.us(30).line(34).joins(main, threads[0]);
        var random = new Random(5);
        long end = t.now() + Math.round(millis * 1e6);
        int holder = -1;
        int[] doing = new int[n];
        while (t.now() < end) {
            t.us(200 + random.nextInt(1500)).line(10 + random.nextInt(9));
            int i = random.nextInt(n), a = threads[i];
            switch (doing[i]) {
                case 1 -> t.wakes(a);
                case 2 -> t.event(EventKind.IO_END, a, -1, 512);
                case 3 -> t.event(EventKind.WAIT_END, a, -1, 1);
                case 4 -> {
                    if (holder >= 0 && holder != a) continue;
                    t.acquires(a, lock);
                    holder = a;
                }
                case 5 -> {
                    t.releases(a, lock);
                    holder = -1;
                }
                default -> { }
            }
            int was = doing[i];
            doing[i] = was == 4 ? 5 : random.nextInt(7);
            if (doing[i] == 5 && was != 4) doing[i] = 0;
            switch (doing[i]) {
                case 1 -> t.us(1).sleeps(a);
                case 2 -> t.us(1).event(EventKind.IO_BEGIN, a, -1, 0);
                case 3 -> t.us(1).event(EventKind.WAIT_BEGIN, a, -1, 0);
                case 4 -> t.us(1).waitsForLock(a, lock, holder);
                default -> { }
            }
            if (doing[i] == 0 && random.nextInt(5) == 0) t.us(2).acquires(a, other).us(300).releases(a, other);
        }
        return new Story(fold(t), gil, main, threads);
    }

    static History fold(TraceBuilder t) {
        var history = History.of(t.trace(), t.cast());
        history.fold();
        return history;
    }

    /// What the frame loop would give the views at an instant.
    public static FrameState frame(Story story, long at, Palette palette, FrameState.Phase phase, boolean gil, double cores) {
        var history = story.history();
        return new FrameState(palette, phase, "", gil ? "MODEL" : "FREE-THREADED", gil, history, history.at(at), Shares.over(history,
            at - Shares.WINDOW, at),
            Identities.of(history.cast(), Identities.none()), cores, 2, 5_000_000, 0);
    }
}
