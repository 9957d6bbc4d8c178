package interleave.reading;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.teaching.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlameTest {
    private static Profile.Stack stack(String thread, double wall, String... frames) {
        return new Profile.Stack(thread, List.of(frames), 0, 1, wall, Double.NaN);
    }

    private static Profile.Stacks stacks(Profile.Stack... all) {
        return new Profile.Stacks("by a test", .001, all.length, 0, 0, Double.NaN, List.of(all));
    }

    @Test
    void equalBeginningsAreOneFrameAsWideAsAllInIt() {
        var flame = Flame.of(stacks(stack("A", 1, "main", "work", "add"), stack("B", 2, "main", "work"), stack("A", 4, "main", "wait"), stack("B", 3, "other")), Profile.Stack::wallSeconds);
        assertThat(flame.share()).isEqualTo(10);
        assertThat(flame.height()).isEqualTo(4);
        assertThat(flame.children()).extracting(Flame::name).containsExactly("main", "other");
        var main = flame.children().getFirst();
        assertThat(main.share()).isEqualTo(7);
        assertThat(main.own()).isZero();
        assertThat(main.children()).extracting(Flame::name).as("the widest first").containsExactly("wait", "work");
        assertThat(main.children().getLast().own()).isEqualTo(2);
        assertThat(main.children().getLast().caller()).isSameAs(main);
    }

    @Test
    void whatWasNotMeasuredMakesNoFrame() {
        assertThat(Flame.of(stacks(stack("A", 1, "main")), Profile.Stack::cpuSeconds).share()).isZero();
    }
}
