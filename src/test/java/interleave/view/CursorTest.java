package interleave.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A replay stops by itself exactly where it has to, however fast it plays.
class CursorTest {
    private final Cursor cursor = new Cursor();

    private void stopAt(Long... instants) {
        cursor.stops(after -> List.of(instants).stream().filter(each -> each > after).findFirst().orElse(Long.MAX_VALUE));
    }

    private void play(long from, double nanosPerSecond) {
        cursor.nanosPerSecondProperty().set(nanosPerSecond);
        cursor.seek(from);
        cursor.playingProperty().set(true);
    }

    @Test
    void itHaltsExactlyThereHoweverFastItPlays() {
        stopAt(1_234_567L, 8_000_000L);
        for (double scale : Cursor.SCALES) {
            play(0, scale);
            for (int frame = 0; frame < 100 && cursor.playing() && cursor.time() < 1_234_567; frame++) cursor.advance(Math.round(2e15 / scale), 0, 10_000_000);
            assertThat(cursor.time()).as("%.0f ns a second", scale).isEqualTo(1_234_567);
            assertThat(cursor.playing()).isFalse();
        }
    }

    @Test
    void playedOnItGoesOnAndHaltsAtTheNext() {
        stopAt(10L, 20L);
        play(0, 1e9);
        cursor.advance(100, 0, 1000);
        cursor.playingProperty().set(true);
        cursor.advance(5, 0, 1000);
        assertThat(cursor.time()).isEqualTo(15);
        cursor.advance(100, 0, 1000);
        assertThat(cursor.time()).isEqualTo(20);
        cursor.playingProperty().set(true);
        cursor.advance(100, 0, 1000);
        assertThat(cursor.time()).isEqualTo(120);
        assertThat(cursor.playing()).isTrue();
    }

    @Test
    void aLoopHaltsThereToo() {
        stopAt(120L);
        cursor.nanosPerSecondProperty().set(1e9);
        cursor.loop(100, 200);
        cursor.seek(150);
        cursor.advance(80, 0, 1000);
        assertThat(cursor.time()).isEqualTo(120);
        assertThat(cursor.playing()).isFalse();
    }

    @Test
    void aStepForwardDoesNotPassItAndOneBackDoes() {
        stopAt(50L);
        cursor.seek(40);
        cursor.step(90);
        assertThat(cursor.time()).isEqualTo(50);
        cursor.step(90);
        assertThat(cursor.time()).isEqualTo(90);
        cursor.step(10);
        assertThat(cursor.time()).isEqualTo(10);
    }
}
