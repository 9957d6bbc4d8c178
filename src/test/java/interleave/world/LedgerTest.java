package interleave.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.trace.TraceBuilder;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final long MS = 1_000_000;

    private final TraceBuilder story = new TraceBuilder();
    private final int gil = story.gil(), lock = story.lock("lock");
    private final int a = story.thread("A"), b = story.thread("B");

    private Ledger ledger() {
        return Ledger.of(story.trace(), story.cast());
    }

    @Test
    void onlyHoldsThatEndWithAHandOverCount() {
        story.at(0).starts(a).takes(a, gil).starts(b).waitsForGil(b, gil)
            .ms(5).requests(b, gil, a).drops(a, gil, true).us(40).takes(b, gil).waitsForGil(a, gil)
            .ms(7).requests(a, gil, b).drops(b, gil, true).us(20).takes(a, gil)
            .ms(100).drops(a, gil, false).ends(a);
        var account = ledger().gils().getFirst();
        assertThat(account.handOvers()).isEqualTo(2);
        assertThat(account.forced()).isEqualTo(2);
        assertThat(account.holds()).isEqualTo(new Spread(2, 5 * MS + 40_000, 5 * MS + 40_000, 7 * MS + 20_000, 7 * MS + 20_000, 7 * MS + 20_000));
        assertThat(account.latency().p50()).isEqualTo(20_000);
        assertThat(account.latency().max()).isEqualTo(40_000);
        assertThat(ledger().threads()).extracting(ThreadAccount::handOvers).containsExactly(1L, 1L);
    }

    @Test
    void takingItBackOneselfIsNoHandOverAndIdleTimeNoLatency() {
        story.at(0).starts(a).starts(b).takes(a, gil).ms(1).sleeps(a).drops(a, gil, false).ms(1).wakes(a).waitsForGil(a, gil).takes(a, gil)
            .ms(1).sleeps(a).drops(a, gil, false).ms(4).waitsForGil(b, gil).takes(b, gil);
        var account = ledger().gils().getFirst();
        assertThat(account.handOvers()).isOne();
        assertThat(account.forced()).isZero();
        assertThat(account.holds().max()).as("the hold runs on until another takes the GIL").isEqualTo(7 * MS);
        assertThat(account.latency()).as("nobody was waiting when it let go").isNull();
    }

    @Test
    void aPauseIsCutFromHoldsAndWaits() {
        story.at(0).starts(a).takes(a, gil).starts(b).waitsForGil(b, gil).ms(2).pauses().ms(1000).resumes().ms(3)
            .drops(a, gil, true).us(10).takes(b, gil);
        assertThat(ledger().gils().getFirst().holds().max()).isEqualTo(5 * MS + 10_000);
        assertThat(ledger().threads().get(1).gilWaitSeconds()).isCloseTo(0.00501, within(1e-9));
    }

    @Test
    void waitsForALockAreCountedAndMeasured() {
        story.at(0).starts(a).starts(b).acquires(a, lock).ms(1).waitsForLock(b, lock, a).ms(4).releases(a, lock).us(5).acquires(b, lock)
            .ms(1).releases(b, lock).acquires(a, lock).ends(a).ends(b);
        var account = ledger().locks().getFirst();
        assertThat(account.acquisitions()).isEqualTo(3);
        assertThat(account.contended()).isOne();
        assertThat(account.waits()).isEqualTo(new Spread(1, 4_005_000, 4_005_000, 4_005_000, 4_005_000, 4_005_000));
        assertThat(ledger().threads().get(1).lockWaitSeconds()).isCloseTo(0.004005, within(1e-9));
        assertThat(ledger().threads().get(0).lockWaitSeconds()).isZero();
    }

    @Test
    void aRecordingWithoutEventsHasNoSpread() {
        assertThat(ledger().gils().getFirst().holds()).isNull();
        assertThat(ledger().locks().getFirst().waits()).isNull();
        assertThat(ledger().threads()).hasSize(2);
    }

    @Test
    void aQueueIsAccountedWithItsLengthAndWaits() {
        int queue = story.resource(Resource.Kind.QUEUE, "tasks");
        story.at(0).starts(a).starts(b).event(EventKind.WAIT_BEGIN, b, queue, 0).ms(3).event(EventKind.QUEUE_PUT, a, queue, 1)
            .event(EventKind.QUEUE_PUT, a, queue, 2).us(10).event(EventKind.WAIT_END, b, queue, 1).event(EventKind.QUEUE_GET, b, queue, 1)
            .ms(1).event(EventKind.WAIT_BEGIN, a, queue, 0).ms(2).event(EventKind.WAIT_END, a, queue, 0).ends(a).ends(b);
        var account = ledger().queues().getFirst();
        assertThat(account.puts()).isEqualTo(2);
        assertThat(account.gets()).isOne();
        assertThat(account.longest()).isEqualTo(2);
        assertThat(account.waits()).isEqualTo(2);
        assertThat(account.timeOuts()).isOne();
        assertThat(account.waited().max()).isEqualTo(3_010_000);
        assertThat(ledger().threads().get(0).queueWaitSeconds()).isCloseTo(0.002, within(1e-9));
    }

    @Test
    void bytesAreCountedByChannelAndTheWaitForThemIsIo() {
        int socket = story.resource(Resource.Kind.SOCKET, "site");
        story.at(0).starts(a).event(EventKind.SEND, a, socket, 120).event(EventKind.IO_BEGIN, a, socket, 0).ms(5).event(EventKind.IO_END, a, socket, 4000)
            .event(EventKind.RECEIVE, a, socket, 4000).ends(a);
        assertThat(ledger().channels()).containsExactly(new ChannelAccount(socket, Resource.Kind.SOCKET, "site", story.process(), 1, 120, 1, 4000));
        assertThat(ledger().threads().get(0).ioSeconds()).isCloseTo(0.005, within(1e-9));
    }

    @Test
    void aCoroutineThatWaitsForItsTurnIsReady() {
        int task = story.cast().task("fetch", story.process()).id();
        story.at(0).starts(a).starts(task).event(EventKind.SLEEP_BEGIN, task, -1, 0).ms(2).event(EventKind.TURN_READY, task, -1, 0)
            .ms(4).event(EventKind.TURN_BEGIN, task, -1, a).ms(1).ends(task);
        var account = ledger().threads().get(2);
        assertThat(account.sleepSeconds()).isCloseTo(0.002, within(1e-9));
        assertThat(account.readySeconds()).isCloseTo(0.004, within(1e-9));
        assertThat(account.runSeconds()).isCloseTo(0.001, within(1e-9));
    }
}
