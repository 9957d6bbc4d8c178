package interleave.findings;

import interleave.trace.Cast;
import interleave.trace.EventKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A pool of worker processes in which pickling takes longer than the work.
///
/// @param items       done by workers
/// @param workNanos   theirs, all together
/// @param pickleNanos encoding and decoding of messages, in all processes together
/// @param bytes       of all messages
/// @param atNanos     when the largest message was sent
/// @param line        that it was sent from, or 0
public record PicklingPool(long items, long workNanos, long pickleNanos, long bytes, long atNanos, int line) implements Finding {
    @Override
    public Kind kind() {
        return Kind.WARNING;
    }

    @Override
    public String name() {
        return "worker pool whose time goes into pickling";
    }

    @Override
    public String sentence() {
        return "Of the pool's time most went into pickling: " + Words.seconds(pickleNanos) + " to encode and decode " + Words.bytes(bytes) + " of tasks and results, " + Words.seconds(workNanos)
            + " for the work on " + Words.count(items) + " items (" + Words.bytes((double) bytes / items) + " an item). Send less: a file's name instead of what is in it, a sum instead of a list.";
    }

    /// Pickling took more than half of what pickling and work took together, and 50 ms at least; and it was of much: half a megabyte in all and 10 kB an item. The time
    /// small messages take is that of a process that has just started, and to send less would not help. Only pools: what other processes send each other is their work.
    static final class Watch implements Lint {
        private static final long LEAST_NANOS = 50_000_000, LEAST_BYTES = 500_000, LEAST_BYTES_AN_ITEM = 10_000;

        private final Cast cast;
        private final List<Labour> labour;
        private final Map<Integer, Long> begun = new HashMap<>();
        private long items, work, largest = -1, at;
        private int main = -1, line;

        Watch(Lints.Material material) {
            cast = material.cast();
            labour = material.labour();
        }

        @Override
        public void see(Moment moment) {
            if (main < 0) main = cast.actor(moment.actor()).process();
            switch (moment.kind()) {
                case WORK_BEGIN -> begun.put(moment.actor(), moment.clock());
                case WORK_END -> {
                    var since = begun.remove(moment.actor());
                    if (since == null || cast.actor(moment.actor()).process() == main) return;
                    items++;
                    work += moment.clock() - since;
                }
                case SEND -> {
                    if (moment.argument() <= largest) return;
                    largest = moment.argument();
                    at = moment.time();
                    line = moment.line();
                }
                default -> { }
            }
        }

        @Override
        public List<Finding> found() {
            if (items == 0 || largest < 0 || labour.stream().anyMatch(each -> each.pickleNanos() < 0 || each.bytes() < 0)) return List.of();
            long pickling = labour.stream().mapToLong(Labour::pickleNanos).sum(), bytes = labour.stream().mapToLong(Labour::bytes).sum();
            boolean much = bytes >= LEAST_BYTES && bytes >= LEAST_BYTES_AN_ITEM * items;
            return !much || pickling < LEAST_NANOS || pickling <= work ? List.of() : List.of(new PicklingPool(items, work, pickling, bytes, at, line));
        }
    }
}
