package interleave.export;

import interleave.trace.TraceBuilder;
import interleave.view.Stories;
import interleave.world.History;
import java.util.List;

/// A recording whose threads and locks are called what a prankster would call them.
final class Hostile {
    static final List<String> NAMES = List.of("<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "<!-- & ]]> \" ' ` ${x}", "\u202Eesrever\u202C العربية", "\u0000\u0007\uD800\u2028line",
        "long ".repeat(2000));

    private Hostile() {}

    static Stories.Story story() {
        var t = new TraceBuilder();
        int main = t.thread(NAMES.getLast()), gil = t.gil(), lock = t.lock(NAMES.get(1));
        t.at(1_000_000_000_000L).line(1).starts(main).takes(main, gil);
        var threads = new int[NAMES.size()];
        for (int i = 0; i < threads.length; i++) threads[i] = t.thread(NAMES.get(i));
        for (int thread : threads) t.us(50).starts(thread).waitsForGil(thread, gil);
        t.us(10).line(2).joins(main, threads[0]).drops(main, gil, false);
        for (int round = 0; round < 6; round++) {
            int thread = threads[round % threads.length];
            t.us(20).line(3).takes(thread, gil).us(400).acquires(thread, lock).ms(2).releases(thread, lock).ms(3).drops(thread, gil, true).us(1).waitsForGil(thread, gil);
        }
        t.us(20).takes(threads[0], gil).ms(1).drops(threads[0], gil, false).ends(threads[0]);
        var history = History.of(t.trace(), t.cast());
        history.fold();
        return new Stories.Story(history, gil, main, threads);
    }
}
