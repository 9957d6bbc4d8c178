package interleave.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.scene.AccessibleRole;
import org.fxmisc.richtext.StyleClassedTextArea;

/// Text to read: Markdown set in the theme's type, which can be selected and copied like any text.
///
/// One area per text, as high as its text (it never scrolls by itself). Not for text that changes every frame: setting a text lays it out anew, and
/// the same text again costs a comparison.
public final class Prose extends StyleClassedTextArea {
    private static final int WIDTHS = 2;
    private String shown = "";
    /// Heights for the widths asked about last; -1: none.
    private final double[] widths = {-1, -1}, heights = new double[WIDTHS];
    private int oldest;
    private boolean measuring;
    private double laidOut;

    public Prose(String... styleClasses) {
        setEditable(false);
        setWrapText(true);
        setAutoHeight(true);
        setUndoManager(org.fxmisc.richtext.util.UndoUtils.noOpUndoManager());
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText("Nothing yet");
        setFocusTraversable(false);
        getStyleClass().add("prose");
        getStyleClass().addAll(styleClasses);
        getStylesheets().add(Objects.requireNonNull(Prose.class.getResource("prose.css")).toExternalForm());
        setMinHeight(0);
        // A text area would keep the wheel to itself; this one is part of a page that scrolls.
        addEventFilter(javafx.scene.input.ScrollEvent.SCROLL, event -> {
            if (getParent() != null) {
                getParent().fireEvent(event.copyFor(getParent(), getParent()));
                event.consume();
            }
        });
    }

    /// Its height depends on its width.
    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    /// The area works its height out for the width it has, not for the one it is asked about; so it gets that one first, and its lines their type. A page that
    /// scrolls asks for two widths in each layout, with its bar and without: what was found is kept, or each layout would be a reason for the next.
    @Override
    protected double computePrefHeight(double width) {
        if (width <= 0) return super.computePrefHeight(width);
        for (int i = 0; i < WIDTHS; i++) if (widths[i] == width) return heights[i];
        measuring = true;
        try {
            if (width != getWidth()) {
                setWidth(width);
                applyCss();
            }
            double height = super.computePrefHeight(width);
            oldest = (oldest + 1) % WIDTHS;
            widths[oldest] = width;
            heights[oldest] = height;
            return height;
        } finally {
            measuring = false;
        }
    }

    /// Unless it is because of another width, something else about the text has changed: its words, its type.
    @Override
    public void requestLayout() {
        if (!measuring && widths != null && getWidth() == laidOut) Arrays.fill(widths, -1);
        laidOut = getWidth();
        super.requestLayout();
    }

    /// Shows a Markdown text in place of what was there.
    public Prose markdown(String text) {
        if (!text.equals(shown)) {
            shown = text;
            clear();
            for (var line : Markdown.lines(text)) {
                if (getLength() > 0) {
                    appendText("\n");
                }
                int paragraph = getParagraphs().size() - 1;
                for (var run : line.runs()) {
                    append(run.text(), run.styles());
                }
                setParagraphStyle(paragraph, List.of(line.style()));
            }
            moveTo(0);
            spoken();
        }
        return this;
    }

    /// Shows a text as it is, in the style of the whole area.
    public Prose plain(String text) {
        if (!text.equals(shown)) {
            shown = text;
            replaceText(text);
            spoken();
        }
        return this;
    }

    private void spoken() {
        setAccessibleText(getText().isBlank() ? "Nothing yet" : getText());
    }

    public String text() {
        return shown;
    }
}
