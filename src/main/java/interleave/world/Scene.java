package interleave.world;

import interleave.trace.ActorState;

/// The state at one instant: what every actor does and who holds what. Immutable; made by the fold, painted by the views, the same live and in
/// replay.
public interface Scene {
    /// The instant, on System.nanoTime's clock.
    long nanos();

    /// Events folded into this state.
    long events();

    /// Actors known at this instant: ids 0 to below this. An actor registered but not started is ABSENT.
    int actors();

    ActorState state(int actor);

    /// Since when the actor is in this state.
    long since(int actor);

    /// The resource it waits for or does IO on, or -1. For JOIN: the actor waited for.
    int waitsFor(int actor);

    /// The line of the actor's last event (0: none). Live views sample the gauge instead.
    int line(int actor);

    /// Nanoseconds the actor has spent in `state` up to this instant, pauses left out.
    long total(int actor, ActorState state);

    /// Whether this instant lies where events of this actor were lost, so that its state is not certain. Known once the actor's next event has come.
    boolean uncertain(int actor);

    /// Resources known at this instant.
    int resources();

    /// The actor that holds the resource (lock or GIL), or -1.
    int holder(int resource);

    /// Since when the holder holds it; for a GIL a hold runs from one change of holder to the next.
    long heldSince(int resource);

    int holdCount(int resource);

    /// The actor that holds it or held it last (a GIL's greys until another has taken it; a cell's is its last writer, a queue's who put or got last,
    /// an event's who set or cleared it), or -1.
    int lastHolder(int resource);

    /// GIL: when the waiter that asks first will ask or has asked is counted from the last switch or its wait's start; this is when the
    /// flag at the holder was raised, or -1 while none is.
    long requestedSince(int resource);

    /// GIL: hand-overs from one actor to another so far. Lock: acquisitions so far (a re-entrant lock: outermost ones). Cell: writes so far.
    /// Queue: puts and gets so far. Event, condition: signals so far (an event: clearings too).
    long switches(int resource);

    /// Cell: the value last written, where it is a small integer. Queue: its length after the last put or get, -1 where that was not told.
    /// Event: 1 while set.
    long value(int resource);

    /// Queue: the most it has held so far.
    long peak(int resource);

    /// Pipe, socket: bytes handed to it so far.
    long sent(int resource);

    /// Pipe, socket: bytes that came out of it so far.
    long received(int resource);

    /// Pipe, socket: the bytes moved last, above 0 sent, below 0 received; 0 before any.
    long lastBytes(int resource);

    /// Pipe, socket: when they were.
    long movedAt(int resource);

    /// Pipe, socket: by whom, or -1.
    int mover(int resource);

    /// Bytes the actor has handed to pipes and sockets so far.
    long sentBy(int actor);

    /// Bytes the actor has got from them so far.
    long receivedBy(int actor);

    /// The bytes the actor moved last, above 0 sent, below 0 received; 0 before any.
    long lastBytesBy(int actor);

    /// When it did.
    long movedAtBy(int actor);

    /// The number of the work item the actor is at, or -1.
    long item(int actor);

    /// Since when.
    long itemSince(int actor);

    /// Work items the actor has ended, those that raised included.
    long itemsDone(int actor);

    /// Those of them that raised.
    long itemsRaised(int actor);

    /// The cell whose value the actor has read and not yet answered with a write of its own: its private copy; -1: none.
    int copyOf(int actor);

    /// The value it read.
    long copy(int actor);

    /// Whether another has written the cell since.
    boolean stale(int actor);

    /// Coroutine, virtual thread: the actor of the thread that gave it its last turn; -1 before, and for others.
    int carrier(int actor);

    /// Worker process: when its start began; 0 before, and for others.
    long launchedAt(int process);

    /// Worker process: when its interpreter was there; 0 before.
    long upAt(int process);

    /// Worker process: when it had warmed up; 0 before, and for one that didn't.
    long readyAt(int process);

    /// The run is paused at this instant.
    boolean paused();
}
