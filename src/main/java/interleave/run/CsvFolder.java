package interleave.run;

import interleave.metrics.Series;
import interleave.tape.Csv;
import interleave.trace.Actor;
import interleave.trace.ActorState;
import interleave.trace.Cast;
import interleave.trace.Restatement;
import interleave.trace.ThreadReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A result as a folder of tables, each row naming its act. Times are nanoseconds from the act's start unless the column says seconds.
///
/// `acts.csv` what every repetition took and measured; `threads.csv` where each thread's time went, recorded and by ThreadMXBean; `series.csv` ThreadMXBean's
/// samples; `events.csv` all that was recorded. The last three tell of the repetition that the views draw.
final class CsvFolder {
    private final Result result;
    private final Path folder;

    private CsvFolder(Result result, Path folder) {
        this.result = result;
        this.folder = folder;
    }

    static List<Path> write(Result result, Path folder) throws IOException {
        try {
            return new CsvFolder(result, folder).write();
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private List<Path> write() throws IOException {
        var files = new ArrayList<Path>();
        files.add(acts());
        var takes = Outputs.drawn(result);
        files.add(threads(takes));
        files.add(series(takes));
        files.add(events(takes));
        return files;
    }

    private Path acts() throws IOException {
        var file = folder.resolve("acts.csv");
        try (var csv = Csv.create(file, "act", "repetition", "metric", "value")) {
            for (var act : result.plan().chosen()) {
                for (var measured : result.evidence().of(act.id())) {
                    csv.row(act.id(), measured.repetition(), "wallSeconds", measured.wallSeconds());
                    measured.metrics().forEach((name, value) -> csv.row(act.id(), measured.repetition(), name, value));
                    for (var point : measured.points()) {
                        point.metrics().forEach((name, value) -> csv.row(act.id(), measured.repetition(), name + " at " + point.knobs(), value));
                    }
                }
            }
        }
        return file;
    }

    private Path threads(List<Take> takes) throws IOException {
        var file = folder.resolve("threads.csv");
        try (var csv = Csv.create(file, "act", "process", "thread", "kind", "runSeconds", "gilWaitSeconds", "lockWaitSeconds", "queueWaitSeconds", "ioSeconds", "sleepSeconds",
                "joinSeconds", "noCoreSeconds", "mxCpuSeconds", "mxBlockedSeconds", "mxWaitedSeconds", "mxBlockedCount", "mxWaitedCount")) {
            for (var take : takes) {
                var scene = take.history().now();
                for (var actor : take.cast().actors()) {
                    if (actor.kind() == Actor.Kind.PROCESS || actor.id() >= scene.actors()) continue;
                    var reading = reading(take, actor);
                    csv.row(take.act().id(), take.cast().actor(actor.process()).name(), actor.name(), actor.kind().name().toLowerCase(java.util.Locale.ROOT),
                        in(scene, actor, ActorState.RUNNING), in(scene, actor, ActorState.GIL_WAIT), in(scene, actor, ActorState.LOCK_WAIT),
                        in(scene, actor, ActorState.QUEUE_WAIT), in(scene, actor, ActorState.IO), in(scene, actor, ActorState.SLEEP), in(scene, actor, ActorState.JOIN),
                        reading == null ? null : seconds(reading.noCoreNanos()), reading == null ? null : seconds(reading.cpuNanos()), reading == null ? null : seconds(reading.blockedNanos()),
                        reading == null ? null : seconds(reading.waitedNanos()), reading == null ? null : count(reading.blockedCount()),
                        reading == null ? null : count(reading.waitedCount()));
                }
            }
        }
        return file;
    }

    private static double in(interleave.world.Scene scene, Actor actor, ActorState state) {
        return scene.total(actor.id(), state) / 1e9;
    }

    private static @Nullable ThreadReading reading(Take take, Actor actor) {
        var outcome = take.outcome();
        return outcome == null ? null : outcome.readings().stream().filter(each -> each.actor() == actor.id()).findFirst().orElse(null);
    }

    private static @Nullable Double seconds(long nanos) {
        return nanos < 0 ? null : nanos / 1e9;
    }

    private static @Nullable Long count(long count) {
        return count < 0 ? null : count;
    }

    private Path series(List<Take> takes) throws IOException {
        var file = folder.resolve("series.csv");
        try (var csv = Csv.create(file, "act", "nanos", "thread", "cpuSeconds", "blockedSeconds", "waitedSeconds", "noCoreSeconds", "steps")) {
            for (var take : takes) {
                var samples = take.series().read();
                long start = Outputs.start(take);
                for (int i = 0; i < samples.size(); i++) for (var column : samples.all()) row(csv, take, samples, column, i, start);
            }
        }
        return file;
    }

    private static void row(Csv csv, Take take, Series.Samples samples, Series.Column column, int i, long start) {
        if (i < column.from()) return;
        csv.row(take.act().id(), samples.time(i) - start, name(take.cast(), column.actor()), seconds(column.cpuNanos(i)), seconds(column.blockedNanos(i)),
            seconds(column.waitedNanos(i)), seconds(column.noCoreNanos(i)), count(column.steps(i)));
    }

    private static String name(Cast cast, int actor) {
        return cast.actor(actor).name();
    }

    private Path events(List<Take> takes) throws IOException {
        var file = folder.resolve("events.csv");
        try (var csv = Csv.create(file, "act", "nanos", "process", "actor", "actorId", "event", "resource", "resourceId", "line", "argument")) {
            for (var take : takes) {
                var trace = take.execution().trace().snapshot();
                var cast = take.cast();
                long start = Outputs.start(take);
                for (long i = 0; i < trace.size(); i++) {
                    var actor = cast.actor(trace.actor(i));
                    int resource = Restatement.namesActor(trace.kind(i), trace.argument(i)) ? -1 : trace.resource(i);
                    csv.row(take.act().id(), trace.time(i) - start, cast.actor(actor.process()).name(), actor.name(), actor.id(),
                        trace.kind(i).name(), resource < 0 ? null : cast.resource(resource).name(), resource < 0 ? null : (Integer) resource,
                        trace.line(i) == 0 ? null : (Integer) trace.line(i), trace.argument(i));
                }
            }
        }
        return file;
    }
}
