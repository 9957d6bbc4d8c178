package interleave.teaching;

/// What one process of a run took and did. Times in nanoseconds; -1 is "not measured".
///
/// @param name        the process's name in the program; "main" is the program's own
/// @param startNanos  from the call that started it until its interpreter was there, before warm-up
/// @param warmUpNanos warm-up after that, before it ran any of the program's code
/// @param bytesIn     bytes of messages (encoded values) it received, its task included
/// @param bytesOut    bytes of messages it sent
/// @param pickleNanos time it spent encoding and decoding them
/// @param tasks       items of a pool it has done
/// @param exit        how it ended: "normal", "failed" (an exit code that is not 0), "terminated", "killed", "cancelled" (with the run)
public record ProcessReading(String name, long startNanos, long warmUpNanos, long bytesIn, long bytesOut, long pickleNanos, long tasks, String exit) {}
