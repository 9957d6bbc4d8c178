package interleave.world;

import interleave.trace.Packing;
import interleave.trace.Shelf;
import interleave.trace.Unpacking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was folded, as pieces of bytes, and from them again: lanes and checkpoints stay where the bytes are, so that a history of any length is there at once. That the
/// bytes are those that were written is for whoever keeps them to see to; here only what holds them together is looked at.
///
/// ```text
///  piece  = item*
///  item   = SEGMENTS    side  lane  a chunk of segments          in order, lane after lane
///         | CHECKPOINTS side  lane  a block of checkpoints       the same
///         | SNAPSHOT    events  length  world, lanes' lengths    in order of events
///         | WHOLE       lanes of actors, of resources  world     the last
/// ```
final class StoredHistory {
    private static final int PIECE = 4 << 20;
    private static final int SEGMENTS = 1, CHECKPOINTS = 2, SNAPSHOT = 3, WHOLE = 4;
    private static final int ACTORS = 0, RESOURCES = 1;

    private StoredHistory() {}

    /// A snapshot of the world after `events` events, with the lanes' lengths then.
    record Snapshot(long events, Shelf.Place place) {
        static void write(World world, int[] actorCounts, int[] resourceCounts, Packing to) {
            world.passed(Port.into(to));
            to.numbers(actorCounts);
            to.numbers(resourceCounts);
        }

        World world() {
            return new World().passed(Port.from(new Unpacking(place)));
        }
    }

    /// All of it.
    record Contents(List<Snapshot> snapshots, World world, List<LaneView> actorLanes, List<LaneView> resourceLanes) {}

    static void write(Contents contents, History.Pieces pieces) throws IOException {
        var packing = new Packing(PIECE + (PIECE >> 2));
        lanes(contents.actorLanes, ACTORS, packing, pieces);
        lanes(contents.resourceLanes, RESOURCES, packing, pieces);
        for (var snapshot : contents.snapshots) {
            packing.number(SNAPSHOT);
            packing.number(snapshot.events);
            packing.number(snapshot.place.length());
            packing.append(snapshot.place);
            packing.word(0); // its margin
            full(packing, PIECE, pieces);
        }
        packing.number(WHOLE);
        packing.number(contents.actorLanes.size());
        packing.number(contents.resourceLanes.size());
        contents.world.passed(Port.into(packing));
        full(packing, 0, pieces);
    }

    private static void lanes(List<LaneView> lanes, int side, Packing packing, History.Pieces pieces) throws IOException {
        for (int id = 0; id < lanes.size(); id++) {
            var lane = lanes.get(id);
            for (int chunk = 0; chunk < lane.chunks(); chunk++) {
                item(packing, SEGMENTS, side, id);
                lane.write(chunk, packing);
                full(packing, PIECE, pieces);
            }
            for (int block = 0; block < lane.checkpoints().blocks(); block++) {
                item(packing, CHECKPOINTS, side, id);
                lane.checkpoints().write(block, packing);
                full(packing, PIECE, pieces);
            }
        }
    }

    private static void item(Packing packing, int kind, int side, int id) {
        packing.number(kind);
        packing.number(side);
        packing.number(id);
    }

    /// A piece is done when it is at least so long.
    private static void full(Packing packing, int length, History.Pieces pieces) throws IOException {
        if (packing.length() < length) return;
        pieces.take(packing.toArray());
        packing.clear();
    }

    /// A lane that comes piece by piece.
    private static final class Growing {
        LaneChunk[] chunks = {};
        int full, count;
        Checkpoints checkpoints = Checkpoints.NONE;

        void add(Unpacking in) {
            if ((count & LaneChunk.MASK) != 0) throw new IllegalArgumentException("segments after the last");
            int more = in.number(1, LaneChunk.SEGMENTS);
            if (full == chunks.length) chunks = Arrays.copyOf(chunks, Math.max(4, full * 2));
            chunks[full++] = LaneChunk.Packed.read(more, in);
            count += more;
        }

        LaneView view() {
            if (checkpoints.last() > count) throw new IllegalArgumentException("a checkpoint of no segment");
            return new LaneView(chunks, count, checkpoints);
        }
    }

    /// Null when the last piece is missing, or something in them makes no sense.
    ///
    /// @param actors    lanes of actors there can be
    /// @param resources lanes of resources there can be
    static @Nullable Contents read(List<Shelf.Place> pieces, int actors, int resources) {
        try {
            var lanes = List.of(new ArrayList<Growing>(), new ArrayList<Growing>());
            var snapshots = new ArrayList<Snapshot>();
            for (var piece : pieces) {
                var in = new Unpacking(piece);
                while (in.more()) {
                    int kind = in.number(SEGMENTS, WHOLE);
                    if (kind == SNAPSHOT) {
                        snapshots.add(new Snapshot(in.number(), in.place(in.number(0, Integer.MAX_VALUE))));
                    } else if (kind == WHOLE) {
                        var actorLanes = views(lanes.getFirst(), in.number(0, Math.max(actors, lanes.getFirst().size())));
                        var resourceLanes = views(lanes.getLast(), in.number(0, Math.max(resources, lanes.getLast().size())));
                        return new Contents(snapshots, new World().passed(Port.from(in)), actorLanes, resourceLanes);
                    } else {
                        int side = in.number(ACTORS, RESOURCES);
                        var lane = lane(lanes.get(side), in.number(0, side == ACTORS ? actors : resources));
                        if (kind == SEGMENTS) lane.add(in);
                        else lane.checkpoints = lane.checkpoints.read(in);
                    }
                }
            }
            return null;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static Growing lane(List<Growing> lanes, int id) {
        while (lanes.size() <= id) lanes.add(new Growing());
        return lanes.get(id);
    }

    private static List<LaneView> views(List<Growing> lanes, int count) {
        if (count > 0) lane(lanes, count - 1);
        return lanes.stream().limit(count).map(Growing::view).toList();
    }
}
