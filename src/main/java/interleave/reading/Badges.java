package interleave.reading;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;

/// Each thread's letter at the line it is on, over the right edge of the program.
///
/// Told anew each frame which thread is on which line; badges on one line stand side by side, from the right. A line out of sight keeps its badges
/// at the edge it lies beyond, paler. Lines can't be read faster than a frame shows them: what is seen is a sample, of an interpreter that is not ours one of samples.
final class Badges extends Pane {
    /// `RIGHT` and `BOTTOM` keep clear of the scroll bars.
    private static final double SIZE = 18, GAP = 3, RIGHT = 18, BOTTOM = 16;
    private static final int MOST = 64;

    private final List<Label> labels = new ArrayList<>();
    private final int[] lines = new int[MOST];
    private int count, shown;

    Badges() {
        setMouseTransparent(true);
        setPickOnBounds(false);
        getStyleClass().add("badges");
    }

    /// Begins a frame: nobody is on any line.
    void clear() {
        count = 0;
    }

    /// A thread is on a line (from 1; 0 is nowhere).
    void at(int line, String letter, Color colour, String name) {
        if (line < 1 || count == MOST) {
            return;
        }
        if (count == labels.size()) {
            var label = new Label();
            label.getStyleClass().add("badge-letter");
            label.setMinSize(SIZE, SIZE);
            label.setPrefHeight(SIZE);
            label.setManaged(false);
            labels.add(label);
            getChildren().add(label);
        }
        var label = labels.get(count);
        if (!label.getText().equals(letter) || !colour.equals(label.getUserData())) {
            label.setText(letter);
            label.setUserData(colour);
            label.setStyle("-fx-background-color: #%02X%02X%02X".formatted((int) Math.round(colour.getRed() * 255),
                    (int) Math.round(colour.getGreen() * 255), (int) Math.round(colour.getBlue() * 255)));
        }
        label.setAccessibleText(name + " is on line " + line);
        lines[count++] = line;
    }

    int count() {
        return count;
    }

    int line(int badge) {
        return lines[badge];
    }

    /// Moves the badges to their lines.
    void place(CodeEditor editor) {
        for (int i = 0; i < count; i++) {
            var label = labels.get(i);
            var bounds = editor.boundsOfLine(lines[i]);
            double y;
            if (bounds != null) {
                y = bounds.getMinY() + (bounds.getHeight() - SIZE) / 2;
            } else {
                y = lines[i] - 1 < editor.firstVisible() ? 1 : getHeight() - SIZE - BOTTOM;
            }
            y = Math.clamp(y, 1, Math.max(1, getHeight() - SIZE - BOTTOM));
            double width = Math.max(SIZE, label.prefWidth(SIZE));
            double x = getWidth() - RIGHT - width;
            for (int j = 0; j < i; j++) {
                if (Math.abs(labels.get(j).getLayoutY() - y) < SIZE) {
                    x = Math.min(x, labels.get(j).getLayoutX() - GAP - width);
                }
            }
            label.resize(width, SIZE);
            label.relocate(x, y);
            label.setOpacity(bounds == null ? 0.55 : 1);
            label.setVisible(true);
        }
        for (int i = count; i < shown; i++) {
            labels.get(i).setVisible(false);
        }
        shown = count;
    }
}
