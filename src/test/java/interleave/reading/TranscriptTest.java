package interleave.reading;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.reading.Transcript.Line;
import interleave.reading.Transcript.Source;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TranscriptTest {
    private final Transcript transcript = new Transcript();

    private void print(String text) throws Exception {
        transcript.terminal().output().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void outputAndErrorsStandInTheOrderTheyCameEachInLinesOfItsOwn() throws Exception {
        print("one\ntw");
        transcript.terminal().errors().write("wrong\n".getBytes(StandardCharsets.UTF_8));
        print("three");
        assertThat(transcript.lines()).containsExactly(new Line("one", Source.OUTPUT), new Line("tw", Source.OUTPUT), new Line("wrong", Source.ERRORS), new Line("three", Source.OUTPUT));
    }

    @Test
    void lettersThatComeInPiecesAreWholeAndBytesThatAreNoneAreMarked() throws Exception {
        for (byte each : "größe €\n".getBytes(StandardCharsets.UTF_8)) transcript.terminal().output().write(each);
        transcript.terminal().output().write(new byte[] {(byte) 0xff, 'x', '\n'});
        assertThat(transcript.lines()).extracting(Line::text).containsExactly("größe €", "\uFFFDx");
    }

    @Test
    void whatIsTypedStandsBehindItsPromptAndIsRead() throws Exception {
        print("name? ");
        var read = CompletableFuture.supplyAsync(() -> {
            try {
                var line = new byte[100];
                int count = transcript.terminal().input().read(line);
                return new String(line, 0, count, StandardCharsets.UTF_8) + transcript.terminal().input().read();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        transcript.type("Ada");
        transcript.endInput();
        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo("Ada\n-1");
        assertThat(transcript.lines()).extracting(Line::text).containsExactly("name? Ada");
    }

    @Test
    void aHundredMegabytesLeaveTheLastLinesAndTakeNoMore() throws Exception {
        OutputStream out = transcript.terminal().output();
        var piece = ("x".repeat(99) + "\n").repeat(10_000).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 100; i++) out.write(piece);
        print("the end");
        var lines = transcript.lines();
        assertThat(lines).hasSizeLessThanOrEqualTo(Transcript.MOST_LINES + 2);
        assertThat(lines.getFirst().text()).matches("\\[9\\d{5} lines before this are left out]");
        assertThat(lines.getLast().text()).isEqualTo("the end");
        print("y".repeat(10_000_000));
        assertThat(transcript.lines().stream().mapToLong(line -> line.text().length()).sum()).isLessThan(Transcript.MOST_CHARACTERS + 10_000);
    }
}
