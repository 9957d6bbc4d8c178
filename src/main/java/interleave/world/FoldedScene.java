package interleave.world;

import interleave.trace.ActorState;
import interleave.trace.Posture;
import java.util.List;

/// A scene over a copy of the fold that nothing is applied to any more.
final class FoldedScene implements Scene {
    private final World world;
    private final long nanos;
    private final int actors, resources;
    private final List<? extends Lane> actorLanes;

    FoldedScene(World world, long nanos, int actors, int resources, List<? extends Lane> actorLanes) {
        this.world = world;
        this.nanos = nanos;
        this.actors = Math.max(actors, world.actors);
        this.resources = Math.max(resources, world.resources);
        this.actorLanes = actorLanes;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public long events() {
        return world.events;
    }

    @Override
    public int actors() {
        return actors;
    }

    @Override
    public ActorState state(int actor) {
        return actor < world.actors ? Posture.state(world.posture[actor]) : ActorState.ABSENT;
    }

    @Override
    public long since(int actor) {
        return actor < world.actors ? world.since[actor] : 0;
    }

    @Override
    public int waitsFor(int actor) {
        return actor < world.actors ? Posture.waitsFor(world.posture[actor]) : -1;
    }

    @Override
    public int line(int actor) {
        return actor < world.actors ? world.line[actor] : 0;
    }

    @Override
    public long total(int actor, ActorState state) {
        return actor < world.actors ? world.total(actor, state.ordinal(), nanos) : 0;
    }

    @Override
    public boolean uncertain(int actor) {
        if (actor >= actorLanes.size()) {
            return false;
        }
        var lane = actorLanes.get(actor);
        int segment = lane.at(nanos);
        return segment >= 0 && lane.gap(segment);
    }

    @Override
    public int resources() {
        return resources;
    }

    @Override
    public int holder(int resource) {
        return resource < world.resources ? world.holder[resource] : -1;
    }

    @Override
    public long heldSince(int resource) {
        return resource < world.resources ? world.heldSince[resource] : 0;
    }

    @Override
    public int holdCount(int resource) {
        return resource < world.resources ? world.holdCount[resource] : 0;
    }

    @Override
    public int lastHolder(int resource) {
        return resource < world.resources ? world.lastHolder[resource] : -1;
    }

    @Override
    public long requestedSince(int resource) {
        return resource < world.resources ? world.requestedSince[resource] : -1;
    }

    @Override
    public long switches(int resource) {
        return resource < world.resources ? world.switches[resource] : 0;
    }

    @Override
    public long value(int resource) {
        return resource < world.resources ? world.value[resource] : 0;
    }

    @Override
    public long peak(int resource) {
        return resource < world.resources ? world.peak[resource] : 0;
    }

    @Override
    public long sent(int resource) {
        return world.traffic.knows(resource) ? world.traffic.sent[resource] : 0;
    }

    @Override
    public long received(int resource) {
        return world.traffic.knows(resource) ? world.traffic.received[resource] : 0;
    }

    @Override
    public long lastBytes(int resource) {
        return world.traffic.knows(resource) ? world.traffic.last[resource] : 0;
    }

    @Override
    public long movedAt(int resource) {
        return world.traffic.knows(resource) ? world.traffic.movedAt[resource] : 0;
    }

    @Override
    public int mover(int resource) {
        return world.traffic.knows(resource) ? world.traffic.other[resource] : -1;
    }

    @Override
    public long sentBy(int actor) {
        return world.porters.knows(actor) ? world.porters.sent[actor] : 0;
    }

    @Override
    public long receivedBy(int actor) {
        return world.porters.knows(actor) ? world.porters.received[actor] : 0;
    }

    @Override
    public long lastBytesBy(int actor) {
        return world.porters.knows(actor) ? world.porters.last[actor] : 0;
    }

    @Override
    public long movedAtBy(int actor) {
        return world.porters.knows(actor) ? world.porters.movedAt[actor] : 0;
    }

    @Override
    public long item(int actor) {
        return actor < world.duties.item.length ? world.duties.item[actor] : -1;
    }

    @Override
    public long itemSince(int actor) {
        return actor < world.duties.item.length ? world.duties.itemSince[actor] : 0;
    }

    @Override
    public long itemsDone(int actor) {
        return actor < world.duties.item.length ? world.duties.done[actor] : 0;
    }

    @Override
    public long itemsRaised(int actor) {
        return actor < world.duties.item.length ? world.duties.raised[actor] : 0;
    }

    @Override
    public int copyOf(int actor) {
        var copies = world.copies;
        return actor < copies.cell.length ? copies.cell[actor] : -1;
    }

    @Override
    public long copy(int actor) {
        return copyOf(actor) < 0 ? 0 : world.copies.value[actor];
    }

    @Override
    public boolean stale(int actor) {
        int cell = copyOf(actor);
        return cell >= 0 && world.switches[cell] != world.copies.writes[actor];
    }

    @Override
    public int carrier(int actor) {
        return actor < world.duties.carrier.length ? world.duties.carrier[actor] : -1;
    }

    @Override
    public long launchedAt(int process) {
        return process < world.duties.launched.length ? world.duties.launched[process] : 0;
    }

    @Override
    public long upAt(int process) {
        return process < world.duties.up.length ? world.duties.up[process] : 0;
    }

    @Override
    public long readyAt(int process) {
        return process < world.duties.ready.length ? world.duties.ready[process] : 0;
    }

    @Override
    public boolean paused() {
        return world.paused();
    }
}
