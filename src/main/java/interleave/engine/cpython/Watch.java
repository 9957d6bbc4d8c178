package interleave.engine.cpython;

import interleave.kernel.KernelFile;
import interleave.teaching.Sampling;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is seen from outside of the Python processes of one run: who holds each one's GIL. Where the system shows less, less is seen, and [#sampling()] says so
/// with a remedy; the run itself goes on the same.
///
/// On Linux the GIL's own memory is sampled ([GilSampler]). On Windows `ReadProcessMemory` could do the same, and on macOS, where only root may read another process, a
/// sampler in a sub-interpreter of the program's; neither could be tried, so there the holder comes from the program's events alone.
final class Watch implements Overseer.Maker {
    /// @param periodNanos between two samples; 0: nothing is watched
    /// @param precise     whether the agent is asked to tell every line
    record Settings(long periodNanos, boolean precise) {
        static final Settings OFF = new Settings(0, false), DEFAULT = new Settings(200_000, false);
        private static final long SHORTEST = 50_000, LONGEST = 1_000_000_000;

        Settings {
            if (periodNanos != 0) periodNanos = Math.clamp(periodNanos, SHORTEST, LONGEST);
        }

        /// As the system property `interleave.sample.micros` asks for; 200 µs without it.
        static Settings asked() {
            return new Settings(Long.getLong("interleave.sample.micros", DEFAULT.periodNanos / 1000) * 1000, false);
        }
    }

    private final Settings settings;
    private final GilSampler sampler;
    private final List<GilWatch> watches = new ArrayList<>();
    private final Set<String> limits = new LinkedHashSet<>();
    private boolean gil;

    Watch(Settings settings) {
        this.settings = settings;
        sampler = new GilSampler(settings.periodNanos);
    }

    /// Does before the program starts what takes long the first time in this JVM: a program can be over in the half second that linking to the system takes.
    void ready() {
        if (settings.periodNanos == 0 || !KernelFile.available()) return;
        try (var arena = Arena.ofConfined(); var any = KernelFile.open("/proc/self/stat")) {
            any.read(arena.allocate(1), 0);
        } catch (IOException e) {
            // Then there will be a sentence when it matters.
        }
    }

    @Override
    public Overseer start(PythonProcess process) {
        if (settings.periodNanos == 0) return Overseer.NONE;
        var target = process.hasGil() ? target(process.pid(), process.gilAddress(), process.actor().name()) : free(process.pid());
        if (target == null && !limits().isEmpty()) process.lines().refused(limits().getFirst());
        var watch = new GilWatch(process, target, sampler);
        synchronized (this) {
            gil |= process.hasGil();
            watches.add(watch);
        }
        return watch;
    }

    /// Null where the GIL can't be read.
    @Nullable Target target(int pid, long address, String name) {
        String system = System.getProperty("os.name", "");
        if (!system.equals("Linux")) return limit(elsewhere(system));
        if (!KernelFile.available()) return limit("The GIL can't be sampled because this Java may not call the system (start it with --enable-native-access=interleave); " + EVENTS_ONLY);
        if (address <= 0) {
            return limit("The GIL was not found in the memory of process " + name + ": its Python has no ctypes module, or a GIL of another shape; " + EVENTS_ONLY);
        }
        try {
            var memory = KernelFile.open("/proc/" + pid + "/mem");
            var target = new Target(pid, address, memory);
            if (target.plausible()) return target;
            target.close();
            return limit("What was said to be the GIL in the memory of process " + name + " is none; " + EVENTS_ONLY);
        } catch (FileNotFoundException e) {
            return Files.exists(Path.of("/proc/self")) && ProcessHandle.of(pid).isEmpty() ? null : limit(unreadable());
        } catch (IOException e) {
            return limit(unreadable());
        }
    }

    /// Without a GIL there is no holder: all attached threads run, and what is sampled are their lines.
    private static @Nullable Target free(int pid) {
        if (!KernelFile.available()) return null;
        try {
            return new Target(pid, 0, KernelFile.open("/proc/" + pid + "/mem"));
        } catch (IOException e) {
            return null;
        }
    }

    private static final String EVENTS_ONLY = "who holds it is known from the program's events only.";

    private static String elsewhere(String system) {
        return system.startsWith("Windows")
            ? "On Windows the GIL of another process is not sampled yet (it could not be tried there); " + EVENTS_ONLY
            : "On " + system + " only root may read another process's memory, so the GIL is not sampled; " + EVENTS_ONLY;
    }

    private static String unreadable() {
        String scope;
        try {
            scope = Files.readString(Path.of("/proc/sys/kernel/yama/ptrace_scope")).strip();
        } catch (IOException e) {
            scope = "0";
        }
        String why = scope.equals("0") ? "this account may not look into it (a container, hidepid, or a Python that runs as another user): run both as the same user, outside the container"
            : "kernel.yama.ptrace_scope is " + scope + ": allow it with sudo sysctl kernel.yama.ptrace_scope=0";
        return "The GIL can't be sampled because the system does not let a program read the memory of the Python it has started; " + why + ". Until then " + EVENTS_ONLY;
    }

    /// What could not be seen.
    synchronized List<String> limits() {
        return List.copyOf(limits);
    }

    private synchronized @Nullable Target limit(String sentence) {
        limits.add(sentence);
        return null;
    }

    /// How well the holder in the program's own process is known so far, and what limits there are in any; null without a GIL, or where nothing is watched. Any thread.
    synchronized @Nullable Sampling sampling() {
        if (!gil) return null;
        long samples = 0, gap = -1, handOvers = 0, missed = 0;
        var said = new LinkedHashSet<>(limits);
        boolean seen = false;
        for (var watch : watches) {
            var target = watch.target();
            if (target == null) continue;
            if (!seen) {
                samples = target.taken();
                gap = target.gaps().percentile(0.9);
                handOvers = watch.counted();
                missed = watch.missed();
            }
            seen = true;
            if (target.forbidden()) said.add("Which threads wait for the GIL can't be seen because /proc/PID/task/TID/syscall may not be read here; their waits are inferred from hand-overs.");
        }
        if (seen && samples > 0 && !sampler.hasShortSlice()) {
            said.add("Samples come late while all cores are busy because this kernel grants no short slice (Linux 6.12 and later do); hand-overs are known to the time between two samples.");
        }
        return new Sampling(seen ? settings.periodNanos : 0, samples, gap, seen ? handOvers : -1, seen ? missed : -1, sampler.cpuNanos(), List.copyOf(said));
    }
}
