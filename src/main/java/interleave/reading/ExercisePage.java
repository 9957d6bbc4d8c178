package interleave.reading;

import interleave.teaching.Exercise;
import interleave.teaching.ProgramFailure;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// An exercise: the contract with hints one at a time, the learner's own file, and how it was held against the contract. The reference is shown after a
/// try, or when it is asked for.
final class ExercisePage extends SplitPane {
    private final Reading.Workshop workshop;
    private final Prose contract = new Prose();
    private final VBox hints = new VBox(8);
    private final Button hint = plain("hint", "Show a hint"), check = new Button("Check"), stop = plain("stop-check", "Stop"), starter = plain("starter", "Start over"),
            reference = plain("reference", "Show the reference");
    private final CodeEditor editor = new CodeEditor();
    private final VBox found = new VBox(6);
    private final ScrollPane foundScroll;
    private @Nullable Exercise exercise;
    private boolean opening;

    ExercisePage(Reading.Workshop workshop) {
        this.workshop = workshop;
        contract.getStyleClass().add("notes");
        hint.setOnAction(event -> nextHint());
        reference.setOnAction(event -> workshop.reference());
        check.getStyleClass().setAll("button", "plain-button", "primary");
        check.setId("check");
        check.setTooltip(new javafx.scene.control.Tooltip("Hold your program against the contract (Ctrl+Enter)"));
        check.setOnAction(event -> workshop.check(editor.text()));
        stop.setOnAction(event -> workshop.stop());
        starter.setOnAction(event -> editor.text(exercise == null ? "" : exercise.starter().source()));
        var page = new VBox(contract, hints, new HBox(8, hint, reference));
        page.getStyleClass().add("reading-page");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var title = new Label("solution.py");
        title.getStyleClass().add("section-title");
        var bar = new HBox(8, title, space, starter, stop, check);
        bar.getStyleClass().add("code-bar");
        bar.setMinHeight(42);
        bar.setAlignment(Pos.CENTER_LEFT);
        found.getStyleClass().add("reading-page");
        foundScroll = scrolled(found);
        foundScroll.setMaxHeight(220);
        foundScroll.setId("found");
        VBox.setVgrow(editor, Priority.ALWAYS);
        editor.area().setAccessibleText("your solution");
        editor.area().setId("solution");
        editor.area().plainTextChanges().subscribe(change -> {
            if (!opening) {
                workshop.solution(editor.text());
            }
            starter.setDisable(exercise == null || editor.text().equals(exercise.starter().source()));
        });
        setOrientation(Orientation.VERTICAL);
        getStyleClass().add("code-split");
        getItems().addAll(scrolled(page), new VBox(bar, editor, foundScroll));
        setDividerPositions(0.42);
        show(stop, false);
    }

    private static Button plain(String id, String text) {
        var button = new Button(text);
        button.getStyleClass().setAll("button", "plain-button");
        button.setId(id);
        return button;
    }

    private static ScrollPane scrolled(Node content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("reading-scroll");
        return scroll;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// Opens an exercise with the solution as the learner last left it.
    void open(Exercise exercise, String solution) {
        opening = true;
        this.exercise = exercise;
        contract.markdown(exercise.contract());
        hints.getChildren().clear();
        editor.text(solution);
        starter.setDisable(solution.equals(exercise.starter().source()));
        opening = false;
        count();
        show(reference, true);
        found(List.of(), null, false);
    }

    private void nextHint() {
        if (exercise != null && hints.getChildren().size() < exercise.hints().size()) {
            hints.getChildren().add(ResultPage.box(new Prose().markdown(exercise.hints().get(hints.getChildren().size()))));
        }
        count();
    }

    private void count() {
        int all = exercise == null ? 0 : exercise.hints().size(), shown = hints.getChildren().size();
        hint.setText(shown == 0 ? "Show a hint" : String.format(Locale.ROOT, "Next hint (%d of %d shown)", shown, all));
        hint.setDisable(shown >= all);
    }

    /// The reference is open: the button that asks for it goes.
    void revealed() {
        show(reference, false);
    }

    /// @param failure why the solution can't be loaded; null when it can
    void found(List<Reading.Finding> findings, @Nullable ProgramFailure failure, boolean running) {
        show(stop, running);
        check.setDisable(running);
        found.getChildren().clear();
        if (failure != null) {
            found.getChildren().addAll(ResultPage.title("Your file can't be checked"), ResultPage.box(new Prose("output").plain(failure.traceback())));
            if (failure.line() > 0) {
                editor.message(failure.line(), failure.getMessage());
            }
        } else if (!findings.isEmpty() || running) {
            long held = findings.stream().filter(Reading.Finding::held).count();
            found.getChildren().add(ResultPage.title(running ? "Checking: " + held + " held so far" : held + " of " + findings.size() + " checks held"));
        }
        boolean named = failure != null;
        for (var each : findings) {
            String text = each.held() ? each.sentence() : "**" + each.sentence() + "** " + escaped(each.detail()) + (each.line() > 0 ? " (line " + each.line() + ")" : "");
            found.getChildren().add(ResultPage.line(each.held() ? "✓" : "✗", each.held() ? "ok" : "bad", text));
            if (!named && !each.held() && each.line() > 0 && !running) {
                editor.message(each.line(), each.detail());
                named = true;
            }
        }
        show(foundScroll, !found.getChildren().isEmpty());
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\*_`<\\[])", "\\\\$1");
    }

    void frame() {
        editor.frame();
    }
}
