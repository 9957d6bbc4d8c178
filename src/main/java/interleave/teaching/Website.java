package interleave.teaching;

import java.time.Duration;

/// The website a lesson's program is to talk to, served on this machine's loopback interface for as long as its session lasts.
///
/// A call of an act gets it as two arguments, where the function has such parameters: `site` ("http://127.0.0.1:40321") and `echo` ("127.0.0.1:40322", which sends
/// back whatever it gets, at once). It starts afresh for every call: nothing has been asked for before.
///
/// @param latency mean time before an answer
/// @param jitter  how far a single answer's latency may lie from the mean, as a part of it: 0 to 1
/// @param seed    of pages and latencies
/// @param pages   size of the link graph
public record Website(Duration latency, double jitter, long seed, int pages) {
    public static final String SITE = "site", ECHO = "echo";
}
