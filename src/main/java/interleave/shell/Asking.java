package interleave.shell;

import interleave.reading.PollPage;
import interleave.reading.RoomQuestion;
import interleave.run.Take;
import interleave.teaching.Question;
import interleave.trace.Bookmark;
import interleave.view.Bookmarks;
import interleave.view.Cursor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Ask points: where the replay stands on one, its question is shown, until it goes on. One without a note asks the lesson's own question of the act, one whose note has answers that question, and the room can vote; what
/// was measured stays hidden meanwhile. Screen's thread only.
final class Asking {
    private static final String OPEN = "What happens next?";
    private final Workbench bench;
    private final Cursor cursor;
    private final Bookmarks bookmarks;
    private final Arrangement arrangement;
    private final PollPage poll;
    private final AskStrip strip;
    private final BooleanSupplier hall;
    private boolean presented;
    private @Nullable Bookmark asked;
    private @Nullable Question question;

    /// @param hall whether somebody presents: then a question that is voted on stands with the vote
    Asking(Workbench bench, Cursor cursor, Bookmarks bookmarks, Arrangement arrangement, PollPage poll, AskStrip strip, BooleanSupplier hall) {
        this.bench = bench;
        this.cursor = cursor;
        this.bookmarks = bookmarks;
        this.arrangement = arrangement;
        this.poll = poll;
        this.strip = strip;
        this.hall = hall;
    }

    /// From now on a replay stops at every ask point.
    void listen() {
        cursor.stops(after -> {
            for (var each : bookmarks.all()) if (each.kind() == Bookmark.Kind.ASK && each.nanos() > after) return each.nanos();
            return Long.MAX_VALUE;
        });
    }

    /// Whether a question is shown.
    boolean on() {
        return asked != null;
    }

    /// Whether it has answers, as the lesson's own has, so that the vote stands beside the stage.
    boolean votes() {
        return asked != null && question != null && (asked.note().isEmpty() || RoomQuestion.of(asked.note()) != null);
    }

    /// Once a frame.
    ///
    /// @param noting somebody still types what is to be asked
    void frame(@Nullable Take take, boolean noting) {
        var here = noting || cursor.live() || cursor.playing() || take == null ? null : at(cursor.time());
        boolean again = presented != hall.getAsBoolean();
        presented = hall.getAsBoolean();
        if (here != null && take != null && (again || !here.equals(asked))) show(here, take);
        else if (here == null && asked != null) hide();
    }

    private @Nullable Bookmark at(long nanos) {
        for (var each : bookmarks.all()) if (each.nanos() == nanos && each.kind() == Bookmark.Kind.ASK) return each;
        return null;
    }

    private void show(Bookmark here, Take take) {
        asked = here;
        var own = RoomQuestion.of(here.note());
        question = own != null ? own : question(take);
        strip.text(!here.note().isEmpty() ? RoomQuestion.text(here.note()) : question != null ? question.ask().apply(bench.evidence()).replace("**", "").replace("`", "") : OPEN);
        poll.veil(question);
        arrangement.above(votes() && hall.getAsBoolean() ? null : strip);
    }

    private void hide() {
        asked = null;
        question = null;
        poll.veil(null);
        arrangement.above(null);
    }

    /// The lesson's question of the act that is shown, if it can be asked by what is known.
    private @Nullable Question question(Take take) {
        var lesson = bench.lesson();
        if (lesson == null) return null;
        return lesson.questions().stream().filter(each -> each.before().equals(take.act().id()) && !each.choices().isEmpty() && (each.baseline() == null || bench.evidence().ran(each.baseline())))
            .findFirst().orElse(null);
    }

    /// The replay goes on.
    void goOn() {
        cursor.playingProperty().set(true);
    }
}
