package interleave.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.trace.Bookmark;
import interleave.view.Gatherings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What is in a run's page, without a browser.
class HtmlPageTest {
    @TempDir
    Path folder;

    private static int segments(JsonNode act) {
        int sum = 0;
        for (var lanes : List.of(act.get("actorLanes"), act.get("resourceLanes"))) for (var lane : lanes) sum += lane.size() / 4;
        return sum;
    }

    @Test
    void aRunThatFitsIsThereWhole() throws Exception {
        var run = Pages.run("pass", Pages.story("two threads"));
        var act = Pages.data(Pages.page(folder, run, take -> List.of(), HtmlPage.MOST)).get("acts").get(0);
        assertThat(act.get("cut").asString()).isEmpty();
        assertThat(segments(act)).isEqualTo((int) PageAct.segments(run.status().takes().getFirst(), Long.MAX_VALUE));
        var history = run.status().takes().getFirst().history();
        assertThat(act.get("span").asLong()).isEqualTo(history.endNanos() - history.startNanos());
    }

    @Test
    void aRunOverThePagesRoomIsCutAndSaysSo() throws Exception {
        var run = Pages.run("pass", Pages.story("two hundred threads"), Pages.story("two threads"));
        var data = Pages.data(Pages.page(folder, run, take -> List.of(), 900));
        JsonNode large = data.get("acts").get(0), small = data.get("acts").get(1);
        long all = PageAct.segments(run.status().takes().getFirst(), Long.MAX_VALUE);
        assertThat(segments(large)).isPositive();
        assertThat(segments(large) + large.get("keys").size() / 5 + segments(small) + small.get("keys").size() / 5).isLessThanOrEqualTo(900);
        assertThat(large.get("cut").asString()).contains(String.format(java.util.Locale.ROOT, "the first %,d of %,d segments", segments(large), all)).contains("interleave open");
        var history = run.status().takes().getFirst().history();
        assertThat(large.get("span").asLong()).isLessThan(history.endNanos() - history.startNanos());
    }

    @Test
    void wakeUpsAreThoseOfTheWindowsTimeline() throws Exception {
        var story = Pages.story("counting");
        var act = Pages.data(Pages.page(folder, Pages.run("pass", story), take -> List.of(), HtmlPage.MOST)).get("acts").get(0);
        int a = story.threads()[0], b = story.threads()[1];
        assertThat(act.get("wakeUps").get(a).size()).as("A waits for B's lock twelve times").isEqualTo(24);
        for (int i = 1; i < 24; i += 2) assertThat(act.get("wakeUps").get(a).get(i).asInt()).isEqualTo(b);
        assertThat(act.get("wakeUps").get(story.main())).as("main joins B, which ends").hasSize(2).last().matches(node -> node.asInt() == b);
        assertThat(act.get("cut").asString()).isEmpty();
    }

    @Test
    void ofMoreWakeUpsThanThereIsRoomForTheFirstAreThere() throws Exception {
        var take = Pages.run("pass", Pages.story("counting")).status().takes().getFirst();
        var history = take.history();
        var all = WakeUps.of(take, history.endNanos(), 1000);
        var some = WakeUps.of(take, history.endNanos(), 5);
        assertThat(all.end()).isEqualTo(Long.MAX_VALUE);
        assertThat(some.end()).isBetween(history.startNanos(), history.endNanos());
        int kept = 0;
        for (int actor = 0; actor < some.actors(); actor++) {
            kept += some.of(actor).length / 2;
            assertThat(java.util.Arrays.copyOf(all.of(actor), some.of(actor).length)).isEqualTo(some.of(actor));
        }
        assertThat(kept).isEqualTo(5);
    }

    @Test
    void whereCopiesAreTooManyThePageSaysHowFarTheyGo() throws Exception {
        var data = Pages.data(Pages.page(folder, Pages.run("pass", Counting.story(KeyStates.MOST_COPIES / 4)), take -> List.of(), HtmlPage.MOST * 2));
        var act = data.get("acts").get(0);
        assertThat(act.get("copiesEnd").asLong()).isPositive().isLessThan(act.get("span").asLong());
        assertThat(act.get("cut").asString()).contains("Private copies are shown for its first ");
    }

    @Test
    void roomThatOneActDoesNotNeedGoesToTheOthers() {
        assertThat(PageRun.shares(new long[] {10, 1000, 30}, 100)).containsExactly(10, 60, 30);
        assertThat(PageRun.shares(new long[] {10, 20}, 100)).containsExactly(10, 20);
        assertThat(PageRun.shares(new long[] {1000, 1000}, 101)).containsExactly(50, 51);
        assertThat(PageRun.shares(new long[] {}, 100)).isEmpty();
    }

    @Test
    void noTextEndsTheScriptItStandsIn() throws Exception {
        var run = Pages.run("print('</script>') # <!-- \u2028", Pages.story("hostile names"));
        var page = Pages.page(folder, run, take -> List.of(Bookmark.mark(take.history().startNanos() + 5_000_000, Hostile.NAMES.getFirst())), HtmlPage.MOST);
        assertThat(Pages.written(page)).doesNotContain("<", ">", "&", "\u2028", "\u202C\u0000");
        var names = new java.util.ArrayList<String>();
        Pages.data(page).get("acts").get(0).get("actors").forEach(actor -> names.add(actor.get("name").asString()));
        assertThat(names).containsAll(Hostile.NAMES.subList(0, 5));
        assertThat(names.stream().mapToInt(String::length).max().orElse(0)).isEqualTo(1000);
        String html = Files.readString(page);
        assertThat(html.split("</script>", -1)).as("ends of scripts: the data's and the program's").hasSize(3);
    }

    @Test
    void thePageNamesNothingOutsideItself() throws Exception {
        String html = Files.readString(Pages.page(folder, Pages.run("pass", Pages.story("two threads")), take -> List.of(), HtmlPage.MOST));
        assertThat(html).contains("default-src 'none'").doesNotContainIgnoringCase("http://", "https://", " src=", " href=", "@import", "url(");
    }

    @Test
    void theSameRunIsTheSamePage() throws Exception {
        var run = Pages.run("pass", Gatherings.pool(3, 60));
        var first = Files.readAllBytes(Pages.page(folder, run, take -> List.of(), HtmlPage.MOST));
        assertThat(Files.readAllBytes(Pages.page(folder, run, take -> List.of(), HtmlPage.MOST))).isEqualTo(first);
    }

    @Test
    void whoCancelsIsNotKeptWaiting() {
        var run = Pages.run("pass", Pages.story("two hundred threads"));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Pages.page(folder, run, take -> List.of(), HtmlPage.MOST)).isInstanceOf(Exception.class)
            .satisfiesAnyOf(e -> assertThat(e).isInstanceOf(InterruptedException.class), e -> assertThat(e).isInstanceOf(java.nio.channels.ClosedByInterruptException.class));
        assertThat(Thread.interrupted()).as("the file's channel may have kept the mark").isIn(true, false);
    }
}
