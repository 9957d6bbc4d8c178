package interleave.world;

/// Where one thread's time went, in seconds, pauses left out; up to its end or the trace's last event.
///
/// @param runSeconds it ran bytecode, or was outside the GIL without waiting for anything
/// @param readySeconds it could have gone on and had no core, or (a coroutine) not its turn
/// @param handOvers  how often it took a GIL from another thread
public record ThreadAccount(int actor, String name, int process, double runSeconds, double gilWaitSeconds, double lockWaitSeconds,
                            double queueWaitSeconds, double ioSeconds, double sleepSeconds, double joinSeconds, double readySeconds,
                            long handOvers) {
    /// All the time it waited, whatever for; sleep included.
    public double waitSeconds() {
        return gilWaitSeconds + lockWaitSeconds + queueWaitSeconds + ioSeconds + sleepSeconds + joinSeconds;
    }
}
