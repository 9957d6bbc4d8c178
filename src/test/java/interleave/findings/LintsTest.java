package interleave.findings;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.trace.TraceBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Lints on made-up recordings: at their thresholds, and with the numbers they tell.
class LintsTest {
    private final TraceBuilder story = new TraceBuilder();
    private final int gil = story.gil(), main = story.thread("MainThread"), a = story.thread("A"), b = story.thread("B");

    private List<Finding> found(Labour... labour) {
        return Lints.of(new Lints.Material(story.trace(), story.cast(), Long.MAX_VALUE, List.of(labour), true));
    }

    /// A and B compute in turns of 5 ms, so often each.
    private TraceBuilder turns(int turns) {
        story.at(0).starts(main).takes(main, gil).starts(a).starts(b).waitsForGil(a, gil).waitsForGil(b, gil).joins(main, a).drops(main, gil, false).takes(a, gil);
        for (int i = 0; i < turns; i++) {
            story.line(10).ms(5).drops(a, gil, true).us(20).takes(b, gil).ms(5).drops(b, gil, true).us(20).takes(a, gil);
        }
        return story.ends(b).ends(a).ends(main);
    }

    @Test
    void twoThreadsThatComputeInTurnsNeverRanInParallel() {
        turns(20);
        assertThat(found()).singleElement().isInstanceOfSatisfying(NeverParallel.class, never -> {
            assertThat(never.threads()).containsExactly("A", "B");
            assertThat(never.runNanos()).isBetween(199_000_000L, 201_000_000L);
            assertThat(never.waitNanos()).isBetween(199_000_000L, 203_000_000L);
            assertThat(never.sentence()).startsWith("A and B compute nearly all the time and never ran in parallel").contains("ran 0.20 s and waited 0.20 s for their turn, 50 %");
        });
    }

    @Test
    void shortThreadsOrThoseThatMostlyWaitForSomethingElseSayNothingOfParallelism() {
        turns(8); // 40 ms each
        assertThat(found()).isEmpty();
        story.ms(1).starts(a);
        for (int i = 0; i < 100; i++) story.ms(1).sleeps(a).ms(9).wakes(a);
        assertThat(found()).isEmpty();
    }

    private void convoy(int times, double waitMs, double runMs) {
        story.at(0).line(7).starts(a).takes(a, gil).drops(a, gil, false).starts(b).takes(b, gil);
        for (int i = 0; i < times; i++) {
            story.event(EventKind.IO_BEGIN, a, -1, 0).ms(10).event(EventKind.IO_END, a, -1, 1).waitsForGil(a, gil).ms(waitMs).drops(b, gil, true).us(20).takes(a, gil).ms(runMs)
                .drops(a, gil, false).us(20).takes(b, gil);
        }
        story.event(EventKind.IO_BEGIN, a, -1, 0).ms(1);
    }

    @Test
    void aThreadThatWaitsLongForTheGilAfterEachWaitIsInAConvoy() {
        convoy(12, 5, 0.1);
        assertThat(found()).singleElement().isInstanceOfSatisfying(Convoy.class, convoy -> {
            assertThat(convoy.thread()).isEqualTo("A");
            assertThat(convoy.holder()).isEqualTo("B");
            assertThat(convoy.times()).isEqualTo(12);
            assertThat(convoy.line()).isEqualTo(7);
            assertThat(convoy.waitNanos()).isBetween(5_000_000L, 5_100_000L);
            assertThat(convoy.needsNanos()).isBetween(99_000L, 130_000L);
            assertThat(convoy.sentence()).contains("waits 5.0 ms for it first, mostly while B computes: 12 of 12 times");
        });
    }

    @Test
    void quickHandOversAFewWaitsOrAThreadThatComputesItselfAreNoConvoy() {
        convoy(12, 0.5, 0.1);
        assertThat(found()).noneMatch(Convoy.class::isInstance);
    }

    @Test
    void aFewLongWaitsAreNoConvoy() {
        convoy(9, 5, 0.1);
        assertThat(found()).noneMatch(Convoy.class::isInstance);
    }

    @Test
    void aThreadThatNeedsTheGilAsLongAsItWaitsIsInNoConvoy() {
        convoy(12, 5, 4);
        assertThat(found()).noneMatch(Convoy.class::isInstance);
    }

    private void lock(int free, int contended) {
        int lock = story.lock("lock (line 2)");
        story.at(0).line(12).starts(a).starts(b);
        for (int i = 0; i < free; i++) story.acquires(a, lock).ms(0.1).releases(a, lock).ms(0.1);
        for (int i = 0; i < contended; i++) story.acquires(a, lock).waitsForLock(b, lock, a).ms(2).releases(a, lock).acquires(b, lock).releases(b, lock);
    }

    @Test
    void aLockThatHalfOfTheAcquisitionsWaitForIsAlwaysContended() {
        lock(0, 30);
        assertThat(found()).singleElement().isInstanceOfSatisfying(Contended.class, lock -> {
            assertThat(lock.acquisitions()).isEqualTo(60);
            assertThat(lock.waits()).isEqualTo(30);
            assertThat(lock.threads()).isEqualTo(2);
            assertThat(lock.sentence()).contains("The lock \"lock\" is nearly always taken: 30 of 60 acquisitions by 2 threads (50 %) had to wait, mostly at line 12, 0.06 s together");
        });
    }

    @Test
    void aLockThatIsMostlyFreeIsNot() {
        lock(100, 30);
        assertThat(found()).isEmpty();
    }

