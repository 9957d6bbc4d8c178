package interleave.export;

import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.trace.TraceBuilder;
import interleave.view.Stories;
import interleave.world.History;

/// Two threads that count in one cell, a get and then a set, and are overtaken now and then; a lock and a queue are handed from one to the other.
final class Counting {
    static final String CELL = "<b>count</b>";

    private Counting() {}

    static Stories.Story story(int rounds) {
        var t = new TraceBuilder();
        int main = t.thread("MainThread"), a = t.thread("A"), b = t.thread("B"), gil = t.gil(), lock = t.lock("lock"), cell = t.resource(Resource.Kind.CELL, CELL);
        t.at(1_000_000_000_000L).line(1).starts(main).line(2).starts(a).starts(b).us(5).joins(main, b);
        for (int i = 0; i < rounds; i++) {
            t.us(20).takes(a, gil).us(30).line(5).event(EventKind.CELL_READ, a, cell, i).us(500).drops(a, gil, true).us(1).waitsForGil(a, gil);
            t.us(20).takes(b, gil).us(30).event(EventKind.CELL_READ, b, cell, i).us(30).line(6).event(EventKind.CELL_WRITE, b, cell, i + 1).us(30);
            t.acquires(b, lock).us(300).drops(b, gil, true).us(20).takes(a, gil).us(50).line(7).waitsForLock(a, lock, b).us(1).drops(a, gil, false).us(20).takes(b, gil).us(30).releases(b, lock);
            t.us(2).acquires(a, lock).us(5).drops(b, gil, true).us(30).takes(a, gil).us(50).releases(a, lock).us(50).event(EventKind.CELL_WRITE, a, cell, i + 1).us(20).drops(a, gil, true);
        }
        t.us(10).event(EventKind.CELL_READ, a, cell, 3).us(100).ends(b).us(5).event(EventKind.JOIN_END, main, -1, b).us(100).ends(a).us(300).ends(main);
        var history = History.of(t.trace(), t.cast());
        history.fold();
        return new Stories.Story(history, gil, main, new int[] {a, b});
    }
}
