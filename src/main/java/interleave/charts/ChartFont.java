package interleave.charts;

import interleave.view.Fonts;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;

/// The bundled text face as JFreeChart knows fonts: AWT has to have it registered, or it draws with whatever the system has.
final class ChartFont {
    private static final float AXIS = 11;

    private ChartFont() {}

    static Font inter() {
        try (var in = Fonts.class.getResourceAsStream("fonts/Inter-Regular.otf")) {
            if (in != null) {
                var font = Font.createFont(Font.TRUETYPE_FONT, in);
                GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
                return font.deriveFont(AXIS);
            }
        } catch (IOException | FontFormatException unreadable) {
            // The system's face is legible too.
        }
        return new Font(Font.SANS_SERIF, Font.PLAIN, (int) AXIS);
    }
}