    private void threads(int many, int atOnce) {
        story.line(9).starts(main);
        for (int i = 0; i < many; i += atOnce) {
            var ids = new int[atOnce];
            for (int k = 0; k < atOnce; k++) {
                ids[k] = story.thread("Thread-" + (i + k) + (atOnce > 1 ? " (work)" : " (play)"));
                story.event(EventKind.THREAD_START, ids[k], -1, main).event(EventKind.WAIT_BEGIN, main, -1, 0).us(10).event(EventKind.WAIT_END, main, -1, 1);
            }
            story.ms(2);
            for (int id : ids) story.ends(id);
        }
    }

    @Test
    void threadsOneAfterTheOtherAreThreadsPerItem() {
        threads(30, 1);
        assertThat(found()).singleElement().isInstanceOfSatisfying(ThreadPerItem.class, each -> {
            assertThat(each.threads()).isEqualTo(30);
            assertThat(each.atOnce()).isEqualTo(1);
            assertThat(each.line()).isEqualTo(9);
            assertThat(each.sentence()).contains("MainThread started 30 threads at line 9, Thread-0 (play) and the like, each for 2.0 ms (median); no two lived at a time.");
        });
    }

    @Test
    void fewThreadsOrAllAtOnceAreNot() {
        threads(29, 1);
        threads(40, 20);
        assertThat(found()).isEmpty();
    }

    /// Two workers; each item so long, with so long between.
    private void pool(int items, double itemMs, double betweenMs, boolean mainWaits) {
        int queue = story.resource(Resource.Kind.PIPE, "tasks");
        int one = story.cast().process("worker-1").id(), two = story.cast().process("worker-2").id();
        int first = story.cast().thread("MainThread", one, -1).id(), second = story.cast().thread("MainThread", two, -1).id();
        story.at(0).line(20).starts(main).event(EventKind.PROCESS_START, one, -1, 0).event(EventKind.PROCESS_START, two, -1, 0);
        if (mainWaits) story.event(EventKind.WAIT_BEGIN, main, -1, 0);
        story.ms(10).event(EventKind.PROCESS_UP, one, -1, 0).event(EventKind.PROCESS_UP, two, -1, 0).starts(first).starts(second);
        for (int i = 0; i < items; i += 2) {
            story.event(EventKind.SEND, main, queue, 1000).event(EventKind.WORK_BEGIN, first, -1, i).event(EventKind.WORK_BEGIN, second, -1, i + 1).ms(itemMs)
                .event(EventKind.WORK_END, first, -1, i).event(EventKind.WORK_END, second, -1, i + 1).ms(betweenMs);
        }
    }

    @Test
    void aPoolThatTakesLongerThanItsWorkIsSlowerThanSerial() {
        pool(20, 1, 9, true);
        assertThat(found()).singleElement().isInstanceOfSatisfying(SlowPool.class, slow -> {
            assertThat(slow.items()).isEqualTo(20);
            assertThat(slow.workers()).isEqualTo(2);
            assertThat(slow.workNanos()).isEqualTo(20_000_000);
            assertThat(slow.poolNanos()).isEqualTo(10_000_000 + 10 * 1_000_000 + 9 * 9_000_000);
            assertThat(slow.startNanos()).isEqualTo(10_000_000);
            assertThat(slow.sentence()).contains("its 20 items are 0.02 s of work").contains("with 2 worker processes they took 0.10 s (0.01 s of it until the first worker was there)");
        });
    }

    @Test
    void aPoolThatWorksOrWaitsForTheProgramIsNot() {
        pool(20, 9, 1, true);
        assertThat(found()).isEmpty();
    }

    @Test
    void whatTheProgramComputesBetweenTasksIsNoTimeOfThePools() {
        pool(20, 1, 9, false);
        assertThat(found()).isEmpty();
    }

    @Test
    void aPoolThatPicklesLongerThanItWorksIsTold() {
        pool(20, 9, 1, true);
        assertThat(found(new Labour("main", 100_000_000, 1_000_000), new Labour("worker-1", 120_000_000, 9_000_000))).singleElement().isInstanceOfSatisfying(PicklingPool.class, pickling -> {
            assertThat(pickling.pickleNanos()).isEqualTo(220_000_000);
            assertThat(pickling.workNanos()).isEqualTo(180_000_000);
            assertThat(pickling.line()).isEqualTo(20);
            assertThat(pickling.sentence()).contains("0.22 s to encode and decode 10.0 MB").contains("0.18 s for the work on 20 items (500.0 kB an item)");
        });
        assertThat(found(new Labour("main", 100_000_000, 1_000), new Labour("worker-1", 120_000_000, 9_000))).as("of little").isEmpty();
        assertThat(found(new Labour("main", 100_000_000, 1_000_000), new Labour("worker-1", 60_000_000, 9_000_000))).as("work takes longer").isEmpty();
        assertThat(found(new Labour("main", 100_000_000, 1_000_000), new Labour("worker-1", -1, -1))).as("not measured").isEmpty();
    }

    @Test
    void pausesBelongToNobody() {
        story.at(0).starts(main).takes(main, gil).starts(a).starts(b).waitsForGil(a, gil).waitsForGil(b, gil).joins(main, a).drops(main, gil, false).takes(a, gil);
        for (int i = 0; i < 8; i++) story.ms(5).drops(a, gil, true).us(20).takes(b, gil).pauses().ms(500).resumes().ms(5).drops(b, gil, true).us(20).takes(a, gil);
        assertThat(found()).as("40 ms each, and eight pauses").isEmpty();
    }
}
