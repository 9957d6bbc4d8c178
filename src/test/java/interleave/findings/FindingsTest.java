package interleave.findings;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.trace.TraceBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private final TraceBuilder story = new TraceBuilder();
    private final int main = story.thread("MainThread"), a = story.thread("A"), b = story.thread("B"), c = story.thread("C");
    private final int left = story.lock("left (line 3)"), right = story.lock("right (line 4)");

    private List<Finding> found() {
        return Findings.of(story.trace(), story.cast(), Long.MAX_VALUE);
    }

    private TraceBuilder oppositeOrders() {
        return story.at(0).starts(main).starts(a).starts(b).joins(main, a)
            .ms(1).line(12).acquires(a, left).ms(1).line(21).acquires(b, right)
            .ms(1).line(13).waitsForLock(a, right, b).ms(1).line(22).waitsForLock(b, left, a);
    }

    @Test
    void twoLocksInOppositeOrderAreACircleWithTheLinesOfHoldsAndWaits() {
        oppositeOrders();
        assertThat(found()).singleElement().isInstanceOfSatisfying(Deadlock.class, deadlock -> {
            assertThat(deadlock.kind()).isEqualTo(Finding.Kind.ERROR);
            assertThat(deadlock.atNanos()).isEqualTo(4_000_000);
            assertThat(deadlock.cycle()).extracting(Wait::thread).containsExactly("B", "A");
            assertThat(deadlock.cycle()).extracting(Wait::line).containsExactly(22, 13);
            assertThat(deadlock.cycle()).extracting(Wait::heldLine).containsExactly(12, 21);
            assertThat(deadlock.sentence()).isEqualTo("Deadlock: B waits at line 22 for the lock \"left\", which A holds since line 12; "
                + "A waits at line 13 for the lock \"right\", which B holds since line 21. Nothing in the program can end it.");
        });
    }

    @Test
    void aCircleThatATimeOutEndsIsAWarningThatSaysHowLongItStood() {
        oppositeOrders().ms(500).event(EventKind.LOCK_GIVE_UP, b, left, -1).releases(b, right).acquires(a, right).releases(a, right).releases(a, left).ends(a).ends(b);
        assertThat(found()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Finding.Kind.WARNING);
            assertThat(found.sentence()).endsWith("A time-out ended it after 0.500 s.");
        });
    }

    @Test
    void theSameCircleAgainIsCountedNotRepeated() {
        story.at(0).starts(a).starts(b);
        for (int i = 0; i < 3; i++) {
            story.ms(1).line(12).acquires(a, left).line(21).acquires(b, right).line(13).waitsForLock(a, right, b).line(22).waitsForLock(b, left, a)
                .ms(5).event(EventKind.LOCK_GIVE_UP, b, left, -1).releases(b, right).line(13).acquires(a, right).releases(a, right).releases(a, left);
        }
        assertThat(found()).singleElement().satisfies(found -> assertThat(found.sentence()).contains("This happened 3 times."));
    }

    @Test
    void aThreadThatWaitsForItsOwnLockIsToldSo() {
        story.at(0).starts(main).line(5).acquires(main, left).ms(1).line(6).waitsForLock(main, left, main);
        assertThat(found()).singleElement().satisfies(found -> {
            assertThat(found.name()).isEqualTo("deadlock with itself");
            assertThat(found.sentence()).startsWith("Deadlock: MainThread waits at line 6 for the lock \"left\", which it holds itself since line 5");
        });
    }

    @Test
    void threeThreadsAndAJoinMakeACircleToo() {
        story.at(0).starts(a).starts(b).starts(c).line(1).acquires(a, left).line(2).acquires(b, right)
            .line(3).waitsForLock(b, left, a).line(4).waitsForLock(c, right, b).line(5).joins(a, c);
        assertThat(found()).singleElement().isInstanceOfSatisfying(Deadlock.class,
            deadlock -> assertThat(deadlock.cycle()).extracting(Wait::thread).containsExactly("A", "C", "B"));
    }

    @Test
    void waitingForALockThatItsHolderReleasesIsNothing() {
        story.at(0).starts(a).starts(b).acquires(a, left).ms(1).waitsForLock(b, left, a).ms(1).releases(a, left).acquires(b, left).releases(b, left).ends(a).ends(b);
        assertThat(found()).isEmpty();
    }

    @Test
    void whatHappensAfterTheRunWasCutOffSaysNothing() {
        oppositeOrders();
        assertThat(Findings.of(story.trace(), story.cast(), 3_500_000)).isEmpty();
    }

    @Test
    void nobodyIsLeftToEndAWait() {
        int tasks = story.resource(Resource.Kind.QUEUE, "tasks (line 2)");
        story.at(0).starts(main).starts(a).event(EventKind.QUEUE_PUT, main, tasks, 3).ends(a).ms(1).line(9).event(EventKind.WAIT_BEGIN, main, tasks, 2);
        assertThat(found()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Finding.Kind.ERROR);
            assertThat(found.sentence()).isEqualTo(
                "MainThread waits at line 9 until all tasks of the queue \"tasks\" are done, and no thread is left that could do them: 3 items are still in it.");
        });
    }

    @Test
    void aWaitWithATimeOutOrBesideASleeperEnds() {
        int event = story.resource(Resource.Kind.EVENT, "go");
        story.at(0).starts(main).starts(a).sleeps(a).event(EventKind.WAIT_BEGIN, main, event, 0);
        assertThat(found()).isEmpty();
        story.wakes(a).event(EventKind.WAIT_BEGIN, a, event, -1);
        assertThat(found()).isEmpty();
    }

    @Test
    void aDaemonThatWaitsForWorkAtTheEndIsNothingOneThatWaitsForWorkToBeDoneIsAWarning() {
        int tasks = story.resource(Resource.Kind.QUEUE, "tasks"), more = story.resource(Resource.Kind.QUEUE, "more");
        story.at(0).starts(main).starts(a).starts(b).event(EventKind.WAIT_BEGIN, a, more, 0).event(EventKind.WAIT_BEGIN, b, tasks, 2).ms(1).ends(main).ends(a).ends(b);
        assertThat(found()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Finding.Kind.WARNING);
            assertThat(found.sentence()).startsWith("B waits until all tasks of the queue \"tasks\" are done");
        });
    }

    @Test
    void sleepingWithALockThatOthersWantIsANote() {
        story.at(0).starts(a).starts(b);
        for (int i = 0; i < 2; i++) {
            story.line(3).acquires(a, left).line(4).sleeps(a).ms(10).waitsForLock(b, left, a).ms(90).wakes(a).line(5).releases(a, left).acquires(b, left).releases(b, left);
        }
        assertThat(found()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Finding.Kind.NOTE);
            assertThat(found.sentence()).isEqualTo("A sleeps at line 4 while it holds the lock \"left\" since line 3, and others waited for it meanwhile: 2 times, 0.180 s together.");
        });
    }
}
