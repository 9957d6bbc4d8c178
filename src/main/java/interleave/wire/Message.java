package interleave.wire;

import java.util.List;
import java.util.Map;

/// What the app and a worker process say to each other. A message is one frame: its tag (the place in this list), then its fields in order.
///
/// A worker opens with [Hello]; the app answers a few [Ping]s, then sends [Begin], or before it [Prepare]. From then on the worker makes [Request]s, each answered by one [Reply] of the
/// same number (in any order), and tells unasked what it does. [Ended] is its last word.
public sealed interface Message {
    /// Changes with every change of a message: app and workers come from one build, so an older one is refused.
    int VERSION = 1;

    /// Worker: here I am. `secret` was given to it on its standard input, so that nobody else on this machine can pose as it.
    record Hello(int version, String secret, int process) implements Message {}

    /// Worker: what time is it with you? Answered by [Pong] at once.
    record Ping(long sentNanos) implements Message {}

    record Pong(long sentNanos, long appNanos) implements Message {}

    /// Worker: `app time = worker time + offset`, give or take the error.
    record Clock(long offsetNanos, long errorNanos) implements Message {}

    /// App: what the worker is to run.
    ///
    /// @param gil            whether its interpreter has a GIL
    /// @param intervalNanos  its switch interval
    /// @param recorded       whether it is to send events
    /// @param main           the program's own file; its text; the name it was loaded under ("__main__" or a module's)
    /// @param sources        the text of other modules that the program may import, by name
    /// @param task           what the process is to do, encoded by `pickle`
    /// @param warm           whether it is to warm up first
    record Begin(boolean gil, long intervalNanos, boolean recorded, String mainFile, String mainText, String mainName, Map<String, String> sources,
                 List<String> arguments, String name, byte[] task, boolean warm) implements Message {}

    /// App: there is no task yet; warm up (if `warm`), answer [Warm], and wait for [Begin].
    record Prepare(boolean gil, boolean recorded, boolean warm) implements Message {}

    /// Worker: its interpreter is there; warm-up begins.
    record Up() implements Message {}

    /// Worker: warm-up is over.
    record Warm(long nanos, int timings) implements Message {}

    /// Worker: an actor of its own, the next in the order of its ids.
    record NewActor(String name, int kind, int process, long javaThread) implements Message {}

    /// Worker: a resource of its own, the next in the order of its ids. `shared` is the number of the app's pipe or semaphore that it is, or -1.
    record NewResource(String name, int kind, int shared) implements Message {}

    /// Worker: what has happened, `count` rows of [EventRows].
    record Events(long watermarkNanos, long dropped, int count, byte[] rows) implements Message {}

    /// Worker: where its threads are: actor, line, steps, [number in the system][interleave.trace.Gauge#systemThread()] of each.
    record Gauges(long[] values) implements Message {}

    /// Worker: what ThreadMXBean said of a thread at its end.
    record Reading(int actor, long cpuNanos, long blockedNanos, long waitedNanos, long blockedCount, long waitedCount) implements Message {}

    /// Worker: what its program printed; `stream` 1 or 2.
    record Print(int stream, String text) implements Message {}

    /// Worker: see [Verb].
    record Request(long number, Verb verb, int handle, long argument, byte[] bytes) implements Message {}

    /// Worker: no longer waits for the answer to a request; it is answered all the same, by [Outcome#TIMED_OUT] unless it was done already.
    record Forget(long number) implements Message {}

    /// App: the answer to a request.
    record Reply(long number, Outcome outcome, long value, byte[] bytes) implements Message {}

    enum Outcome { DONE, TIMED_OUT, CLOSED, BROKEN, REFUSED }

    /// App: hold all threads at their next instruction, or let them go on.
    record Pause(boolean held) implements Message {}

    /// Worker: bytes of messages it got and sent so far, nanoseconds that encoding and decoding took, tasks it has done.
    record Tally(long bytesIn, long bytesOut, long pickleNanos, long tasks) implements Message {}

    /// Worker: the program's process is over.
    record Ended(int exitCode) implements Message {}
}
