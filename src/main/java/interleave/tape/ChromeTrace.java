package interleave.tape;

import interleave.trace.Actor;
import interleave.trace.ActorState;
import interleave.trace.Cast;
import interleave.trace.EventKind;
import interleave.trace.Posture;
import interleave.trace.Resource;
import interleave.trace.Trace;
import java.io.Closeable;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/// Recordings as a Chrome trace (*Trace Event Format*, the JSON object form), which Perfetto, Speedscope and chrome://tracing open.
///
/// ```text
///  process "two_threads · main"            one per recording and process
///    track  A       [running][waiting for the GIL     ][running]      X events, one per state
///    track  B       [waiting for the GIL][running      ]  …
///                                   A ───────▶ B                     s and f events: who let go, who took it up
///    track  GIL     [A      ][B                       ][A      ]      X events, one per holder
///    counter tasks (length)                                           C events
/// ```
///
/// Arrows go where one thread's step let another go on that had been waiting since before it: GIL and lock handed over, queue item put, event set, thread started.
/// An arrow's ends lie one nanosecond inside the two slices they belong to, because readers bind a flow event to the slice that is open at its time, and a slice is
/// no longer open at its own end. Times are microseconds with three decimals, from `zero` on, so nothing of the recording's nanoseconds is lost.
///
/// Written as a stream: what is kept in memory is one state per thread and resource, so a recording of any size can be written. Of one thread. Sources: the format's
/// definition (Trace Event Format, Google, 2016 with later additions) and Perfetto's importer (src/trace_processor/importers/json): it rounds a time to the nanosecond, tells
/// flows apart by id, category and name, and with bp "e" ends one in the slice around it.
public final class ChromeTrace implements Closeable {
    private static final long NEVER = Long.MIN_VALUE;
    /// Tracks of resources come behind those of threads.
    private static final int RESOURCES_FROM = 1_000_000, PROCESSES_PER_PART = 10_000;

    private final JsonGenerator json;
    private final long zero;
    private int part;
    private long flows;

    /// Begins the file.
    ///
    /// @param zero  the instant that becomes 0, on the recordings' clock
    /// @param about what the file says about itself: name and text
    public ChromeTrace(OutputStream out, long zero, Map<String, String> about) {
        this.zero = zero;
        json = JsonFactory.builder().build().createGenerator(tools.jackson.core.ObjectWriteContext.empty(), out);
        json.writeStartObject().writeStringProperty("displayTimeUnit", "ns").writeObjectPropertyStart("otherData");
        about.forEach(json::writeStringProperty);
        json.writeEndObject().writeArrayPropertyStart("traceEvents");
    }

    /// Something worth an instant of its own.
    public record Mark(long nanos, String name, String detail) {}

    /// Adds a recording.
    ///
    /// @param label comes before the names of its processes; may be empty
    public void add(String label, Trace trace, Cast cast, List<Mark> marks) {
        new Part(label, trace.snapshot(), cast, PROCESSES_PER_PART * part++).write(marks);
    }

    /// Ends the file.
    @Override
    public void close() {
        json.writeEndArray().writeEndObject().close();
    }

    /// One recording on its way through.
    private final class Part {
        private final String label;
        private final Trace trace;
        private final Cast cast;
        private final int firstProcess;
        private final long[] posture, since;
        private final int[] line;
        /// By resource: who holds it and since when; who let it go last, or let others go on, and when.
        private final int[] holder, giver;
        private final long[] heldSince, givenAt;
        private long now;

        Part(String label, Trace trace, Cast cast, int firstProcess) {
            this.label = label;
            this.trace = trace;
            this.cast = cast;
            this.firstProcess = firstProcess;
            int actors = cast.actorCount(), resources = cast.resourceCount();
            posture = new long[actors];
            since = filled(actors, NEVER);
            line = new int[actors];
            holder = new int[resources];
            Arrays.fill(holder, -1);
            giver = holder.clone();
            heldSince = filled(resources, NEVER);
            givenAt = filled(resources, NEVER);
            Arrays.fill(posture, Posture.NONE);
        }

