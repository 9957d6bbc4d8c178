package interleave.reading;

import interleave.teaching.Evidence;
import interleave.teaching.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A vote in the hall: the question, and for every answer the hands that were raised, typed or clicked. The first vote stays beside the second, and both beside what
/// was measured.
public final class PollPage extends ScrollPane {
    /// What it asks of the window.
    public interface Requests {
        /// These hands, from now on.
        void polled(Question question, Poll poll);

        /// The vote is over: the run goes on with the room's answer, if there is one.
        void closed(Question question, Poll poll);

        /// Somebody asks the room a question of their own, written as [RoomQuestion] reads it.
        void own(String line);

        /// No vote was ever held in this lesson.
        void forget();
    }

    private final Requests requests;
    private final VBox box = new VBox(8);
    private final Map<String, Poll> polls = new LinkedHashMap<>();
    private List<Question> questions = List.of();
    private @Nullable Evidence evidence;
    private @Nullable Question asked, shown, veiled;
    private int vote;
    private boolean composing;
    private final TextField own = new TextField();
    private final List<Answer> answers = new ArrayList<>();
    private final Prose hint = new Prose("muted");
    private final Button forget = button("poll-forget", "Forget", "Forget this room's guesses", this::forget);

    public PollPage(Requests requests) {
        this.requests = requests;
        setId("poll");
        setAccessibleText("Poll");
        getStyleClass().addAll("reading-scroll", "poll");
        getStylesheets().add(java.util.Objects.requireNonNull(Reading.class.getResource("reading.css")).toExternalForm());
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinSize(0, 0);
        setPrefSize(460, 520);
        box.getStyleClass().add("reading-page");
        setContent(box);
        own.setId("poll-own");
        own.setPromptText("Question | answer | answer");
        own.getStyleClass().add("poll-own");
        own.setAccessibleText("A question of your own and its answers, with a bar between them");
        own.setOnAction(event -> ask());
        own.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                requestFocus();
                event.consume();
            }
        });
        own.sceneProperty().addListener((property, was, is) -> {
            // Where nothing else can be done here: elsewhere letters are commands.
            if (is != null && (composing || shown == null)) Platform.runLater(own::requestFocus);
        });
    }

    /// Another lesson.
    public void open(List<Question> all, Map<String, Poll> kept) {
        questions = all.stream().filter(question -> !question.choices().isEmpty()).toList();
        polls.clear();
        polls.putAll(kept);
        shown = questions.isEmpty() ? null : questions.getFirst();
        composing = false;
        asked = null;
        evidence = null;
        vote = 0;
        show();
    }

    /// @param next the question the run waits with; null if it waits with none
    public void evidence(Evidence now, @Nullable Question next) {
        evidence = now;
        if (next != null && next != asked && questions.contains(next)) {
            shown = next;
            vote = 0;
        }
        asked = next;
        show();
    }

    /// Asks this question and hides what was measured, until it is told null: an ask point of a replay stands before the answer.
    public void veil(@Nullable Question question) {
        if (question == veiled) return;
        veiled = question;
        if (question != null) put(question);
        else show();
    }

    /// Asks the room's own question, or the one of an ask point.
    public void put(Question question) {
        shown = question;
        vote = 0;
        composing = false;
        show();
    }

    /// A question of one's own is to be written, or no longer.
    public void compose() {
        composing = !composing;
        show();
    }

    private void ask() {
        var question = RoomQuestion.of(own.getText());
        if (question == null) {
            hint.markdown("Write the question and at least two answers, with a bar between them: *Who has the GIL next? | A | B*.");
            return;
        }
        var line = own.getText().strip();
        own.clear();
        put(question);
        requestFocus();
        requests.own(line);
    }

    /// Goes on to the next question of the lesson.
    public void next() {
        if (shown != null && !questions.isEmpty()) {
            shown = questions.get((questions.indexOf(shown) + 1) % questions.size());
            vote = poll().votes().size() - 1;
            show();
        }
    }

    /// Between the first vote and the second.
    public void otherVote() {
        if (shown != null) {
            vote = 1 - vote;
            show();
        }
    }

    /// One hand more (or -1: fewer) for the nth answer, from 1.
    public void raise(int answer, int more) {
        if (open() && shown != null && answer <= shown.choices().size()) {
            var id = shown.choices().get(answer - 1).id();
            set(id, poll().hands(vote, id) + more);
        }
    }

    /// The vote is over.
    public void close() {
        if (shown != null) {
            requests.closed(shown, poll());
        }
    }

    public void forget() {
        polls.clear();
        vote = 0;
        requests.forget();
        show();
    }

    private Poll poll() {
        return shown == null ? Poll.none() : polls.getOrDefault(shown.id(), Poll.none());
    }

    /// Whether the question can be asked: its baseline has shown its time.
    private boolean open() {
        return shown != null && evidence != null && (shown.baseline() == null || evidence.ran(shown.baseline()));
    }

    private void set(String choice, int hands) {
        if (shown != null) {
            var next = poll().with(vote, choice, hands);
            polls.put(shown.id(), next);
            requests.polled(shown, next);
            count();
        }
    }

    /// The hands as they are now; fields stay where they are, with whoever types there.
    private void count() {
        int most = 1;
        for (var answer : answers) {
            most = Math.max(most, Math.max(poll().hands(0, answer.choice.id()), poll().hands(1, answer.choice.id())));
        }
        for (var answer : answers) {
            answer.count(most);
        }
        forget.setDisable(polls.values().stream().noneMatch(Poll::any));
    }

    private void show() {
        box.getChildren().clear();
        answers.clear();
        var question = shown;
        var now = evidence;
        if (composing) {
            entry("A question of your own");
        } else if (question == null) {
            entry("Nothing is asked here yet: ask the room");
        } else if (now == null || !open()) {
            box.getChildren().add(new Prose("muted").markdown("Nothing is asked yet. Press **Run**: once the first acts have shown their time, the run waits with the question, and the room can vote."));
            entry("Or ask the room something of your own");
        } else {
            box.getChildren().add(new Prose().markdown("## " + question.ask().apply(now)));
            boolean measured = now.ran(question.before()) && question != veiled;
            var right = measured ? question.right(now).map(Question.Choice::id).orElse("") : "";
            for (var choice : question.choices()) {
                var answer = new Answer(answers.size() + 1, choice, choice.id().equals(right), now);
                answers.add(answer);
                box.getChildren().add(answer);
            }
            if (measured) {
                box.getChildren().add(new Prose().markdown(question.sentence().apply(now)));
            }
        }
        box.getChildren().add(buttons(!composing && question != null && open()));
        count();
    }

    /// Where a question is written.
    private void entry(String title) {
        hint.markdown("Question and answers in one line, with a bar between them; Enter asks. In a recording it stays at the cursor as an ask point, and the replay stops there.");
        box.getChildren().addAll(new Prose().markdown("## " + title), own, hint);
    }

    private Node buttons(boolean open) {
        var all = new ArrayList<Node>();
        if (open) {
            all.add(button("poll-vote", vote == 0 ? "Vote again" : "Back to the first vote", "The room's other vote", this::otherVote));
            if (asked == shown || veiled == shown) {
                all.add(button("poll-go", "Go on", "The vote is over: the run goes on", this::close));
            }
        }
        if (open || composing) {
            all.add(button("poll-compose", composing ? "Back" : "Your own question", composing ? "Back to the question" : "Asks the room a question of your own", this::compose));
        }
        if (questions.size() > 1) {
            all.add(button("poll-next", "Next question", "The lesson's next question", this::next));
        }
        all.add(forget);
        var flow = new javafx.scene.layout.FlowPane(6, 6);
        flow.getChildren().addAll(all);
        return flow;
    }

    private static Button button(String id, String text, String says, Runnable action) {
        var button = new Button(text);
        button.getStyleClass().setAll("button", "plain-button");
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(says);
        button.setTooltip(new javafx.scene.control.Tooltip(says));
        button.setOnAction(event -> action.run());
        return button;
    }

    /// An answer with its hands: what was raised in each vote, and the field for this one.
    private final class Answer extends VBox {
        private final Question.Choice choice;
        private final TextField field = new TextField();
        private final VBox bars = new VBox(3);

        private Answer(int number, Question.Choice choice, boolean right, Evidence now) {
            super(3);
            this.choice = choice;
            var says = choice.label().apply(now);
            var name = new Label((right ? "✓ " : "") + number + "  " + says);
            name.setWrapText(true);
            name.getStyleClass().add("poll-answer");
            if (right) {
                name.getStyleClass().add("right");
            }
            var id = choice.id().replace('.', '_');
            field.setId("hands-" + id);
            field.setPromptText("0");
            field.setAccessibleText("Hands for " + says);
            name.setLabelFor(field);
            field.setPrefColumnCount(3);
            field.setMinWidth(Region.USE_PREF_SIZE);
            field.setOnAction(event -> {
                typed();
                int at = answers.indexOf(this);
                if (at + 1 < answers.size()) {
                    answers.get(at + 1).field.requestFocus();
                }
            });
            field.focusedProperty().addListener((property, was, focused) -> {
                if (!focused) {
                    typed();
                }
            });
            HBox.setHgrow(bars, Priority.ALWAYS);
            bars.setMinWidth(40);
            bars.setAlignment(Pos.CENTER_LEFT);
            var row = new HBox(6, bars, button("fewer-" + id, "−", "One hand fewer for answer " + number, () -> raise(number, -1)), field,
                    button("more-" + id, "+", "One hand more for answer " + number, () -> raise(number, 1)));
            row.setAlignment(Pos.CENTER_LEFT);
            getChildren().addAll(name, row);
        }

        private void typed() {
            var text = field.getText().strip();
            int hands = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : text.isEmpty() ? 0 : poll().hands(vote, choice.id());
            if (hands != poll().hands(vote, choice.id())) {
                set(choice.id(), hands);
            } else {
                PollPage.this.count();
            }
        }

        private void count(int most) {
            int hands = poll().hands(vote, choice.id());
            var text = hands == 0 ? "" : String.valueOf(hands);
            if (!text.equals(field.getText())) {
                field.setText(text);
            }
            bars.getChildren().clear();
            for (int each = 0; each < poll().votes().size(); each++) {
                if (poll().all(each) > 0) {
                    bars.getChildren().add(new Bar(poll().hands(each, choice.id()), most, each == 0 ? "first" : "second"));
                }
            }
        }
    }

    /// So many hands of the most: dashed, as every guess; the second vote below the first.
    private static final class Bar extends HBox {
        private final double part;
        private final Region fill = new Region();

        private Bar(int hands, int most, String which) {
            super(6);
            part = (double) hands / most;
            fill.getStyleClass().addAll("bar", "guess", which);
            fill.setMinHeight(12);
            fill.setMaxHeight(12);
            var number = new Label(String.format(Locale.ROOT, "%d", hands));
            number.getStyleClass().addAll("bar-value", "guess");
            number.setMinWidth(Region.USE_PREF_SIZE);
            number.setAccessibleText(hands + " hands in the " + which + " vote");
            setAlignment(Pos.CENTER_LEFT);
            getChildren().addAll(fill, number);
            setMinWidth(0);
        }

        @Override
        protected void layoutChildren() {
            var number = (Region) getChildren().get(1);
            double room = getWidth() - number.prefWidth(-1) - 6, wide = Math.max(3, room * part);
            fill.resizeRelocate(0, (getHeight() - 12) / 2, wide, 12);
            number.resizeRelocate(wide + 6, (getHeight() - number.prefHeight(-1)) / 2, number.prefWidth(-1), number.prefHeight(-1));
        }
    }
}
