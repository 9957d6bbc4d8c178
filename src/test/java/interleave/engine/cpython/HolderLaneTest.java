package interleave.engine.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.EventKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Samples every 200 µs of threads 1, 2 and 3, and what they say themselves; times here in µs.
class HolderLaneTest {
    private static final int A = 1, B = 2, C = 3, GIL = 0, LOCK = 5;
    private static final long INTERVAL = 5000;
    private final List<String> written = new ArrayList<>();
    private final HolderLane lane = new HolderLane(GIL, (nanos, kind, actor, resource, argument) -> written.add((nanos + 1) / 1000 + " " + kind + " " + "-ABC".charAt(actor)
        + (kind == EventKind.GIL_DROP && argument == 1 ? " forced" : "")));

    @Test
    void aHandOverIsPutBetweenTheSamplesThatDiffer() {
        sample(0, A, 7);
        sample(200, A, 7);
        sample(400, B, 8);
        assertThat(written).containsExactly("0 GIL_TAKE A", "300 GIL_DROP A", "300 GIL_TAKE B");
        assertThat(lane.counted()).isEqualTo(1);
        assertThat(lane.missed()).isZero();
    }

    @Test
    void oneAfterAnIntervalWhoseHolderWaitsThenIsForced() {
        for (int at = 0; at <= 5000; at += 200) sample(at, A, 1);
        sample(5200, B, 2, Samples.WAITS);
        assertThat(written).containsExactly("0 GIL_TAKE A", "5100 GIL_DROP A forced", "5100 GIL_WAIT A", "5100 GIL_TAKE B");
    }

    @Test
    void oneBeforeAnIntervalIsNot() {
        sample(0, A, 1);
        sample(200, B, 2, Samples.WAITS);
        assertThat(written).containsExactly("0 GIL_TAKE A", "100 GIL_DROP A", "100 GIL_TAKE B", "100 GIL_WAIT A");
    }

    @Test
    void eventsCatchVisitsTooShortForTheSamples() {
        sample(0, A, 1);
        event(50, EventKind.QUEUE_PUT, B);
        event(70, EventKind.QUEUE_PUT, A);
        sample(200, A, 3);
        assertThat(written).containsExactly("0 GIL_TAKE A", "25 GIL_DROP A", "25 GIL_TAKE B", "50 QUEUE_PUT B", "60 GIL_DROP B", "60 GIL_TAKE A", "70 QUEUE_PUT A");
        assertThat(lane.missed()).isZero();
    }

    @Test
    void theSwitchNumberTellsOfVisitsThatNothingHasShown() {
        sample(0, A, 1);
        sample(200, A, 5);
        sample(400, B, 6);
        assertThat(lane.counted()).isEqualTo(5);
        assertThat(lane.missed()).isEqualTo(4);
    }

    @Test
    void aVisitThatIsOverShowsInWhoHadItLast() {
        sample(0, A, 1);
        free(300, B, 2);
        assertThat(written).containsExactly("0 GIL_TAKE A", "100 GIL_DROP A", "100 GIL_TAKE B", "200 GIL_DROP B");
        assertThat(lane.missed()).isZero();
    }

    @Test
    void whoBeginsToSleepLetsGoThenAndTakesItBackWhenItIsOver() {
        sample(0, A, 1);
        event(110, EventKind.SLEEP_BEGIN, A);
        free(200, A, 1);
        event(900, EventKind.SLEEP_END, A);
        sample(1000, A, 1);
        assertThat(written).containsExactly("0 GIL_TAKE A", "110 GIL_DROP A", "110 SLEEP_BEGIN A", "900 SLEEP_END A", "900 GIL_TAKE A");
        assertThat(lane.missed()).isZero();
    }

