package interleave.shell;

import interleave.run.Contrast;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What stands above two timelines: the difference in one sentence, what the runs were set to differently, their run times, and the way back.
final class CompareHead extends HBox {
    private final Label sentence = new Label(), differences = new Label();
    private final HBox below;
    private final Node bars;

    CompareHead(Node bars, Commands commands) {
        this.bars = bars;
        getStyleClass().addAll("card", "compare-head");
        setId("compare-head");
        setMinSize(0, 0);
        sentence.setId("compare-sentence");
        sentence.getStyleClass().add("compare-sentence");
        differences.setId("compare-differences");
        differences.getStyleClass().add("muted");
        for (var label : java.util.List.of(sentence, differences)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        var back = commands.get("compare").on(new Button("Done"));
        back.setId("compare-done");
        back.setAccessibleText("Show the run alone again");
        back.getStyleClass().setAll("button", "plain-button");
        var copy = commands.get("copy-comparison").on(new Button("Copy"));
        copy.getStyleClass().setAll("button", "plain-button");
        HBox.setHgrow(differences, Priority.ALWAYS);
        differences.setMaxWidth(Double.MAX_VALUE);
        below = new HBox(6, differences, copy, back);
        var words = new VBox(6, sentence, below);
        words.getStyleClass().add("compare-words");
        var scroll = new ScrollPane(words);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinSize(0, 0);
        scroll.setPrefWidth(300);
        scroll.setFocusTraversable(false);
        setAlignment(Pos.TOP_LEFT);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        HBox.setHgrow(bars, Priority.ALWAYS);
        ((Region) bars).setPrefWidth(300);
        getChildren().addAll(scroll, bars);
    }

    void hall(boolean on) {
        for (var node : java.util.List.of(below, bars)) {
            node.setVisible(!on);
            node.setManaged(!on);
        }
    }

    void sentence(String text) {
        sentence.setText(text);
    }

    void differences(Contrast contrast) {
        differences.setText(contrast.differences().isEmpty() ? "Both runs were set alike."
            : contrast.differences().stream().map(each -> each.name() + ": " + each.a() + " → " + each.b()).collect(Collectors.joining("   ·   ")));
    }
}
