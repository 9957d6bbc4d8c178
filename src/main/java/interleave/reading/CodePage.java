package interleave.reading;

import interleave.trace.Actor;
import interleave.trace.ActorState;
import interleave.view.FrameState;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The program that runs: to read, to change, with each thread's letter at its line; beneath it what it printed and what is so at the cursor.
final class CodePage extends VBox {
    private final CodeEditor editor = new CodeEditor();
    private final Label file = new Label(), edited = new Label("edited"), lines = new Label();
    private final Tooltip linesTip = new Tooltip();
    private final Button reset = new Button("Reset");
    private final Prose output = new Prose("output");
    private final ScrollPane outputScroll = new ScrollPane();
    private final CursorCard card = new CursorCard();
    private String original = "";
    private interleave.trace.@Nullable Cast revealed;
    private @Nullable List<Reading.Stand> stands;
    private int wanted;

    CodePage(Consumer<String> changed) {
        file.getStyleClass().add("section-title");
        edited.getStyleClass().add("bar-name");
        edited.setId("edited");
        reset.getStyleClass().setAll("button", "plain-button");
        reset.setId("reset");
        reset.setOnAction(event -> editor.text(original));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        lines.getStyleClass().add("bar-name");
        lines.setId("lines-source");
        var bar = new HBox(8, file, edited, space, lines, reset);
        bar.getStyleClass().add("code-bar");
        bar.setMinHeight(42);
        bar.setAlignment(Pos.CENTER_LEFT);
        outputScroll.setContent(output);
        outputScroll.setFitToWidth(true);
        outputScroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        outputScroll.setMaxHeight(104);
        outputScroll.setPrefHeight(Region.USE_COMPUTED_SIZE);
        outputScroll.getStyleClass().add("output-box");
        outputScroll.setId("output");
        var foot = new VBox(10, outputScroll, card);
        foot.getStyleClass().add("reading-page");
        VBox.setVgrow(editor, Priority.ALWAYS);
        getChildren().addAll(bar, editor, foot);
        foot.setMinHeight(Region.USE_PREF_SIZE);
        editor.area().plainTextChanges().subscribe(change -> {
            boolean differs = !editor.text().equals(original);
            show(edited, differs);
            show(reset, differs);
            changed.accept(editor.text());
        });
        output("");
        show(card, false);
        show(lines, false);
    }

    /// Once per recording, when threads have come to where they work: brings the first line one of them is on into sight.
    private void reveal(interleave.trace.Cast cast, Badges badges) {
        if (cast != revealed && badges.count() > 1) {
            revealed = cast;
            int first = Integer.MAX_VALUE;
            for (int i = 0; i < badges.count(); i++) {
                first = Math.min(first, badges.line(i));
            }
            editor.reveal(first);
        }
    }

    private static void show(javafx.scene.Node node, boolean shown) {
        if (node.isVisible() != shown || node.isManaged() != shown) {
            node.setVisible(shown);
            node.setManaged(shown);
        }
    }

    void program(String fileName, String original, String source) {
        this.original = original;
        file.setText(fileName);
        editor.text(source);
        show(edited, !source.equals(original));
        show(reset, !source.equals(original));
    }

    /// A program of the user's own is edited elsewhere.
    void readOnly(boolean only) {
        editor.area().setEditable(!only);
    }

    void output(String text) {
        output.plain(text);
        show(outputScroll, !text.isBlank());
    }

    /// How the lines of threads are known, in small print at the program; both may be empty.
    ///
    /// @param why what is missing and how to get it, a sentence
    void lines(String words, String why) {
        if (!words.equals(lines.getText())) {
            lines.setText(words);
            show(lines, !words.isEmpty());
        }
        if (!why.equals(linesTip.getText())) {
            linesTip.setText(why);
            lines.setTooltip(why.isEmpty() ? null : linesTip);
        }
    }

    CodeEditor editor() {
        return editor;
    }

    CursorCard card() {
        return card;
    }

    /// @param now  where the threads of a conducted program stand; null: none is conducted
    /// @param line to be brought into sight; 0: none
    void stands(@Nullable List<Reading.Stand> now, int line) {
        stands = now;
        wanted = line;
    }

    private void conducted(List<Reading.Stand> threads, FrameState state) {
        var badges = editor.badges();
        for (var stand : threads) badges.at(stand.line(), stand.identity().letter(), state.palette().identity(stand.identity()), stand.identity().name());
        show(card, false);
        if (wanted > 0) editor.reveal(wanted);
        wanted = 0; // until somebody moves again the reader scrolls
        editor.frame();
    }

    /// @param still whether the picture stands still, so that prose may stand beside it
    void frame(FrameState state, boolean live, boolean still) {
        var badges = editor.badges();
        badges.clear();
        if (stands != null) {
            conducted(stands, state);
            return;
        }
        var history = state.history();
        var scene = state.scene();
        if (history != null && scene != null) {
            var cast = history.cast();
            int actors = Math.min(scene.actors(), state.identities().size());
            for (int actor = 0; actor < actors; actor++) {
                var who = cast.actor(actor);
                var doing = scene.state(actor);
                if (who.kind() == Actor.Kind.THREAD && doing != ActorState.ABSENT && doing != ActorState.ENDED) {
                    var identity = state.identities().of(actor);
                    badges.at(live ? who.gauge().line() : scene.line(actor), identity.letter(), state.palette().identity(identity), identity.name());
                }
            }
            reveal(cast, badges);
            if (still) {
                card.show(CursorCard.sentences(scene, cast, id -> id < actors ? state.identities().of(id).letter() : "?", state.switchIntervalNanos(), state.lineMark(), state.withoutCore()));
            }
        }
        show(card, still && scene != null && history != null);
        editor.frame();
    }
}
