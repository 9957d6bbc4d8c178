package interleave.reading;

import java.util.List;
import java.util.Objects;
import javafx.scene.TraversalDirection;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/// The program as text to read and to change: line numbers, light colouring, a message that stands at its line, and room for the threads' badges
/// ([Badges]) over the text's right edge.
final class CodeEditor extends StackPane {
    private static final String INDENT = "    ";

    private final CodeArea area = new CodeArea();
    private final Badges badges = new Badges();
    private final Label message = new Label();
    private final Region messageMark = new Region();
    private int messageLine;
    private int coloured = -1;

    CodeEditor() {
        getStyleClass().add("code-editor");
        getStylesheets().add(Objects.requireNonNull(CodeEditor.class.getResource("code.css")).toExternalForm());
        area.setParagraphGraphicFactory(this::lineNumber);
        area.getStyleClass().add("program");
        area.setAccessibleText("the lesson's program");
        message.getStyleClass().add("code-message");
        message.setWrapText(true);
        messageMark.getStyleClass().add("code-message-mark");
        for (var overlay : List.of(message, messageMark)) {
            overlay.setManaged(false);
            overlay.setVisible(false);
        }
        messageMark.setMouseTransparent(true);
        message.setOnMouseClicked(event -> clearMessage());
        getChildren().addAll(new VirtualizedScrollPane<>(area), messageMark, message, badges);
        area.plainTextChanges().subscribe(change -> edited());
        area.addEventFilter(javafx.scene.input.KeyEvent.KEY_PRESSED, this::typed);
    }

    CodeArea area() {
        return area;
    }

    Badges badges() {
        return badges;
    }

    String text() {
        return area.getText();
    }

    /// Replaces the whole text; undo can't go back behind it.
    void text(String text) {
        area.replaceText(text);
        area.getUndoManager().forgetHistory();
        area.moveTo(0);
        area.scrollToPixel(0, 0);
    }

    private void edited() {
        clearMessage();
        colour();
    }

    private void colour() {
        int version = area.getText().hashCode();
        if (version != coloured && area.getLength() > 0) {
            coloured = version;
            area.setStyleSpans(0, Python.spans(area.getText()));
        }
    }

    /// Enter keeps the indentation (one step more after a colon), Tab indents by four; with Ctrl it leaves the editor, with Shift too, backwards.
    private void typed(javafx.scene.input.KeyEvent event) {
        if (event.getCode() == javafx.scene.input.KeyCode.TAB && event.isControlDown()) {
            area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
            return;
        }
        if (!area.isEditable() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> {
                var line = area.getText(area.getCurrentParagraph()).substring(0, area.getCaretColumn());
                var indent = line.substring(0, line.length() - line.stripLeading().length());
                area.replaceSelection("\n" + indent + (line.stripTrailing().endsWith(":") ? INDENT : ""));
                event.consume();
            }
            case TAB -> {
                if (!event.isShiftDown()) {
                    area.replaceSelection(INDENT);
                    event.consume();
                }
            }
            default -> { }
        }
    }

    private javafx.scene.Node lineNumber(int paragraph) {
        var number = new Label(String.valueOf(paragraph + 1));
        number.getStyleClass().add("line-number");
        number.setMinWidth(42);
        number.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        return number;
    }

    /// Lets a message stand at a line (from 1), and brings that line into view.
    void message(int line, String text) {
        messageLine = Math.clamp(line, 1, area.getParagraphs().size());
        message.setText(text);
        message.setVisible(true);
        messageMark.setVisible(true);
        area.showParagraphAtCenter(messageLine - 1);
        requestLayout();
    }

    void clearMessage() {
        messageLine = 0;
        message.setVisible(false);
        messageMark.setVisible(false);
    }

    @Nullable String message() {
        return messageLine > 0 ? message.getText() : null;
    }

    int messageLine() {
        return messageLine;
    }

    /// Where a line (from 1) is, in this node's coordinates; null while it is scrolled out of sight.
    @Nullable Bounds boundsOfLine(int line) {
        if (line < 1 || line > area.getParagraphs().size()) {
            return null;
        }
        return area.getParagraphBoundsOnScreen(line - 1).map(this::screenToLocal).orElse(null);
    }

    /// The first line in sight, from 0.
    int firstVisible() {
        return area.getVisibleParagraphs().isEmpty() ? 0 : area.visibleParToAllParIndex(0);
    }

    /// Brings a line (from 1) into sight, a few lines of its surroundings above it.
    void reveal(int line) {
        if (boundsOfLine(line) == null && line >= 1 && line <= area.getParagraphs().size()) {
            area.showParagraphAtTop(Math.max(0, line - 4));
        }
    }

    /// Brings everything that stands at a line to where that line is now. Once a frame.
    void frame() {
        badges.place(this);
        if (messageLine > 0) {
            var bounds = boundsOfLine(messageLine);
            message.setVisible(bounds != null);
            messageMark.setVisible(bounds != null);
            if (bounds != null) {
                messageMark.resizeRelocate(0, bounds.getMinY(), getWidth(), bounds.getHeight());
                double width = Math.max(120, getWidth() - 46), height = message.prefHeight(width);
                double below = bounds.getMaxY() + 2;
                message.resizeRelocate(36, below + height < getHeight() ? below : bounds.getMinY() - height - 2, width, height);
            }
        }
    }
}
