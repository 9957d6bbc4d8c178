package interleave.view;

import interleave.trace.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The bundled fonts (Inter and JetBrains Mono, SIL Open Font Licence) and the widths of their glyphs.
///
/// Loading registers the families "Inter" and "JetBrains Mono" with JavaFX, so style sheets can name them. Widths are added up from cached advances
/// of single characters: the toolkit lays out these scripts without kerning, and measuring a text allocates nothing. Texts are one line ([Names#line]), and no more
/// of one is measured than [#MOST] characters: what a program called a thread may be of any length. FX thread only.
public final class Fonts {
    /// Wider than any window.
    static final int MOST = 512;
    private final Map<Type.Face, Font> faces = new EnumMap<>(Type.Face.class);
    private final Map<Type, Measure> measures = new HashMap<>();

    /// @param advances by character, in pages of 256 made when first asked for; 0: not measured yet
    private record Measure(Font font, double[][] advances, Text ruler) {}

    /// Loads every face now. Once per window.
    ///
    /// @throws UncheckedIOException when a bundled file is missing: a broken build
    public static Fonts load() {
        var fonts = new Fonts();
        for (var face : Type.Face.values()) fonts.faces.put(face, read(face));
        return fonts;
    }

    private static Font read(Type.Face face) {
        try (var in = Fonts.class.getResourceAsStream("fonts/" + face.file)) {
            return Objects.requireNonNull(Font.loadFont(in, 13), face.file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Font font(Type type) {
        return measure(type).font;
    }

    /// The advance of `text` in pixels.
    public double width(CharSequence text, Type type) {
        var measure = measure(type);
        double sum = 0;
        for (int i = 0; i < Math.min(MOST, text.length()); i++) sum += advance(measure, text.charAt(i));
        return sum;
    }

    /// `whole`, or as much of it as fits into `width` pixels with an ellipsis; empty when not even that fits.
    public String fit(String whole, Type type, double width) {
        String text = Names.brief(whole, MOST);
        if (width(text, type) <= width) return text;
        double room = width - width("…", type);
        int end = 0;
        for (double sum = 0; end < text.length(); end++) {
            sum += advance(measure(type), text.charAt(end));
            if (sum > room) break;
        }
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) end--;
        return room < 0 || end == 0 ? "" : text.substring(0, end).stripTrailing() + "…";
    }

    private Measure measure(Type type) {
        var known = measures.get(type);
        if (known != null) return known;
        var font = new Font(Objects.requireNonNull(faces.get(type.face())).getName(), type.size());
        var ruler = new Text();
        ruler.setFont(font);
        var made = new Measure(font, new double[256][], ruler);
        measures.put(type, made);
        return made;
    }

    private static double advance(Measure measure, char c) {
        var page = measure.advances[c >> 8];
        if (page == null) page = measure.advances[c >> 8] = new double[256];
        if (page[c & 255] != 0) return page[c & 255];
        // Between two bars, or the width of a space alone would be lost.
        measure.ruler.setText("||");
        double bars = measure.ruler.getLayoutBounds().getWidth();
        measure.ruler.setText("|" + c + "|");
        double advance = Math.max(Double.MIN_NORMAL, measure.ruler.getLayoutBounds().getWidth() - bars);
        page[c & 255] = advance;
        return advance;
    }
}
