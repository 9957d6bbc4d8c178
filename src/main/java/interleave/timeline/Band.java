package interleave.timeline;

import java.util.List;

/// A selected piece of time on some lanes: what a hand has drawn a box around, or the keys have marked.
///
/// @param from,to   ns, in either order
/// @param lanes     those it is about, from the top
/// @param held      whether the hand still draws it
record Band(long from, long to, List<Rows.Row> lanes, boolean held) {
    Band {
        lanes = List.copyOf(lanes);
    }

    long start() {
        return Math.min(from, to);
    }

    long end() {
        return Math.max(from, to);
    }

    long nanos() {
        return end() - start();
    }
}
