package interleave.findings;

import interleave.trace.Cast;
import interleave.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Looks through a finished recording for habits that cost time. Deadlocks and endless waits are [Findings]' matter.
public final class Lints {
    private Lints() {}

    /// What they look through.
    ///
    /// @param until     when the run was cut off (System.nanoTime); `Long.MAX_VALUE` if it wasn't
    /// @param labour    each process's own count, the program's first; empty where there was one process
    /// @param realStart whether starting a process costs here what it costs in a Python of everyday: false for the model, whose workers are JVMs
    public record Material(Trace trace, Cast cast, long until, List<Labour> labour, boolean realStart) {
        public Material {
            labour = List.copyOf(labour);
        }
    }

    /// Everything found, in order of time. Costs one walk through the events.
    public static List<Finding> of(Material material) {
        var trace = material.trace().snapshot();
        var moment = new Moment(trace, material.cast());
        var lints = List.<Lint>of(new NeverParallel.Watch(material.cast()), new Convoy.Watch(material.cast()), new Contended.Watch(material.cast()), new ThreadPerItem.Watch(material.cast()),
            new PicklingPool.Watch(material), new SlowPool.Watch(material));
        for (long i = 0; i < trace.size() && trace.time(i) <= material.until(); i++) {
            moment.go(i);
            for (var lint : lints) lint.see(moment);
        }
        var found = new ArrayList<Finding>();
        for (var lint : lints) found.addAll(lint.found());
        return found.stream().sorted(Comparator.comparingLong(Finding::atNanos)).toList();
    }
}
