package interleave.view;

import interleave.trace.Bookmark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The bookmarks and ask points of the recording that is shown, in order of time. FX thread only.
///
/// Whoever shows another recording calls [#show]; whoever keeps bookmarks beyond the window listens with [#listen], which hears of people's changes and not of
/// that.
public final class Bookmarks {
    private static final int MOST_UNDONE = 100;
    private final List<Consumer<List<Bookmark>>> listeners = new ArrayList<>();
    /// What was before each change that people made, the newest last.
    private final Deque<List<Bookmark>> before = new ArrayDeque<>();
    private List<Bookmark> all = List.of();

    /// In order of time; unchanging, another list after every change.
    public List<Bookmark> all() {
        return all;
    }

    /// These from now on: another recording is shown.
    public void show(Collection<Bookmark> other) {
        all = other.stream().sorted().distinct().toList();
        before.clear();
    }

    /// Hears the whole list after every change that people make.
    public void listen(Consumer<List<Bookmark>> listener) {
        listeners.add(listener);
    }

    public void add(Bookmark bookmark) {
        replace(null, bookmark);
    }

    public void remove(Bookmark bookmark) {
        replace(bookmark, null);
    }

    /// One for another, as one change; null: none.
    public void replace(@Nullable Bookmark old, @Nullable Bookmark next) {
        var changed = new ArrayList<>(all);
        changed.remove(old);
        if (next != null && !changed.contains(next)) changed.add(next);
        changed.sort(null);
        if (changed.equals(all)) return;
        before.addLast(all);
        if (before.size() > MOST_UNDONE) before.removeFirst();
        change(changed);
    }

    private void change(List<Bookmark> next) {
        all = List.copyOf(next);
        for (var listener : List.copyOf(listeners)) listener.accept(all);
    }

    /// Takes the last change back; false: there is none in this recording.
    public boolean undo() {
        var last = before.pollLast();
        if (last != null) change(last);
        return last != null;
    }

    public boolean undoable() {
        return !before.isEmpty();
    }

    /// The first after `nanos`; null without one.
    public @Nullable Bookmark next(long nanos) {
        for (var each : all) if (each.nanos() > nanos) return each;
        return null;
    }

    /// The last before `nanos`; null without one.
    public @Nullable Bookmark previous(long nanos) {
        for (var each : all.reversed()) if (each.nanos() < nanos) return each;
        return null;
    }

    /// Those within [from, to], both included.
    public List<Bookmark> within(long from, long to) {
        return all.stream().filter(each -> each.nanos() >= from && each.nanos() <= to).toList();
    }
}
