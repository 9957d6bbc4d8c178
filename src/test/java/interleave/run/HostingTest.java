package interleave.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.run.JavaEngine.Body;
import interleave.teaching.Settings;
import interleave.teaching.Website;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostingTest {
    private static final class LessonWithSite extends SmallLesson {
        @Override
        public Optional<Website> website(Settings settings) {
            return Optional.of(new Website(Duration.ofMillis(settings.integer("size") / 100), 0, 1, 20));
        }
    }

    private static int status(String url) throws IOException {
        return ((HttpURLConnection) URI.create(url).toURL().openConnection()).getResponseCode();
    }

    @Test
    void everyCallGetsTheSameSiteAfreshWarmUpsIncludedAndItEndsWithTheSession() throws Exception {
        Body asks = call -> Map.of("value", (long) status(call.arguments().get("site") + "/page/3"));
        var engine = new JavaEngine(Map.of("first", asks, "second", asks));
        var result = Session.start(Plan.of(new LessonWithSite(), engine)).await();

        assertThat(result.status().phase()).isEqualTo(Status.Phase.FINISHED);
        // Page 3 of this seed fails on the first two requests: it fails in every call, because every call finds the site as it was at first.
        assertThat(result.evidence().of("second")).extracting(m -> m.results().get("value")).containsOnly(500L);
        assertThat(engine.calls).extracting(call -> call.arguments().get("site")).doesNotContainNull();
        assertThat(engine.calls.stream().map(call -> call.arguments().get("site")).distinct()).hasSize(1);
        String echo = (String) engine.calls.peek().arguments().get("echo");
        assertThatThrownBy(() -> new Socket("127.0.0.1", Integer.parseInt(echo.substring(echo.indexOf(':') + 1)))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> status((String) engine.calls.peek().arguments().get("site"))).isInstanceOf(IOException.class);
    }

    @Test
    void aLessonWithoutASiteGetsNone() throws Exception {
        Body quick = call -> Map.of("value", 1L);
        var engine = new JavaEngine(Map.of("first", quick, "second", quick));
        Session.start(Plan.of(new SmallLesson(), engine).repetitions(1)).await();
        assertThat(engine.calls).noneMatch(call -> call.arguments().containsKey("site") || call.arguments().containsKey("echo"));
    }

    @Test
    void cancelWhileAnAnswerIsOutstandingEndsTheSiteToo() throws Exception {
        var asked = new CountDownLatch(1);
        var site = new AtomicReference<String>();
        Body waits = call -> {
            site.set((String) call.arguments().get("site"));
            asked.countDown();
            while (true) {
                call.breathe();
                Thread.sleep(1);
            }
        };
        var session = Session.start(Plan.of(new LessonWithSite(), new JavaEngine(Map.of("first", waits, "second", waits))));
        asked.await();
        session.cancel();
        assertThat(session.await().status().phase()).isEqualTo(Status.Phase.CANCELLED);
        assertThatThrownBy(() -> status(site.get())).isInstanceOf(IOException.class);
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).noneMatch(name -> name.startsWith("site"));
    }
}
