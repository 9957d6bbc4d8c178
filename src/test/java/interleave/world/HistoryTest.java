package interleave.world;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.ActorState;
import interleave.trace.EventBatch;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.trace.Restatement;
import interleave.trace.TraceBuilder;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final long MS = 1_000_000;

    private final TraceBuilder story = new TraceBuilder();
    private final int gil = story.gil(), lock = story.lock("lock");
    private final int a = story.thread("A"), b = story.thread("B");
    private final History history = History.of(story.trace(), story.cast());

    @Test
    void theGilChangesHandsAndTheWaiterRuns() {
        story.at(0).starts(a).takes(a, gil).starts(b).waitsForGil(b, gil)
            .ms(5).requests(b, gil, a).us(10).line(10).drops(a, gil, true).us(40).takes(b, gil).us(1).waitsForGil(a, gil).ms(2);
        assertThat(history.fold()).isEqualTo(8);

        var during = history.at(1 * MS);
        assertThat(during.state(a)).isEqualTo(ActorState.RUNNING);
        assertThat(during.state(b)).isEqualTo(ActorState.GIL_WAIT);
        assertThat(during.waitsFor(b)).isEqualTo(gil);
        assertThat(during.holder(gil)).isEqualTo(a);
        assertThat(during.requestedSince(gil)).isEqualTo(-1);
        assertThat(during.total(b, ActorState.GIL_WAIT)).isEqualTo(MS);

        assertThat(history.at(5 * MS).requestedSince(gil)).isEqualTo(5 * MS);

        var between = history.at(5 * MS + 20_000);
        assertThat(between.holder(gil)).isEqualTo(-1);
        assertThat(between.lastHolder(gil)).isEqualTo(a);
        assertThat(between.state(a)).as("forced to let go, it waits").isEqualTo(ActorState.GIL_WAIT);
        assertThat(between.line(a)).isEqualTo(10);

        var after = history.at(7 * MS);
        assertThat(after.holder(gil)).isEqualTo(b);
        assertThat(after.heldSince(gil)).isEqualTo(5 * MS + 50_000);
        assertThat(after.switches(gil)).isEqualTo(1);
        assertThat(after.requestedSince(gil)).isEqualTo(-1);
        assertThat(after.state(b)).isEqualTo(ActorState.RUNNING);
    }

    @Test
    void takingTheGilBackOneselfBelongsToTheSameHold() {
        story.at(0).starts(a).takes(a, gil).ms(3).sleeps(a).drops(a, gil, false).ms(10).wakes(a).waitsForGil(a, gil).ns(50).takes(a, gil)
            .ms(1).starts(b);
        history.fold();
        assertThat(history.now().heldSince(gil)).isZero();
        assertThat(history.now().switches(gil)).isZero();
        assertThat(history.at(5 * MS).state(a)).isEqualTo(ActorState.SLEEP);
        assertThat(history.at(5 * MS).holder(gil)).isEqualTo(-1);
        assertThat(history.now().total(a, ActorState.SLEEP)).isEqualTo(10 * MS);
    }

    @Test
    void aThreadOutsideTheGilWhoseLockCameWaitsForTheGil() {
        story.at(0).starts(a).takes(a, gil).waitsForLock(a, lock, b).drops(a, gil, false)
            .ms(1).acquires(a, lock).ns(30).waitsForGil(a, gil).ms(1).takes(a, gil);
        history.fold();
        assertThat(history.at(MS / 2).state(a)).isEqualTo(ActorState.LOCK_WAIT);
        assertThat(history.at(MS / 2).waitsFor(a)).isEqualTo(lock);
        assertThat(history.at(MS + 10).state(a)).isEqualTo(ActorState.GIL_WAIT);
        assertThat(history.at(MS + 10).holder(lock)).isEqualTo(a);
        assertThat(history.now().state(a)).isEqualTo(ActorState.RUNNING);
        assertThat(history.actorLanes().get(a).count()).as("running, lock, GIL, running").isEqualTo(4);
    }

    @Test
    void withoutAGilAThreadRunsFromItsStartUnlessItWaits() {
        story.at(0).starts(a).ms(1).waitsForLock(a, lock, b).ms(1).acquires(a, lock).ms(1).releases(a, lock).ends(a);
        history.fold();
        assertThat(history.at(0).state(a)).isEqualTo(ActorState.RUNNING);
        assertThat(history.at(MS).state(a)).isEqualTo(ActorState.LOCK_WAIT);
        assertThat(history.at(2 * MS).state(a)).isEqualTo(ActorState.RUNNING);
        assertThat(history.now().state(a)).isEqualTo(ActorState.ENDED);
        assertThat(history.now().total(a, ActorState.RUNNING)).isEqualTo(2 * MS);
    }

    @Test
    void aPauseCountsForNobody() {
        story.at(0).starts(a).ms(2).pauses().ms(100).resumes().ms(3).ends(a);
        history.fold();
        assertThat(history.at(50 * MS).paused()).isTrue();
        assertThat(history.at(50 * MS).total(a, ActorState.RUNNING)).isEqualTo(2 * MS);
        assertThat(history.now().total(a, ActorState.RUNNING)).isEqualTo(5 * MS);
        var lane = history.actorLanes().get(a);
        assertThat(lane.paused(lane.at(50 * MS))).isTrue();
        assertThat(lane.paused(lane.at(103 * MS))).isFalse();
        var shares = new long[12];
        lane.shares(0, 105 * MS, shares);
        assertThat(shares[ActorState.RUNNING.ordinal() + 1]).isEqualTo(5 * MS);
    }

    @Test
    void aLateEventRewindsTheFoldAndOldLanesStay() {
        story.at(0).starts(a).ms(10).ends(a);
        history.fold();
        var before = history.actorLanes().get(a);
        var late = new EventBatch();
        late.add(4 * MS, EventKind.SLEEP_BEGIN, a, -1, 7, 0);
        late.add(6 * MS, EventKind.SLEEP_END, a, -1, 7, 0);
        story.trace().insert(late);
        history.fold();
        assertThat(history.at(5 * MS).state(a)).isEqualTo(ActorState.SLEEP);
        assertThat(history.now().total(a, ActorState.SLEEP)).isEqualTo(2 * MS);
        assertThat(history.actorLanes().get(a).count()).isEqualTo(4);
        assertThat(before.count()).isEqualTo(2);
        assertThat(before.value(before.at(5 * MS))).isEqualTo(ActorState.RUNNING.ordinal());
    }

    @Test
    void stepFindsTheNextEventOfAThreadOrALock() {
        story.at(0).starts(a).ms(1).acquires(a, lock).ms(1).starts(b).ms(1).releases(a, lock);
        history.fold();
        assertThat(history.step(0, 1, -1, lock)).isEqualTo(1);
        assertThat(history.step(MS, 1, a, -1)).isEqualTo(3);
        assertThat(history.step(3 * MS, -1, b, -1)).isEqualTo(2);
        assertThat(history.step(3 * MS, 1, -1, -1)).isEqualTo(-1);
        assertThat(history.step(0, -1, -1, -1)).isEqualTo(-1);
    }

    @Test
    void behindAThreadsEndThereIsNothingToStepToAndBeforeItItsLastEvent() {
        var t = new TraceBuilder();
        int a = t.thread("a"), b = t.thread("b");
        t.at(1 * MS).starts(a).starts(b).ms(1).ends(a).ms(1);
        for (int i = 0; i < 5; i++) t.sleeps(b).ms(1).wakes(b).ms(1);
        var history = History.of(t.trace(), t.cast());
        history.fold();
        long end = history.step(history.endNanos(), -1, a, -1);
        assertThat(history.trace().kind(end)).isEqualTo(EventKind.THREAD_END);
        assertThat(history.step(history.trace().time(end), 1, a, -1)).isEqualTo(-1);
        assertThat(history.step(history.trace().time(end) - 1, 1, a, -1)).isEqualTo(end);
        assertThat(history.trace().kind(history.step(history.trace().time(end), -1, a, -1))).isEqualTo(EventKind.THREAD_START);
    }

    /// A restatement as a writer makes it: A holds the lock and sleeps outside the GIL.
    private void restatesA() {
        var sleep = ActorState.SLEEP;
        story.event(EventKind.RESTATE, a, lock, Restatement.argument(sleep, Restatement.Role.HOLDS, true, 2))
            .event(EventKind.RESTATE, a, gil, Restatement.argument(sleep, Restatement.Role.LET_GO, false, 0))
            .event(EventKind.RESTATE, a, -1, Restatement.argument(sleep, Restatement.Role.STANDS, false, 0));
    }

    @Test
    void aGapIsUncertainAndWhatFollowsIsWhatTheWriterStated() {
        story.at(0).starts(a).takes(a, gil).ms(1).event(EventKind.CELL_READ, a, -1, 0).ms(3);
        restatesA();
        story.ms(1).wakes(a);
        history.fold();
        assertThat(history.at(MS / 2).uncertain(a)).isFalse();
        assertThat(history.at(3 * MS).uncertain(a)).isTrue();
        assertThat(history.at(3 * MS).state(a)).isEqualTo(ActorState.RUNNING);
        var stated = history.at(4 * MS);
        assertThat(stated.uncertain(a)).isFalse();
        assertThat(stated.state(a)).isEqualTo(ActorState.SLEEP);
        assertThat(stated.holder(gil)).as("not named in the restatement: let go within the gap").isEqualTo(-1);
        assertThat(stated.holder(lock)).isEqualTo(a);
        assertThat(stated.holdCount(lock)).isEqualTo(2);
        assertThat(history.now().state(a)).as("awake, but outside the GIL").isEqualTo(ActorState.GIL_WAIT);
        var lane = history.actorLanes().get(a);
        assertThat(lane.gap(lane.at(MS / 2))).isFalse();
        assertThat(lane.gap(lane.at(MS))).isTrue();
        assertThat(lane.gap(lane.at(4 * MS))).isFalse();
    }

    @Test
    void aSnapshotNeverCutsARestatementInTwo() {
        for (int before = 16_380; before < 16_390; before++) {
            var told = new HistoryTest();
            told.story.at(0).starts(told.a);
            while (told.story.trace().size() < before) {
                told.story.ns(10).event(EventKind.CELL_READ, told.a, -1, 0);
            }
            told.story.ms(1);
            told.restatesA();
            told.story.ms(10).starts(told.b);
            told.history.fold();
            var late = new EventBatch();
            late.add(told.story.now() - MS, EventKind.CELL_READ, told.b, -1, 0, 0);
            told.story.trace().insert(late);
            told.history.fold();
            var lane = told.history.actorLanes().get(told.a);
            assertThat(lane.gap(lane.count() - 2)).as("restated after %d events", before).isTrue();
        }
    }

    @Test
    void aQueuesLengthIsThatAfterItsLastPutOrGet() {
        int queue = story.resource(Resource.Kind.QUEUE, "tasks");
        story.at(0).starts(a).ms(1).event(EventKind.QUEUE_PUT, a, queue, 1).ms(1).event(EventKind.QUEUE_PUT, a, queue, 2).ms(1).event(EventKind.QUEUE_GET, b, queue, 1);
        history.fold();
        assertThat(history.at(0).value(queue)).isZero();
        assertThat(history.at(2 * MS).value(queue)).isEqualTo(2);
        assertThat(history.now().value(queue)).isOne();
        assertThat(history.now().lastHolder(queue)).isEqualTo(b);
        assertThat(history.now().holder(queue)).as("nobody holds a queue").isEqualTo(-1);
        var lane = history.resourceLanes().get(queue);
        assertThat(lane.count()).isEqualTo(3);
        assertThat(lane.detail(lane.at(2 * MS))).isEqualTo(2);
        assertThat(lane.value(lane.at(2 * MS))).isEqualTo(a);
    }

    @Test
    void anEventIsSetUntilItIsCleared() {
        int event = story.resource(Resource.Kind.EVENT, "stop");
        story.at(0).starts(a).ms(1).event(EventKind.SIGNAL, a, event, 3).ms(1).event(EventKind.CLEAR, a, event, 0);
        history.fold();
        assertThat(history.at(0).value(event)).isZero();
        assertThat(history.at(MS).value(event)).as("set, whoever it woke").isOne();
        assertThat(history.now().value(event)).isZero();
    }

    @Test
    void aPipeCountsBytesBothWays() {
        int pipe = story.resource(Resource.Kind.PIPE, "worker-1");
        story.at(0).starts(a).starts(b).ms(1).event(EventKind.SEND, a, pipe, 312).ms(1).event(EventKind.RECEIVE, b, pipe, 312).event(EventKind.SEND, b, pipe, -1);
        history.fold();
        assertThat(history.at(MS).sent(pipe)).isEqualTo(312);
        assertThat(history.at(MS).received(pipe)).isZero();
        assertThat(history.at(MS).lastBytes(pipe)).isEqualTo(312);
        assertThat(history.at(MS).mover(pipe)).isEqualTo(a);
        assertThat(history.at(MS).movedAt(pipe)).isEqualTo(MS);
        assertThat(history.now().sent(pipe)).as("how many was not told").isEqualTo(312);
        assertThat(history.now().received(pipe)).isEqualTo(312);
        assertThat(history.now().mover(gil)).isEqualTo(-1);
        assertThat(history.now().sentBy(a)).isEqualTo(312);
        assertThat(history.now().receivedBy(b)).isEqualTo(312);
        assertThat(history.at(2 * MS - 1).lastBytesBy(b)).isZero();
        assertThat(history.now().movedAtBy(b)).isEqualTo(2 * MS);
    }

    @Test
    void aWorkerIsAtItsItemFromBeginToEnd() {
        story.at(0).starts(a).ms(1).event(EventKind.WORK_BEGIN, a, -1, 4).ms(2).event(EventKind.WORK_END, a, -1, 4).ms(1).event(EventKind.WORK_BEGIN, a, -1, 5)
            .ms(1).event(EventKind.WORK_END, a, -1, -6).event(EventKind.WORK_BEGIN, a, -1, 6).ms(1).ends(a);
        history.fold();
        assertThat(history.at(0).item(a)).isEqualTo(-1);
        assertThat(history.at(2 * MS).item(a)).isEqualTo(4);
        assertThat(history.at(2 * MS).itemSince(a)).isEqualTo(MS);
        assertThat(history.at(3 * MS).item(a)).isEqualTo(-1);
        assertThat(history.at(5 * MS).itemsDone(a)).isEqualTo(2);
        assertThat(history.at(5 * MS).itemsRaised(a)).isOne();
        assertThat(history.now().item(a)).as("it ended with its worker").isEqualTo(-1);
    }

    @Test
    void aPrivateCopyIsStaleOnceAnotherHasWrittenAndGoneOnceItsOwnerHas() {
        int cell = story.resource(Resource.Kind.CELL, "count");
        story.at(0).starts(a).starts(b).ms(1).event(EventKind.CELL_READ, a, cell, 7).event(EventKind.CELL_READ, b, cell, 7).ms(1).event(EventKind.CELL_WRITE, b, cell, 8)
            .ms(1).event(EventKind.CELL_WRITE, a, cell, 8).ms(1).ends(a);
        history.fold();
        assertThat(history.at(0).copyOf(a)).isEqualTo(-1);
        assertThat(history.at(MS).copyOf(a)).isEqualTo(cell);
        assertThat(history.at(MS).copy(a)).isEqualTo(7);
        assertThat(history.at(MS).stale(a)).isFalse();
        assertThat(history.at(MS).value(cell)).as("what was read was there").isEqualTo(7);
        assertThat(history.at(2 * MS).stale(a)).isTrue();
        assertThat(history.at(2 * MS).copyOf(b)).as("it wrote what it made of it").isEqualTo(-1);
        assertThat(history.at(2 * MS).value(cell)).isEqualTo(8);
        assertThat(history.at(3 * MS).copyOf(a)).isEqualTo(-1);
        assertThat(history.at(3 * MS).lastHolder(cell)).isEqualTo(a);
    }

    @Test
    void aCoroutineRunsOnTheThreadThatGivesItItsTurn() {
        int task = story.cast().task("fetch", story.process()).id();
        story.at(0).starts(a).event(EventKind.TURN_READY, task, -1, 0).ms(1).event(EventKind.TURN_BEGIN, task, -1, a).ms(1).event(EventKind.IO_BEGIN, task, -1, 0);
        history.fold();
        assertThat(history.at(0).state(task)).isEqualTo(ActorState.READY);
        assertThat(history.at(0).carrier(task)).isEqualTo(-1);
        assertThat(history.at(MS).state(task)).isEqualTo(ActorState.RUNNING);
        assertThat(history.at(MS).carrier(task)).isEqualTo(a);
        assertThat(history.now().state(task)).isEqualTo(ActorState.IO);
        assertThat(history.now().carrier(a)).isEqualTo(-1);
    }
}
