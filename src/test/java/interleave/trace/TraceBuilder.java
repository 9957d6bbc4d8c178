package interleave.trace;

/// A made-up recording for tests, written as it would be told.
///
/// ```java
/// var story = new TraceBuilder();
/// int gil = story.gil(), a = story.thread("A"), b = story.thread("B"), lock = story.lock("lock");
/// story.at(0).starts(a).takes(a, gil).starts(b).waitsForGil(b, gil)
///      .ms(5).requests(b, gil, a).line(10).drops(a, gil, true).us(40).takes(b, gil)
///      .ms(1).acquires(b, lock).ms(1).releases(b, lock).drops(b, gil, false).ends(b);
/// var history = History.of(story.trace(), story.cast());
/// history.fold();
/// ```
///
/// Time is that of the last [#at], [#ms], [#us], [#ns]; the line that of the last [#line].
public final class TraceBuilder {
    private final ColumnTrace trace = new ColumnTrace(10_000_000);
    private final Cast cast = new Cast();
    private final int process = cast.process("main").id();
    private long now;
    private int line;

    public ColumnTrace trace() {
        return trace;
    }

    public Cast cast() {
        return cast;
    }

    public int process() {
        return process;
    }

    public int thread(String name) {
        return cast.thread(name, process, -1).id();
    }

    public int gil() {
        return resource(Resource.Kind.GIL, "GIL");
    }

    public int lock(String name) {
        return resource(Resource.Kind.LOCK, name);
    }

    public int resource(Resource.Kind kind, String name) {
        return cast.resource(kind, name, process).id();
    }

    public long now() {
        return now;
    }

    public TraceBuilder at(long nanos) {
        now = nanos;
        return this;
    }

    public TraceBuilder ms(double milliseconds) {
        return at(now + Math.round(milliseconds * 1e6));
    }

    public TraceBuilder us(double microseconds) {
        return at(now + Math.round(microseconds * 1e3));
    }

    public TraceBuilder ns(long nanos) {
        return at(now + nanos);
    }

    public TraceBuilder line(int number) {
        line = number;
        return this;
    }

    /// Any event.
    public TraceBuilder event(EventKind kind, int actor, int resource, long argument) {
        trace.append(now, kind, actor, resource, line, argument);
        return this;
    }

    public TraceBuilder starts(int actor) {
        return event(EventKind.THREAD_START, actor, -1, -1);
    }

    public TraceBuilder ends(int actor) {
        return event(EventKind.THREAD_END, actor, -1, 0);
    }

    public TraceBuilder waitsForGil(int actor, int gil) {
        return event(EventKind.GIL_WAIT, actor, gil, -1);
    }

    public TraceBuilder requests(int actor, int gil, int holder) {
        return event(EventKind.GIL_REQUEST, actor, gil, holder);
    }

    public TraceBuilder takes(int actor, int gil) {
        return event(EventKind.GIL_TAKE, actor, gil, 0);
    }

    public TraceBuilder drops(int actor, int gil, boolean forced) {
        return event(EventKind.GIL_DROP, actor, gil, forced ? 1 : 0);
    }

    public TraceBuilder waitsForLock(int actor, int lock, int holder) {
        return event(EventKind.LOCK_WAIT, actor, lock, holder);
    }

    public TraceBuilder acquires(int actor, int lock) {
        return event(EventKind.LOCK_ACQUIRE, actor, lock, 1);
    }

    public TraceBuilder releases(int actor, int lock) {
        return event(EventKind.LOCK_RELEASE, actor, lock, 0);
    }

    public TraceBuilder sleeps(int actor) {
        return event(EventKind.SLEEP_BEGIN, actor, -1, -1);
    }

    public TraceBuilder wakes(int actor) {
        return event(EventKind.SLEEP_END, actor, -1, 0);
    }

    public TraceBuilder joins(int actor, int other) {
        return event(EventKind.JOIN_BEGIN, actor, -1, other);
    }

    public TraceBuilder joined(int actor, int other) {
        return event(EventKind.JOIN_END, actor, -1, other);
    }

    public TraceBuilder pauses() {
        return event(EventKind.PAUSE, process, -1, 0);
    }

    public TraceBuilder resumes() {
        return event(EventKind.RESUME, process, -1, 0);
    }
}
