package interleave.view;

import interleave.trace.ActorState;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.world.History;
import interleave.world.Scene;

/// Where a recording shows most at one instant: in the middle of a hold of the GIL that lasts a fifth of it while another waits; else, of some instants spread over its
/// middle, the one with most to look at: private copies gone stale, waiters, work at hand, states that differ.
///
/// Some seeks; for a recording that is over. It is a choice of where to look, nothing that is shown is made up for it.
public final class TellingInstant {
    private static final int CANDIDATES = 14, PART = 5;
    /// More aren't looked through for items.
    private static final long MOST_EVENTS = 3_000_000;

    private final History history;
    private final long start, end;

    private TellingInstant(History history, long end) {
        this.history = history;
        start = history.startNanos();
        this.end = end;
    }

    /// System.nanoTime.
    public static long of(History history) {
        return of(history, history.endNanos());
    }

    /// The same of its beginning alone, up to an instant.
    public static long of(History history, long end) {
        var instants = new TellingInstant(history, end);
        long middle = instants.middleOfALongHold();
        return middle > 0 ? middle : instants.fullest();
    }

    /// That instant, or a little later where somebody who waits still has a GIL: when it has let go.
    public static long settled(History history, long at) {
        long settled = at;
        for (var resource : history.cast().resources()) {
            if (resource.kind() != Resource.Kind.GIL || resource.id() >= history.resourceLanes().size()) {
                continue;
            }
            var lane = history.resourceLanes().get(resource.id());
            int segment = lane.at(at);
            boolean waits = segment >= 0 && lane.value(segment) >= 0 && history.at(at).state(lane.value(segment)) != ActorState.RUNNING;
            if (waits && lane.end(segment) < history.endNanos()) {
                settled = Math.max(settled, lane.end(segment) + 1);
            }
        }
        return settled;
    }

    private long fullest() {
        long best = start + (end - start) / 3;
        int most = -1;
        for (long at : candidates()) {
            int score = score(history.at(at));
            if (score > most) {
                most = score;
                best = at;
            }
        }
        return best;
    }

    /// Spread over the middle, and, as work may be short beside the start of who does it, where the middle one of its items is begun.
    private long[] candidates() {
        var items = items();
        var candidates = new long[CANDIDATES + (items.length > 0 ? 1 : 0)];
        for (int i = 0; i < CANDIDATES; i++) {
            candidates[i] = start + (end - start) / 6 + (end - start) * 2 / 3 * i / (CANDIDATES - 1);
        }
        if (items.length > 0) {
            candidates[CANDIDATES] = items[items.length / 2] + 1;
        }
        return candidates;
    }

    private long[] items() {
        var trace = history.trace();
        return trace.size() > MOST_EVENTS ? new long[0]
            : java.util.stream.LongStream.range(0, trace.size()).filter(i -> trace.kind(i) == EventKind.WORK_BEGIN && trace.time(i) < end).map(trace::time).toArray();
    }

    private static int score(Scene scene) {
        var in = new int[ActorState.values().length];
        int stale = 0, items = 0;
        for (int a = 0; a < scene.actors(); a++) {
            in[scene.state(a).ordinal()]++;
            stale += scene.stale(a) ? 1 : 0;
            items += scene.item(a) >= 0 ? 1 : 0;
        }
        int different = 0;
        for (var state : ActorState.values()) {
            different += state != ActorState.ABSENT && state != ActorState.ENDED && in[state.ordinal()] > 0 ? 1 : 0;
        }
        int full = 0;
        for (int r = 0; r < scene.resources(); r++) {
            full += scene.peak(r) > 1 && scene.value(r) > 0 ? 1 : 0;
        }
        return 5 * Math.min(2, stale) + 2 * different + 2 * Math.min(3, in[ActorState.GIL_WAIT.ordinal()]) + 2 * Math.min(3, in[ActorState.LOCK_WAIT.ordinal()])
            + Math.min(3, in[ActorState.IO.ordinal()] + in[ActorState.QUEUE_WAIT.ordinal()]) + 2 * Math.min(2, in[ActorState.RUNNING.ordinal()]) + 3 * Math.min(3, items) + Math.min(2, full);
    }

    /// The middle of the longest hold of a GIL that another waits for, if it is long beside the whole; -1 without one. What lasts longer than a fifth is there at one
    /// of the fifths, so these are all that is looked at.
    private long middleOfALongHold() {
        var resources = history.cast().resources();
        var lanes = history.resourceLanes();
        long longest = (end - start) / PART, middle = -1;
        for (int i = 0; i < Math.min(resources.size(), lanes.size()); i++) {
            if (resources.get(i).kind() != Resource.Kind.GIL) {
                continue;
            }
            var lane = lanes.get(i);
            for (int part = 0; part <= PART; part++) {
                int segment = lane.at(start + (end - start) / PART * part);
                if (segment < 0 || lane.value(segment) < 0) {
                    continue;
                }
                long nanos = Math.min(end, lane.end(segment)) - lane.start(segment);
                if (nanos > longest && waited(lane.start(segment) + nanos / 2)) {
                    longest = nanos;
                    middle = lane.start(segment) + nanos / 2;
                }
            }
        }
        return middle;
    }

    /// Whether somebody waits for a GIL then.
    private boolean waited(long at) {
        return history.actorLanes().stream().anyMatch(lane -> {
            int segment = lane.at(at);
            return segment >= 0 && lane.value(segment) == ActorState.GIL_WAIT.ordinal();
        });
    }
}
