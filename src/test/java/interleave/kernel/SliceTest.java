package interleave.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SliceTest {
    @Test
    void aThreadGetsTheSliceItAsksForAndOthersKeepTheirs() throws InterruptedException {
        var asked = new AtomicLong();
        var asking = Thread.ofPlatform().start(() -> asked.set(Slice.ask(Slice.SHORTEST_NANOS)));
        asking.join();
        assumeTrue(asked.get() >= 0, "no such thing on this system");
        assertThat(asked).hasValue(Slice.SHORTEST_NANOS);
        var other = Thread.ofPlatform().start(() -> asked.set(Slice.ask(1_000_000)));
        other.join();
        assertThat(asked).hasValue(1_000_000);
    }

    @Test
    void aVirtualThreadAsksNothingOfItsCarrier() throws InterruptedException {
        var asked = new AtomicLong();
        Thread.ofVirtual().start(() -> asked.set(Slice.ask(Slice.SHORTEST_NANOS))).join();
        assertThat(asked).hasValue(-1);
    }
}
