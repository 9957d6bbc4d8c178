package interleave.stage;

import interleave.trace.ActorState;

/// One thread as it stands on the stage now. Two equal figures look the same: a zone whose figures are all equal to the last frame's isn't painted.
///
/// @param ring    degrees of the ring that counts to the request; -1: none
/// @param running,turning degrees of the ring that the states' shares of the last 250 ms take; both -1 in replay
/// @param hollow  degrees of the share in which it could have run and had no core, of that window; 0 where that is not known
/// @param greyed  has let go of the GIL by force and stays until another has taken it
/// @param flag    somebody asks it to let go
/// @param copy    what it has read from a shared cell, "count = 7"; empty: nothing
/// @param stale   another has written the cell since
/// @param strong  the first line beside it
/// @param soft    the second line
record Figure(int actor, Zone zone, Seating.Seat seat, ActorState state, int ring, int running, int turning, int hollow, boolean greyed, boolean flag,
    boolean selected,
              String copy, boolean stale, String strong, String soft) {}
