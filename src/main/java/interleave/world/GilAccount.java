package interleave.world;

import org.jspecify.annotations.Nullable;

/// What happened to one GIL.
///
/// @param handOvers changes of holder from one thread to another; the first taking of a run is none
/// @param forced    those whose former holder let go because of a request
/// @param holds     how long holds lasted that ended with a hand-over: from the taking by a thread that did not have it before to the taking by the
///                  next. The last hold of a run, which nobody took over, doesn't count. Pauses are left out.
/// @param latency   from the letting go by one thread to the taking by another that was already waiting for it then
public record GilAccount(int resource, String name, int process, long handOvers, long forced, @Nullable Spread holds, @Nullable Spread latency) {}
