package interleave.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    private static String text(Markdown.Line line) {
        return line.runs().stream().map(Markdown.Run::text).collect(Collectors.joining());
    }

    @Test
    void everyBlockIsALineWithItsStyle() {
        var lines = Markdown.lines("# Title\n\nSome **bold** and `code`\non two lines.\n\n- one\n- two\n  - deeper\n\n3. three\n\n```\na = 1\n\nb\n```\n");
        assertThat(lines).extracting(Markdown.Line::style).containsExactly("h1", "p", "li", "li", "li2", "li", "block", "block", "block");
        assertThat(lines).extracting(MarkdownTest::text).containsExactly("Title", "Some bold and code on two lines.", "•  one", "•  two", "•  deeper",
                "3.  three", "a = 1", " ", "b");
        assertThat(lines.get(1).runs().get(1)).isEqualTo(new Markdown.Run("bold", List.of("strong")));
        assertThat(lines.get(1).runs().get(3)).isEqualTo(new Markdown.Run("code", List.of("code")));
    }

    @Test
    void aRowOfATableIsALineOfAList() {
        var lines = Markdown.lines("| act | what runs |\n|---|---|\n| `one` | the task, once |\n| `two` | twice |\n\nAfter.");
        assertThat(lines).extracting(MarkdownTest::text).containsExactly("•  one: the task, once", "•  two: twice", "After.");
    }
}
