package interleave.shell;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Session;
import interleave.run.TapeRecorder;
import interleave.teaching.Catalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeTimingTest {
    private static final Catalog CATALOG = Catalog.read();

    @TempDir
    Path folder;

    @Test
    void eachOpeningAndEachInstantSoughtIsWaitedForOnceAndTakesTime() throws Exception {
        var plan = Plan.of(CATALOG.lessons().getFirst(), Engines.built().getFirst()).acts(List.of("two_threads")).repetitions(1).warm(false);
        plan = plan.settings(plan.settings().with(Map.of("iterations", 200_000L)));
        var tape = folder.resolve("two.tape");
        TapeRecorder.write(Session.start(plan).await(), tape, Map.of());

        var opened = Window.opening(new Window.Options(CATALOG, Engines.built(), null, null, tape, null), 2, 3);

        assertThat(DoubleStream.of(opened.openings()).boxed()).hasSize(2).allMatch(millis -> millis > 0);
        assertThat(DoubleStream.of(opened.seeks()).boxed()).hasSize(3).allMatch(millis -> millis > 0);
    }
}
