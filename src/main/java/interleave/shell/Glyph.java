package interleave.shell;

import javafx.scene.shape.SVGPath;

/// The few pictograms of the window, drawn on a 12 × 12 grid in the colour of the text beside them.
enum Glyph {
    PLAY("M2.5 1 L11 6 L2.5 11 Z"),
    PAUSE("M2.5 1 H5 V11 H2.5 Z M7 1 H9.5 V11 H7 Z"),
    STEP_FORWARD("M2 1 L8 6 L2 11 Z M8.6 1 H10.4 V11 H8.6 Z"),
    STEP_BACK("M10 1 L4 6 L10 11 Z M1.6 1 H3.4 V11 H1.6 Z"),
    NEXT("M1 1 L6 6 L1 11 Z M6 1 L11 6 L6 11 Z"),
    MENU("M1 2 H11 V3.6 H1 Z M1 5.2 H11 V6.8 H1 Z M1 8.4 H11 V10 H1 Z"),
    STOP("M2 2 H10 V10 H2 Z");

    private final String path;

    Glyph(String path) {
        this.path = path;
    }

    SVGPath node() {
        var shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add("glyph");
        shape.setFillRule(javafx.scene.shape.FillRule.EVEN_ODD);
        return shape;
    }
}