        private static long[] filled(int length, long value) {
            var array = new long[length];
            Arrays.fill(array, value);
            return array;
        }

        void write(List<Mark> marks) {
            names();
            for (long i = 0; i < trace.size(); i++) {
                now = trace.time(i);
                take(trace.kind(i), trace.actor(i), trace.resource(i), trace.line(i), trace.argument(i));
            }
            for (int actor = 0; actor < posture.length; actor++) endState(actor);
            for (int resource = 0; resource < holder.length; resource++) endHold(resource);
            for (var mark : marks) instant(mark);
        }

        private void instant(Mark mark) {
            begin("i", mark.name(), "mark", mark.nanos(), pid(0), 0).writeStringProperty("s", "g").writeObjectPropertyStart("args")
                .writeStringProperty("detail", mark.detail()).writeEndObject().writeEndObject();
        }

        private void names() {
            for (var actor : cast.actors()) {
                if (actor.id() >= posture.length) break;
                if (actor.kind() == Actor.Kind.PROCESS) name("process_name", (label.isEmpty() ? "" : label + " · ") + actor.name(), pid(actor.id()), 0);
                else name("thread_name", actor.name(), pid(actor.process()), tid(actor.id()));
            }
            for (var resource : cast.resources()) {
                if (resource.id() < holder.length && held(resource.kind())) name("thread_name", title(resource), pid(resource.process()), RESOURCES_FROM + resource.id());
            }
        }

        private void name(String what, String name, int pid, int tid) {
            json.writeStartObject().writeStringProperty("ph", "M").writeStringProperty("name", what).writeNumberProperty("pid", pid).writeNumberProperty("tid", tid)
                .writeObjectPropertyStart("args").writeStringProperty("name", name).writeEndObject().writeEndObject();
        }

        private int pid(int process) {
            return firstProcess + process + 1; // 0 is no process to some readers
        }

        private int tid(int actor) {
            return actor + 1;
        }

        private void take(EventKind kind, int actor, int resource, int at, long argument) {
            if (actor >= posture.length || resource >= holder.length) return; // registered since
            long before = posture[actor], after = Posture.after(before, kind, resource, argument), waiting = since[actor];
            if (at != 0) line[actor] = at;
            boolean changed = Posture.stateCode(before) != Posture.stateCode(after) || Posture.waitsFor(before) != Posture.waitsFor(after);
            if (changed && cast.actor(actor).kind() != Actor.Kind.PROCESS) {
                endState(actor);
                since[actor] = now;
            }
            posture[actor] = after;
            switch (kind) {
                case THREAD_START -> {
                    if (argument >= 0 && argument < posture.length) arrow("start", (int) argument, now, actor);
                }
                case GIL_DROP, LOCK_RELEASE -> {
                    if (kind == EventKind.LOCK_RELEASE && argument > 0) return;
                    endHold(resource);
                    gives(resource, actor);
                }
                case GIL_TAKE, LOCK_ACQUIRE -> {
                    receives("hand-over", resource, actor, waiting, kind == EventKind.GIL_TAKE ? ActorState.GIL_WAIT : ActorState.LOCK_WAIT, before);
                    if (holder[resource] == actor) return;
                    endHold(resource);
                    holder[resource] = actor;
                    heldSince[resource] = now;
                }
                case SIGNAL -> gives(resource, actor);
                case QUEUE_PUT, QUEUE_GET -> {
                    gives(resource, actor);
                    if (argument >= 0) count(resource, argument);
                }
                case WAIT_END -> {
                    if (argument == 1) receives("wake-up", resource, actor, waiting, ActorState.QUEUE_WAIT, before);
                }
                case PAUSE -> instant(new Mark(now, "paused", "Every thread is held from here on."));
                case RESUME -> instant(new Mark(now, "goes on", "The time since the pause belongs to nobody."));
                default -> { }
            }
        }

        private void gives(int resource, int actor) {
            if (resource < 0) return;
            giver[resource] = actor;
            givenAt[resource] = now;
        }

