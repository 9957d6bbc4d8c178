package interleave.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The question of an ask point, above the pictures: they stay whole beside it.
final class AskStrip extends HBox {
    private final Label text = new Label();

    AskStrip(Commands commands) {
        setId("ask-strip");
        getStyleClass().add("ask-strip");
        setAlignment(Pos.CENTER_LEFT);
        var sign = new Label("?");
        sign.getStyleClass().add("ask-sign");
        sign.setMinWidth(Region.USE_PREF_SIZE);
        text.setId("ask-text");
        text.getStyleClass().add("ask-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(sign, text, button(commands.get("vote"), "ask-vote", "Hands"), button(commands.get("play"), "ask-go", "Go on"));
    }

    /// In a hall keys do it.
    void hall(boolean on) {
        for (var node : getChildren()) {
            if (node instanceof Button) {
                node.setVisible(!on);
                node.setManaged(!on);
            }
        }
    }

    private static Button button(Command command, String id, String text) {
        var button = command.on(new Button(text + "  " + command.shown()));
        button.setId(id);
        button.getStyleClass().setAll("button", "plain-button");
        return button;
    }

    void text(String question) {
        if (!question.equals(text.getText())) {
            text.setText(question);
            setAccessibleText("Question: " + question);
        }
    }
}
