package interleave.view;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.TraceBuilder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentitiesTest {
    @Test
    void threadsOfOneNameAreToldApartByTheirLetters() {
        var t = new TraceBuilder();
        int main = t.thread("MainThread"), one = t.thread("worker"), two = t.thread("worker"), long1 = t.thread("x".repeat(10_000)), long2 = t.thread("x".repeat(9_000) + "\n");
        var identities = Identities.of(t.cast(), Identities.none());
        assertThat(identities.label(main)).isEqualTo("MainThread");
        assertThat(identities.label(one)).isEqualTo("worker · A");
        assertThat(identities.label(two)).isEqualTo("worker · B");
        assertThat(identities.label(long1)).hasSizeLessThan(50).isNotEqualTo(identities.label(long2));
        assertThat(IntStream.range(0, identities.size()).mapToObj(identities::label)).doesNotHaveDuplicates();
    }
}
