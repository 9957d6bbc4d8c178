package interleave.engine.cpython;

/// A thread of a Python process as the sampler knows it.
///
/// @param nativeId    the system's number of it
/// @param threadState the address of its PyThreadState
record Peer(int nativeId, long threadState) {}
