package interleave.python.schedule;

import interleave.python.vm.Frame;
import interleave.python.vm.PyCell;
import interleave.python.vm.PyThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What one thread has read from shared places and still has: in a local variable, or in the line it stands at.
///
/// A local variable is a copy of a place when its line assigns it, the thread read the place in that line, and the value is the one read. A read that is in
/// no variable counts as long as the function that was in that line still is.
final class Hands {
    private static final int MOST = 64;

    /// A read.
    ///
    /// @param frames the functions in progress then, innermost first, and the line each was at
    private record Read(Places.Known place, @Nullable Object value, int version, List<Frame> frames, List<Integer> lines) {}

    private record Copy(String variable, Places.Known place, @Nullable Object value, int version) {}

    private final List<Read> reads = new ArrayList<>();
    private List<Copy> copies = List.of();

    void read(Frame frame, Places.Known place, @Nullable Object value, int step) {
        var frames = new ArrayList<Frame>();
        var lines = new ArrayList<Integer>();
        for (var at = frame; at != null && frames.size() < 16; at = at.back) {
            if (at.code.source.isFrozen()) continue;
            frames.add(at);
            lines.add(at.line);
        }
        if (reads.size() == MOST) reads.removeFirst();
        reads.add(new Read(place, value, place.version(), frames, lines));
    }

    /// The thread has written the place: what it had read of it before is used up.
    void wrote(Places.Known place) {
        reads.removeIf(read -> read.place == place);
        copies = copies.stream().filter(copy -> copy.place != place).toList();
    }

    /// A copy that was stale at the last stop, as "seen = 0", or "" for one in no variable; null: there is none.
    @Nullable String stale(Places.Known place, int thread) {
        for (var copy : copies) {
            // the newest version is this write itself
            if (copy.place == place && place.movedOn(copy.version, thread)) return copy.variable.isEmpty() ? "" : copy.variable + " = " + Places.shown(copy.value);
        }
        return null;
    }

    /// The thread has stopped: what has it got now?
    void look(PyThread thread, boolean ended) {
        if (ended) {
            reads.clear();
            copies = List.of();
            return;
        }
        var frames = new ArrayList<Frame>();
        for (var at = thread.frame; at != null && frames.size() < 16; at = at.back) if (!at.code.source.isFrozen()) frames.add(at);
        var found = new ArrayList<Copy>();
        var kept = new ArrayList<Read>();
        for (var frame : frames) variables(frame, found, kept);
        reads.removeIf(read -> !kept.contains(read) && !isInHand(read, frames));
        for (var read : reads.reversed()) {
            boolean known = found.stream().anyMatch(copy -> copy.place == read.place);
            if (!known && !kept.contains(read)) found.add(new Copy("", read.place, read.value, read.version));
        }
        copies = List.copyOf(found);
    }

    /// Whether what was read is still on its way: the line that read it, or the one that called for it, has not ended.
    private static boolean isInHand(Read read, List<Frame> frames) {
        for (int f = 0; f < read.frames.size(); f++) {
            var frame = read.frames.get(f);
            int line = read.lines.get(f);
            if (frames.contains(frame)) return frame.line == line || frame.code.source.line(line).strip().startsWith("return");
        }
        return false;
    }

    private void variables(Frame frame, List<Copy> found, List<Read> kept) {
        var names = frame.code.slotNames();
        for (int slot = 0; slot < names.length; slot++) {
            var value = frame.slots[slot];
            if (names[slot].isEmpty() || value == null || !Places.isPlain(value)) continue;
            for (int i = reads.size() - 1; i >= 0; i--) {
                var read = reads.get(i);
                int at = read.frames.indexOf(frame);
                boolean same = read.value == null || Objects.equals(read.value, value);
                if (at < 0 || !same || !assigns(frame, read.lines.get(at), names[slot])) continue;
                found.add(new Copy(names[slot], read.place, value, read.version));
                kept.add(read);
                break;
            }
        }
    }

    private static boolean assigns(Frame frame, int line, String name) {
        return Pattern.compile("\\b" + Pattern.quote(name) + "\\b\\s*(,[^=]*)?(:=|=(?!=))").matcher(frame.code.source.line(line)).find();
    }

    List<Standing.Copy> copies(int thread) {
        return copies.stream().map(copy -> new Standing.Copy(copy.variable, copy.place.number(), Places.shown(copy.value), copy.place.movedOn(copy.version, thread))).toList();
    }

    /// The plain variables of a function.
    static List<Standing.Variable> locals(Frame frame) {
        var locals = new ArrayList<Standing.Variable>();
        var names = frame.code.slotNames();
        for (int slot = 0; slot < names.length; slot++) {
            var value = frame.slots[slot] instanceof PyCell cell ? cell.value : frame.slots[slot];
            if (!names[slot].isEmpty() && !names[slot].startsWith(".") && value != null && Places.isPlain(value)) {
                locals.add(new Standing.Variable(names[slot], Places.shown(value)));
            }
        }
        return locals;
    }
}
