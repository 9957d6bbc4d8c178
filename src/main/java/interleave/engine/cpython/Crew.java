package interleave.engine.cpython;

import interleave.recorder.EventWriter;
import interleave.recorder.RingRecorder;
import interleave.teaching.ProcessReading;
import interleave.trace.Actor;
import interleave.trace.Cast;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.trace.ThreadReading;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The Python processes of one run: finds their rings, gathers what they tell every [#PERIOD_NANOS], and keeps what is common to them.
///
/// **Guarantees**
/// 1. Each process has one actor, named as the program names it; each thread one; what processes share is one resource in all of them.
/// 2. A program that makes threads, locks, names or processes without end fills neither the cast nor the memory: beyond [#MOST_ACTORS] and [#MOST_RESOURCES]
///    they are left out, and counted as lost.
/// 3. After [#close] all that the processes had written is in the recorder, no thread of this object is left and no ring is mapped.
///
/// All but [#cpuNanos], [#readings] and [#close] is of the gatherer's thread.
final class Crew implements AutoCloseable {
    static final long PERIOD_NANOS = 2_000_000;
    static final int MOST_ACTORS = 10_000, MOST_RESOURCES = 10_000, MOST_PROCESSES = 512, MOST_RINGS = 2048;
    /// How long a ring waits for its process's parent to say what it is called.
    private static final long NAMELESS_NANOS = 300_000_000, NO_OFFSET_NANOS = 60_000_000_000L;

    /// A process that was started, as its parent told.
    private record Birth(String name, long startedNanos) {}

    /// A ring that is not read yet.
    private record Arrival(Ring ring, long seenNanos) {}

    private final Path folder;
    private final Cast cast;
    private final RingRecorder recorder;
    private final Actor main;
    private final Overseer.Maker overseers;
    private final LineWatch lines;
    private final long began = System.nanoTime();
    private final Thread thread = Thread.ofPlatform().daemon().name("interleave-python-gatherer").unstarted(this::run);
    private volatile boolean closing;

    private final Set<String> seen = new HashSet<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<PythonProcess> processes = new ArrayList<>();
    private final Map<Integer, Birth> births = new HashMap<>();
    private final Map<Integer, Long> exits = new HashMap<>();
    private final Map<Long, Integer> shared = new HashMap<>();
    private final Map<String, Integer> servers = new HashMap<>();
    private final Map<String, Integer> nouns = new HashMap<>();
    private long leftOut;
    private volatile long lost;
    private final List<ThreadReading> readings = new ArrayList<>();
    private volatile List<PythonProcess> everyone = List.of();

    private Crew(Path folder, Cast cast, RingRecorder recorder, Actor main, Overseer.Maker overseers, LineWatch lines) {
        this.folder = folder;
        this.cast = cast;
        this.recorder = recorder;
        this.main = main;
        this.overseers = overseers;
        this.lines = lines;
    }

    /// @param folder where the rings appear
    /// @param main   the actor of the process that comes first
    static Crew start(Path folder, Cast cast, RingRecorder recorder, Actor main, Overseer.Maker overseers, LineWatch lines) {
        var crew = new Crew(folder, cast, recorder, main, overseers, lines);
        crew.thread.start();
        return crew;
    }

    private void run() {
        while (!closing) {
            long begun = System.nanoTime();
            pass(false);
            for (var process : processes) process.passed(begun);
            long took = System.nanoTime() - begun;
            LockSupport.parkNanos(this, Math.max(PERIOD_NANOS - took, PERIOD_NANOS / 4));
        }
        pass(true);
        pass(true);
        for (var process : processes) {
            process.passed(Long.MAX_VALUE);
            leftOut += process.lost();
            process.close();
        }
        for (var arrival : arrivals) arrival.ring.close();
        lost = leftOut;
    }

    private void pass(boolean last) {
        discover();
        admit(last);
        for (int i = 0; i < processes.size(); i++) processes.get(i).gather(last);
    }

    private void discover() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "ring-*")) {
            for (var file : files) {
                if (seen.contains(file.toString())) continue;
                if (processes.size() >= MOST_PROCESSES || seen.size() >= MOST_RINGS) {
                    seen.add(file.toString());
                    leftOut++;
                    continue;
                }
                var ring = Ring.open(file);
                if (ring == null) continue;
                seen.add(file.toString());
                arrivals.add(new Arrival(ring, System.nanoTime()));
            }
        } catch (IOException e) {
            leftOut++; // no ring of ours
        }
    }

    /// The first ring is the program's own; any other is read once its parent has told its name, or has not for long.
    private void admit(boolean last) {
        for (int i = 0; i < arrivals.size(); ) {
            var arrival = arrivals.get(i);
            int pid = (int) arrival.ring.header().pid();
            if (arrival.ring.header().lent()) {
                if (lend(arrival.ring, pid)) arrivals.remove(i);
                else i++;
                continue;
            }
            boolean named = processes.isEmpty() || births.containsKey(pid) || last || System.nanoTime() - arrival.seenNanos > NAMELESS_NANOS;
            if (!named) {
                i++;
                continue;
            }
            arrivals.remove(i);
            admit(arrival.ring, pid);
        }
    }

    /// To its process; false while that isn't read yet.
    private boolean lend(Ring ring, int pid) {
        for (int i = processes.size() - 1; i >= 0; i--) { // the youngest of that number
            if (processes.get(i).pid() != pid) continue;
            if (!processes.get(i).lend(ring)) {
                ring.close();
                leftOut++;
            }
            return true;
        }
        return false;
    }

    private void admit(Ring ring, int pid) {
        boolean first = processes.isEmpty();
        var birth = births.get(pid);
        var actor = first ? main : cast.process(birth == null ? "process " + pid : birth.name);
        if (birth != null) recorder.writer(actor.id()).writeAt(birth.startedNanos, EventKind.PROCESS_START, -1, 0, 0);
        var parent = processes.stream().filter(process -> process.pid() == ring.header().parent()).findFirst().orElse(null);
        var process = new PythonProcess(this, ring, parent, actor, first);
        processes.add(process);
        process.oversee(overseers);
        everyone = List.copyOf(processes);
    }

    // What the processes need.

    Path folder() {
        return folder;
    }

    Cast cast() {
        return cast;
    }

    LineWatch lines() {
        return lines;
    }

    EventWriter writer(int actor) {
        return recorder.writer(actor);
    }

    @Nullable Actor enlist(Actor.Kind kind, String name, int process) {
        if (cast.actorCount() >= MOST_ACTORS) {
            leftOut++;
            return null;
        }
        return kind == Actor.Kind.TASK ? cast.task(name, process) : cast.thread(name, process, -1);
    }

    /// An event of a thread that is not in the cast.
    void leaveOut() {
        leftOut++;
    }

    void reading(ThreadReading reading) {
        synchronized (readings) {
            readings.add(reading);
        }
    }

    /// The resource in the cast: of its own, or for a key that is not 0 the one that all processes share. Named as the model names it:
    /// "tasks (line 12)", "Lock-2 (line 7)".
    int resource(Resource.Kind kind, String noun, boolean given, int line, long key, int process) {
        var known = kind == Resource.Kind.SOCKET ? servers.get(noun) : key != 0 ? shared.get(key) : null;
        if (known != null) return known;
        if (cast.resourceCount() >= MOST_RESOURCES) {
            leftOut++;
            return -1;
        }
        int number = nouns.merge(noun, 1, Integer::sum);
        String place = line > 0 ? " (line " + line + ")" : "";
        int id = cast.resource(kind, switch (kind) {
            case SOCKET -> noun;
            case PIPE -> noun + " " + number;
            default -> (given && number == 1 ? noun : noun + "-" + number) + place;
        }, process).id();
        if (kind == Resource.Kind.SOCKET) servers.put(noun, id);
        else if (key != 0) shared.put(key, id);
        return id;
    }

    /// A key that is known for a resource, too: the other end of a channel.
    void alias(long key, int resource) {
        if (key != 0 && shared.size() < MOST_RESOURCES) shared.putIfAbsent(key, resource);
    }

    void started(int pid, long toldNanos, long startedNanos, String name) {
        births.put(pid, new Birth(name.isEmpty() ? "process " + pid : name, startedNanos > 0 && startedNanos <= toldNanos ? startedNanos : toldNanos));
    }

    void exited(int pid, long code) {
        exits.put(pid, code);
    }

    /// What is to be added to a process's stamps: 0 where its clock is this one's, as on Linux; else as near as can be told.
    long clockOffset(long openedNanos) {
        long now = System.nanoTime();
        return openedNanos >= began - NO_OFFSET_NANOS && openedNanos <= now ? 0 : now - openedNanos;
    }

    // What the run wants to know. Any thread.

    List<ThreadReading> readings() {
        synchronized (readings) {
            return List.copyOf(readings);
        }
    }

    /// CPU time of the processes that the program's own has started, and theirs.
    synchronized long cpuNanos() {
        long sum = 0;
        for (var process : everyone) if (!process.isMain()) sum += process.cpuNanos();
        return sum;
    }

    /// When the program's own process came up; `otherwise` where it never did.
    long startNanos(long otherwise) {
        var all = everyone;
        return all.isEmpty() ? otherwise : all.getFirst().openedNanos();
    }

    /// When it said its last words; now where it had none. Once closed.
    long endNanos() {
        var all = everyone;
        return all.isEmpty() || all.getFirst().endedNanos() < 0 ? System.nanoTime() : all.getFirst().endedNanos();
    }

    /// CPU time of all of them.
    synchronized long allCpuNanos() {
        long sum = 0;
        for (var process : everyone) sum += process.cpuNanos();
        return sum;
    }

    /// Once closed: one for each process, the program's own first; empty when it started none.
    List<ProcessReading> processReadings(boolean cancelled) {
        if (processes.size() < 2) return List.of();
        return processes.stream().map(process -> reading(process, cancelled)).toList();
    }

    private ProcessReading reading(PythonProcess process, boolean cancelled) {
        var birth = births.get(process.pid());
        long start = birth == null || process.isMain() ? -1 : Math.max(0, process.header().openedNanos() - birth.startedNanos);
        return new ProcessReading(process.actor().name(), start, -1, process.bytesIn(), process.bytesOut(), process.pickleNanos(), process.tasks(),
            exit(process, exits.get(process.pid()), cancelled));
    }

    private static String exit(PythonProcess process, @Nullable Long code, boolean cancelled) {
        if (code == null) return process.ended() ? "normal" : cancelled ? "cancelled" : "killed";
        return code == 0 ? "normal" : code == -9 ? "killed" : code == -15 ? "terminated" : code < 0 ? "signal " + -code : "failed";
    }

    /// Events that the processes had no room for, and what was left out of the cast. Once closed.
    long lost() {
        return lost;
    }

    /// Gathers what is left; the processes are gone. Interrupts wait until after.
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