    @Test
    void aSleeperSeenWaitingForTheGilWaitsSinceBetweenTheLooks() {
        sample(0, A, 1);
        event(100, EventKind.SLEEP_BEGIN, A);
        sample(200, B, 2);
        stands(2200, A, Samples.ELSEWHERE);
        stands(4200, A, Samples.WAITS);
        stands(6200, A, Samples.WAITS);
        sample(6800, B, 2);
        event(7000, EventKind.SLEEP_END, A);
        event(7100, EventKind.CELL_WRITE, A);
        assertThat(written.subList(3, written.size())).containsExactly("150 GIL_TAKE B", "3200 GIL_WAIT A", "6900 GIL_DROP B forced", "6900 GIL_WAIT B", "7000 SLEEP_END A",
            "7000 GIL_TAKE A", "7100 CELL_WRITE A");
    }

    @Test
    void pythonCodeWithinABlockingCallDoesNotEndIt() {
        sample(0, A, 1);
        event(100, EventKind.IO_BEGIN, A);
        free(200, A, 1);
        sample(400, A, 1);
        free(600, A, 1);
        assertThat(written).containsExactly("0 GIL_TAKE A", "100 IO_BEGIN A", "150 GIL_DROP A", "300 GIL_TAKE A", "500 GIL_DROP A", "500 RESTATE A");
    }

    @Test
    void aSampleTakenBeforeAnEventDoesNotContradictIt() {
        sample(0, A, 1);
        event(230, EventKind.CELL_WRITE, B);
        lane.sample(200_000, 250_000, A, true, 1, Samples.UNKNOWN, INTERVAL * 1000);
        sample(400, B, 2);
        assertThat(written).containsExactly("0 GIL_TAKE A", "115 GIL_DROP A", "115 GIL_TAKE B", "230 CELL_WRITE B");
        assertThat(lane.missed()).isZero();
    }

    @Test
    void aNewThreadIsThereBeforeItHasTheGilAndAnEndedOneLetsGo() {
        sample(0, A, 1);
        event(100, EventKind.THREAD_START, C);
        event(300, EventKind.THREAD_END, C);
        sample(400, A, 3);
        assertThat(written).containsExactly("0 GIL_TAKE A", "50 GIL_DROP A", "100 THREAD_START C", "100 GIL_TAKE C", "300 GIL_DROP C", "300 THREAD_END C", "350 GIL_TAKE A");
        assertThat(lane.missed()).isZero();
    }

    @Test
    void withoutSamplesAHoldIsNoLongerThanWhatIsKnown() {
        event(0, EventKind.THREAD_START, A);
        event(100, EventKind.QUEUE_PUT, A);
        event(900, EventKind.QUEUE_PUT, B);
        event(950, EventKind.IO_BEGIN, B);
        event(5000, EventKind.IO_END, B);
        lane.passed();
        assertThat(written).containsExactly("0 THREAD_START A", "0 GIL_TAKE A", "100 QUEUE_PUT A", "100 GIL_DROP A", "900 GIL_TAKE B", "900 QUEUE_PUT B", "950 GIL_DROP B",
            "950 IO_BEGIN B", "5000 IO_END B", "5000 GIL_TAKE B");
        assertThat(lane.counted()).isZero();
    }

    private void sample(long micros, int who, long number) {
        sample(micros, who, number, Samples.UNKNOWN);
    }

    private void sample(long micros, int who, long number, int stands) {
        lane.sample(micros * 1000, micros * 1000, who, true, number, stands, INTERVAL * 1000);
    }

    private void free(long micros, int last, long number) {
        lane.sample(micros * 1000, micros * 1000, last, false, number, Samples.UNKNOWN, INTERVAL * 1000);
    }

    private void stands(long micros, int who, int how) {
        lane.standing(micros * 1000, micros * 1000, who, how);
    }

    /// As the gatherer does: the lane is told first, then the event is written.
    private void event(long micros, EventKind kind, int who) {
        lane.event(micros * 1000, kind, who, kind == EventKind.LOCK_WAIT ? LOCK : -1, 0);
        written.add(micros + " " + kind + " " + "-ABC".charAt(who));
    }
}
