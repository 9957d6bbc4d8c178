package interleave.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ToolkitTest {
    @Test
    void aDisplayThatIsNotNamedOrMalformedOrDeadDoesNotAnswer() {
        assertThat(Toolkit.answers(null)).isFalse();
        assertThat(Toolkit.answers("")).isFalse();
        assertThat(Toolkit.answers("nonsense")).isFalse();
        assertThat(Toolkit.answers(":7777")).isFalse();
        assertThat(Toolkit.answers("no.such.host.invalid:1")).isFalse();
    }

    @Test
    void aDisplayOverTcpAnswersWhenSomebodyListens() throws Exception {
        for (int number = 900; number < 1000; number++) {
            try (var server = new ServerSocket(6000 + number, 1, InetAddress.getLoopbackAddress())) {
                assertThat(Toolkit.answers("127.0.0.1:" + number + ".0")).isTrue();
                return;
            } catch (java.net.BindException taken) {
                // The next one.
            }
        }
    }
}
