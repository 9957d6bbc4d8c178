package interleave.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void anOrdinaryNameIsTheSameObject() {
        for (var name : new String[] {"MainThread", "worker-1 · é", "العربية", "日本", ""}) assertThat(Names.brief(Names.line(name), 40)).isSameAs(name);
    }

    @Test
    void lineEndsAreBlanksAndWhatTurnsTheWritingOrCannotBeSeenStandsThereAsSuch() {
        assertThat(Names.line("a\nb\r\tc\u2028d")).isEqualTo("a b  c d");
        assertThat(Names.line("\u202Eesrever\u202C \u2067x\u2069 \u200F")).isEqualTo("\uFFFDesrever\uFFFD \uFFFDx\uFFFD \uFFFD");
        assertThat(Names.line("nul\0 bell\u0007 del\u007F")).isEqualTo("nul\uFFFD bell\uFFFD del\uFFFD");
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        assertThat(Names.brief("x".repeat(10_000), 40)).isEqualTo("x".repeat(39) + "…");
        assertThat(Names.brief("ab\uD83D\uDE00cd", 4)).isEqualTo("ab…");
        assertThat(Names.brief("ab \n cd", 5)).isEqualTo("ab…");
    }
}
