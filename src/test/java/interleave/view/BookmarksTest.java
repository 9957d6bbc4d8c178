package interleave.view;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Bookmark;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookmarksTest {
    private final Bookmarks bookmarks = new Bookmarks();
    private final Bookmark early = Bookmark.mark(10, "B asks"), middle = new Bookmark(20, "Who takes it?", Bookmark.Kind.ASK), late = Bookmark.mark(30, "");

    @Test
    void theyStandInOrderOfTimeWhateverTheOrderTheyCameIn() {
        bookmarks.add(late);
        bookmarks.add(early);
        bookmarks.add(middle);
        assertThat(bookmarks.all()).containsExactly(early, middle, late);
        assertThat(bookmarks.next(10)).isEqualTo(middle);
        assertThat(bookmarks.previous(20)).isEqualTo(early);
        assertThat(bookmarks.next(30)).isNull();
        assertThat(bookmarks.previous(10)).isNull();
        assertThat(bookmarks.within(10, 20)).containsExactly(early, middle);
    }

    @Test
    void theSameOneIsKeptOnceAndANewNoteTakesTheOldOnesPlace() {
        bookmarks.add(early);
        bookmarks.add(Bookmark.mark(10, "B asks"));
        bookmarks.replace(early, Bookmark.mark(10, "B asks A"));
        assertThat(bookmarks.all()).containsExactly(Bookmark.mark(10, "B asks A"));
        bookmarks.remove(Bookmark.mark(10, "B asks A"));
        assertThat(bookmarks.all()).isEmpty();
    }

    @Test
    void whoListensHearsPeoplesChangesAndNotOfAnotherRecording() {
        var heard = new ArrayList<List<Bookmark>>();
        bookmarks.listen(heard::add);
        bookmarks.show(List.of(late, early));
        assertThat(bookmarks.all()).containsExactly(early, late);
        assertThat(heard).isEmpty();
        bookmarks.add(middle);
        bookmarks.add(middle);
        assertThat(heard).containsExactly(List.of(early, middle, late));
    }
}
