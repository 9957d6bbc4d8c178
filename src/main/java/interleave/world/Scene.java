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

    /// The actor that holds it or held it last (a GIL's greys until another has taken it; a cell's is its last writer), or -1.
    int lastHolder(int resource);

    /// GIL: when the waiter that asks first will ask or has asked is counted from the last switch or its wait's start; this is when the
    /// flag at the holder was raised, or -1 while none is.
    long requestedSince(int resource);

    /// GIL: hand-overs from one actor to another so far. Lock: acquisitions so far (a re-entrant lock: outermost ones). Cell: writes so far.
    long switches(int resource);

    /// Cell: the value last written, where it is a small integer.
    long value(int resource);

    /// The run is paused at this instant.
    boolean paused();
}
