package interleave.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import interleave.trace.ActorState;
import interleave.view.Palette;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.paint.Color;

/// How the window's controls get the palette's colours: AtlantaFX's Primer beneath, the palette as named colours above it, the window's own sheet last.
///
/// The named colours are made from [Palette], so that controls and painted views can't drift apart.
final class Theme {
    private Theme() {}

    /// Dresses a scene. The toolkit's base sheet is one for the whole program.
    static void dress(Scene scene, Palette palette) {
        Application.setUserAgentStylesheet((palette.isDark() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        scene.getStylesheets().setAll(sheet(palette), Objects.requireNonNull(Theme.class.getResource("window.css")).toExternalForm());
        scene.setFill(palette.bg());
    }

    /// The palette as a style sheet.
    private static String sheet(Palette p) {
        var css = new StringBuilder(".root {");
        colours(css, p.bg(), "-bg", "-color-bg-subtle", "-color-bg-inset");
        colours(css, p.panel(), "-panel", "-color-bg-default", "-color-bg-overlay");
        colours(css, p.line(), "-line", "-color-border-default", "-color-border-muted", "-color-border-subtle");
        colours(css, p.ink(), "-ink", "-color-fg-default");
        colours(css, p.mut(), "-mut", "-color-fg-muted");
        colours(css, p.faint(), "-faint", "-color-fg-subtle");
        colours(css, p.accent(), "-accent", "-color-accent-fg", "-color-accent-emphasis");
        colours(css, p.accentBg(), "-accent-bg", "-color-accent-subtle", "-color-accent-muted");
        colours(css, p.onAccent(), "-on-accent", "-color-fg-emphasis");
        colours(css, p.stage(), "-stage");
        colours(css, p.onIdentity(), "-on-identity");
        colours(css, p.warn(), "-warn");
        colours(css, p.run(), "-run");
        colours(css, p.colour(ActorState.GIL_WAIT), "-gil");
        colours(css, p.colour(ActorState.LOCK_WAIT), "-lock");
        colours(css, p.io(), "-io");
        colours(css, p.queue(), "-queue");
        colours(css, p.sleep(), "-sleep");
        css.append("-fx-font-family: \"Inter\"; -fx-font-size: 13px; }");
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void colours(StringBuilder css, Color colour, String... names) {
        for (var name : names) {
            css.append(name).append(": ").append(Palette.web(colour)).append("; ");
        }
    }
}