        private void receives(String what, int resource, int actor, long waiting, ActorState wait, long before) {
            if (resource < 0 || giver[resource] < 0 || giver[resource] == actor) return;
            if (Posture.state(before) == wait && waiting <= givenAt[resource]) arrow(what, giver[resource], givenAt[resource], actor);
        }

        private void arrow(String what, int from, long given, int to) {
            if (cast.actor(from).kind() == Actor.Kind.PROCESS || since[from] == NEVER) return;
            long id = ++flows;
            flow("s", what, id, given - 1, from);
            flow("f", what, id, now + 1, to);
        }

        private void flow(String phase, String what, long id, long nanos, int actor) {
            begin(phase, what, "flow", nanos, pid(cast.actor(actor).process()), tid(actor)).writeNumberProperty("id", id);
            if (phase.equals("f")) json.writeStringProperty("bp", "e");
            json.writeEndObject();
        }

        private void endState(int actor) {
            long from = since[actor];
            var state = Posture.state(posture[actor]);
            if (from == NEVER || state == ActorState.ABSENT || state == ActorState.ENDED) return;
            int waitsFor = Posture.waitsFor(posture[actor]);
            slice(words(state, waitsFor), state.name().toLowerCase(java.util.Locale.ROOT), from, pid(cast.actor(actor).process()), tid(actor));
            json.writeObjectPropertyStart("args").writeNumberProperty("line", line[actor]).writeEndObject().writeEndObject();
        }

        private void endHold(int resource) {
            if (resource < 0 || holder[resource] < 0) return;
            var about = cast.resource(resource);
            slice(cast.actor(holder[resource]).name(), "held", heldSince[resource], pid(about.process()), RESOURCES_FROM + resource);
            json.writeEndObject();
            holder[resource] = -1;
        }

        private void slice(String name, String category, long from, int pid, int tid) {
            begin("X", name, category, from, pid, tid).writeNumberProperty("dur", micros(now - from));
        }

        private void count(int resource, long length) {
            var about = cast.resource(resource);
            begin("C", title(about), "queue", now, pid(about.process()), 0).writeNumberProperty("id", resource).writeObjectPropertyStart("args")
                .writeNumberProperty("length", length).writeEndObject().writeEndObject();
        }

        private String words(ActorState state, int waitsFor) {
            return switch (state) {
                case RUNNING -> "running";
                case GIL_WAIT -> "waiting for the GIL";
                case LOCK_WAIT -> "waiting for " + titleOf(waitsFor);
                case IO -> waitsFor < 0 ? "input or output" : "input or output: " + titleOf(waitsFor);
                case QUEUE_WAIT -> "waiting at " + titleOf(waitsFor);
                case SLEEP -> "sleeping";
                case JOIN -> waitsFor < 0 || waitsFor >= posture.length ? "joining" : "joining " + cast.actor(waitsFor).name();
                case READY -> "ready";
                case ABSENT, ENDED -> throw new IllegalStateException("no slice of " + state);
            };
        }

        private String titleOf(int resource) {
            return resource < 0 || resource >= holder.length ? "a lock" : title(cast.resource(resource));
        }
    }

    private static boolean held(Resource.Kind kind) {
        return kind == Resource.Kind.GIL || kind == Resource.Kind.LOCK || kind == Resource.Kind.RLOCK;
    }

    private static String title(Resource resource) {
        var kind = resource.kind() == Resource.Kind.GIL ? "GIL" : resource.kind().name().toLowerCase(java.util.Locale.ROOT);
        return resource.name().isEmpty() || resource.name().equals(kind) ? kind : kind + " " + resource.name();
    }

    private JsonGenerator begin(String phase, String name, String category, long nanos, int pid, int tid) {
        return json.writeStartObject().writeStringProperty("ph", phase).writeStringProperty("name", name).writeStringProperty("cat", category)
            .writeNumberProperty("ts", micros(nanos - zero)).writeNumberProperty("pid", pid).writeNumberProperty("tid", tid);
    }

    private static BigDecimal micros(long nanos) {
        return BigDecimal.valueOf(nanos, 3);
    }
}
