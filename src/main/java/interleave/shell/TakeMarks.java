package interleave.shell;

import interleave.run.Take;
import interleave.trace.Bookmark;
import interleave.view.Bookmarks;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// Which bookmarks belong to which take: each take keeps its own while the window shows others. Screen's thread only.
final class TakeMarks {
    private final Map<Take, List<Bookmark>> kept = new WeakHashMap<>();
    private final Bookmarks bookmarks;
    private @Nullable Take shown;

    TakeMarks(Bookmarks bookmarks) {
        this.bookmarks = bookmarks;
        bookmarks.listen(all -> {
            if (shown != null) {
                kept.put(shown, all);
            }
        });
    }

    /// This take is shown from now on.
    void show(@Nullable Take take) {
        if (take != shown) {
            shown = take;
            bookmarks.show(of(take));
        }
    }

    List<Bookmark> of(@Nullable Take take) {
        return kept.getOrDefault(take, List.of());
    }

    /// Gives a take those it was recorded with.
    void put(Take take, List<Bookmark> marks) {
        kept.put(take, marks.stream().sorted().distinct().toList());
        if (take == shown) {
            bookmarks.show(of(take));
        }
    }
}
