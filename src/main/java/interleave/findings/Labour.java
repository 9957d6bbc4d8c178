package interleave.findings;

/// What a process of a run has counted of itself, where it takes part in a pool's work.
///
/// @param name        the process's; the program's own comes first
/// @param pickleNanos time it spent encoding and decoding messages; -1: not measured
/// @param bytes       of messages it received; -1: not measured
public record Labour(String name, long pickleNanos, long bytes) {}
