package interleave.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.function.Consumer;
import javafx.scene.paint.Color;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/// What the SVG brush writes is XML, says what was drawn, and takes every text for a text.
public class SvgBrushTest {
    private static final Palette PALETTE = Palette.light();

    static String drawn(Consumer<Brush> picture) throws Exception {
        return Toolkit.on(() -> {
            var brush = new SvgBrush(Fonts.load(), 200, 100, "A picture");
            picture.accept(brush);
            return brush.document();
        });
    }

    /// The document of a text that has to be well-formed.
    public static Document parsed(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new InputSource(new StringReader(svg)));
    }

    private static Element only(Document svg, String name) {
        var found = svg.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
        assertThat(found.getLength()).as("elements " + name).isEqualTo(1);
        return (Element) found.item(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img src=x onerror=alert(1)>", "</text></svg><script>", "a & b \"quoted\" 'too'", "]]> <![CDATA[", "\u202Eright to left\u202C", "العربية עברית", "𝄞 music", "tab\tand blank  s"})
    void aTextStaysTheTextItIs(String text) throws Exception {
        var svg = parsed(drawn(brush -> brush.text(text, 5, 20, Type.BODY, PALETTE.ink())));
        assertThat(only(svg, "text").getTextContent()).isEqualTo(text);
    }

    @Test
    void whatXmlForbidsAndHalvesOfPairsAreReplaced() throws Exception {
        var svg = parsed(drawn(brush -> brush.text("a\0b\u0007c\uD800d\uFFFEe", 5, 20, Type.BODY, PALETTE.ink())));
        assertThat(only(svg, "text").getTextContent()).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
    }

    @Test
    void tenThousandCharactersAreOneText() throws Exception {
        var long_ = "<&é".repeat(3334);
        assertThat(only(parsed(drawn(brush -> brush.text(long_, 0, 20, Type.BODY, PALETTE.ink()))), "text").getTextContent()).isEqualTo(long_);
    }

    @Test
    void eachPatternIsDefinedOnceAndUsedByName() throws Exception {
        String svg = drawn(brush -> {
            for (var pattern : Pattern.values()) {
                brush.fill(0, 0, 40, 20, 3, PALETTE.fill(PALETTE.gil(), pattern));
                brush.disc(50, 50, 10, PALETTE.fill(PALETTE.gil(), pattern));
            }
        });
        var document = parsed(svg);
        var patterns = document.getElementsByTagNameNS("*", "pattern");
        assertThat(patterns.getLength()).as("all but the solid and the hollow one").isEqualTo(Pattern.values().length - 2);
        for (int i = 0; i < patterns.getLength(); i++) {
            assertThat(svg.split("url\\(#" + ((Element) patterns.item(i)).getAttribute("id") + "\\)", -1)).hasSize(3);
        }
    }

    @Test
    void clipsNestAndAreClosed() throws Exception {
        var open = parsed(drawn(brush -> {
            brush.clip(0, 0, 50, 50);
            brush.clip(10, 10, 20, 20);
            brush.rect(0, 0, 100, 100, Color.RED);
        }));
        var rect = (Element) open.getElementsByTagNameNS("*", "rect").item(2);
        assertThat(rect.getParentNode().getParentNode().getNodeName()).isEqualTo("g");
        var shut = parsed(drawn(brush -> {
            brush.clip(0, 0, 50, 50);
            brush.unclip();
            brush.rect(0, 0, 100, 100, Color.RED);
        }));
        assertThat(shut.getElementsByTagNameNS("*", "rect").item(1).getParentNode().getNodeName()).isEqualTo("svg");
    }

    @Test
    void aVeilAndATranslucentColourShowInTheFile() throws Exception {
        var svg = parsed(drawn(brush -> {
            brush.veil(.45);
            brush.disc(10, 10, 5, Fill.solid(Color.web("#0a805f", .5)));
            brush.shown();
            brush.line(0, 0, 10, 10, Stroke.dashed(PALETTE.accent(), 2));
        }));
        assertThat(only(svg, "circle").getAttribute("opacity")).isEqualTo("0.45");
        assertThat(only(svg, "circle").getAttribute("fill-opacity")).isEqualTo("0.5");
        assertThat(only(svg, "path").getAttribute("stroke-dasharray")).isEqualTo("5 4");
        assertThat(only(svg, "path").getAttribute("opacity")).isEmpty();
    }

    @Test
    void aTextKeepsTheWidthItWasLaidOutWith() throws Exception {
        double[] width = new double[1];
        var svg = parsed(drawn(brush -> {
            width[0] = brush.width("holds 3.2 ms", Type.CAPTION);
            brush.text("holds 3.2 ms", 100, 20, Type.CAPTION, PALETTE.ink(), Brush.Align.MIDDLE);
        }));
        assertThat(Double.parseDouble(only(svg, "text").getAttribute("textLength"))).isCloseTo(width[0], org.assertj.core.data.Offset.offset(.01));
        assertThat(Double.parseDouble(only(svg, "text").getAttribute("x"))).isCloseTo(100 - width[0] / 2, org.assertj.core.data.Offset.offset(.01));
    }

    @Test
    void theSameStrokesAreTheSameFile() throws Exception {
        Consumer<Brush> picture = brush -> {
            brush.arc(50, 50, 20, 30, 200, Stroke.of(PALETTE.gil(), 3));
            brush.text("once", 3, 9, Type.BODY, PALETTE.ink());
        };
        assertThat(drawn(picture)).isEqualTo(drawn(picture));
    }
}
