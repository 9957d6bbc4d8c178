package interleave.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.view.Brush;
import interleave.view.Identities;
import interleave.view.Palette;
import interleave.view.Stories;
import interleave.world.Lane;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LanePainterTest {
    @Test
    void theCostDependsOnPixelsAndNotOnEvents() {
        long few = calls(Stories.hogs(2, 30_000)), many = calls(Stories.hogs(2, 300_000));
        assertThat(many).isLessThan(few * 2);
    }

    /// How often a lane is asked and the brush is used to paint 600 pixels of the whole run.
    private static long calls(Stories.Story story) {
        var calls = new AtomicLong();
        var lane = counting(Lane.class, story.history().actorLanes().get(story.threads()[0]), calls);
        var brush = counting(Brush.class, null, calls);
        var axis = Axis.fit(story.history().startNanos(), story.history().endNanos(), 0, 600);
        new LanePainter(brush, Palette.light(), Identities.of(story.history().cast(), Identities.none()), 4).paint(lane, false, axis, 0, 30, 0, 600,
            story.history().endNanos());
        assertThat(calls).hasPositiveValue();
        return calls.get();
    }

    private static <T> T counting(Class<T> type, T real, AtomicLong calls) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            calls.incrementAndGet();
            if (real != null) return method.invoke(real, args);
            return method.getReturnType() == double.class ? 8.0 : method.getReturnType() == String.class ? "" : null;
        }));
    }
}
