package interleave.reading;

import interleave.teaching.Act;
import interleave.teaching.Evidence;
import interleave.teaching.Exercise;
import interleave.teaching.Experiment;
import interleave.teaching.Lesson;
import interleave.teaching.Profile;
import interleave.teaching.ProgramFailure;
import interleave.teaching.Question;
import interleave.view.Fonts;
import interleave.view.FrameState;
import interleave.view.Identity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;

/// The text beside the picture, as pages: Read, Predict, Code, Result, for an exercise its own, and the profile of a
/// take that has one. What it is asked to do it hands on; what it shows it is told. Screen's
/// thread only.
public final class Reading extends TabPane {
    /// What someone answers to the question the run waits with, or to one again.
    public interface Answers {
        void answer(Question question, String guess);

        void skip(Question question);
    }

    /// What is done with an exercise.
    public interface Workshop {
        /// The solution's text has changed.
        void solution(String source);

        /// Hold it against the contract.
        void check(String solution);

        /// End the check that runs.
        void stop();

        /// Show the reference without a try.
        void reference();
    }

    /// How a program of the user's own is started, and what it is told while it runs.
    public interface Scripting {
        /// As on a command line.
        void arguments(String text);

        void folder(String text);

        /// Ask for a folder.
        void chooseFolder();

        /// Whether each line is to be an event in the next run.
        void precise(boolean on);

        /// A line of standard input.
        void type(String line);

        void endInput();
    }

    /// Something found in a recording.
    ///
    /// @param kind  "error", "warning" or "note"
    /// @param where "script.py:12", or ""
    /// @param go    shows the moment
    public record Discovery(String kind, String name, String sentence, String where, Runnable go) {}

    /// What this side asks of the window.
    public interface Requests extends Answers, Workshop, Scripting {
        void experiment(Experiment experiment);

        /// The program's text has changed.
        void edited(String source);

        /// Conduct an act's threads, by a schedule that a search has found, step by step.
        ///
        /// @param schedule null: by hand
        void conduct(Act act, @Nullable String schedule);
    }

    /// A thread at a line of the program, where threads are conducted.
    public record Stand(Identity identity, int line) {}

    /// One check of a solution: what is asked, and what was seen instead.
    public record Finding(String sentence, boolean held, String detail, int line) {}

    public enum Page { READ, PREDICT, CODE, RESULT, EXERCISE, PROFILE, CONSOLE }

    private final Prose notes = new Prose();
    private final PredictPage predict;
    private final CodePage code;
    private final ResultPage result;
    private final ExercisePage exercise;
    private final ProfilePage profile;
    private final ConsolePage console;
    private final Tab readTab, predictTab, codeTab, resultTab, exerciseTab, profileTab, consoleTab;
    private @Nullable Lesson lesson;
    private boolean opening;

    public Reading(Fonts fonts, Requests requests) {
        getStyleClass().add("reading");
        getStylesheets().add(Objects.requireNonNull(Reading.class.getResource("reading.css")).toExternalForm());
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        predict = new PredictPage(requests);
        code = new CodePage(source -> {
            if (!opening) {
                requests.edited(source);
            }
        });
        result = new ResultPage(requests);
        exercise = new ExercisePage(requests);
        exerciseTab = tab("Exercise", Page.EXERCISE, exercise);
        profile = new ProfilePage(fonts);
        profileTab = tab("Profile", Page.PROFILE, profile);
        notes.getStyleClass().add("notes");
        var read = new javafx.scene.layout.VBox(notes);
        read.getStyleClass().add("reading-page");
        console = new ConsolePage(requests);
        consoleTab = tab("Console", Page.CONSOLE, console);
        readTab = tab("Read", Page.READ, scrolled(read));
        predictTab = tab("Predict", Page.PREDICT, scrolled(predict));
        codeTab = tab("Code", Page.CODE, code);
        resultTab = tab("Result", Page.RESULT, scrolled(result));
        getTabs().addAll(readTab, predictTab, codeTab, resultTab);
        setMinWidth(0);
        setId("reading");
        setAccessibleText("Pages of text");
    }

    private static Tab tab(String title, Page page, Node content) {
        var tab = new Tab(title, content);
        tab.setUserData(page);
        return tab;
    }

    private static Node scrolled(Node content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("reading-scroll");
        return scroll;
    }

    /// Shows a page; nothing happens where there is none such, or it is still closed.
    public void show(Page page) {
        getTabs().stream().filter(tab -> tab.getUserData() == page && !tab.isDisable()).findFirst().ifPresent(getSelectionModel()::select);
    }

    public Page page() {
        var tab = getSelectionModel().getSelectedItem();
        return tab == null ? Page.READ : (Page) tab.getUserData();
    }

    /// Whether it stands beside the stage for a hall: larger type, no tabs.
    public void hall(boolean on) {
        getStyleClass().removeAll("in-hall");
        if (on) getStyleClass().add("in-hall");
    }

    /// Whether a page can be shown now.
    public boolean has(Page page) {
        return getTabs().stream().anyMatch(tab -> tab.getUserData() == page && !tab.isDisable());
    }

    /// Whether there is a button of this id that can be pressed now, on whatever page.
    public boolean offers(String id) {
        return button(id) != null;
    }

    /// Presses it.
    public void press(String id) {
        var button = button(id);
        if (button != null) button.fire();
    }

    private @Nullable Button button(String id) {
        for (var tab : getTabs()) {
            if (!tab.isDisable() && tab.getContent().lookup("#" + id) instanceof Button button && !button.isDisable() && button.isManaged()) return button;
        }
        return null;
    }

    /// How many choices the question has that the run waits with; 0 if it waits with none.
    public int choices() {
        return predict.choices();
    }

    /// Answers it with its nth choice, from 1.
    public void choose(int choice) {
        predict.choose(choice);
    }

    /// What a take's profile says, on a page of its own; null: the take has none, and the page goes.
    public void profile(@Nullable Profile of) {
        if (of == null) {
            getTabs().remove(profileTab);
        } else {
            profile.show(of);
            if (!getTabs().contains(profileTab)) getTabs().add(profileTab);
        }
    }

    /// Whether the take that is shown has a flame graph.
    public boolean flames() {
        return getTabs().contains(profileTab) && profile.flames();
    }

    /// Paints it as it stands, at a size: for export.
    public void paintFlames(interleave.view.Brush brush, double width, double height, interleave.view.Palette palette) {
        profile.palette(palette);
        profile.graph().paint(brush, width, height);
    }

    /// How high it likes to be, in pixels.
    public double flamesHeight() {
        return profile.graph().prefHeight(-1);
    }

    /// The profile's numbers; none without a profile.
    public List<interleave.view.Table> numbers() {
        return getTabs().contains(profileTab) ? profile.numbers().stream().filter(table -> !table.isEmpty()).toList() : List.of();
    }

    /// Opens a lesson with its program as the learner last left it.
    public void open(Lesson lesson, String source) {
        this.lesson = lesson;
        opening = true;
        notes.markdown(lesson.notes());
        code.program(lesson.program().fileName(), lesson.program().source(), source);
        code.output("");
        result.clear();
        opening = false;
    }

    /// Makes the open lesson's exercise the first thing to see; the reference stays closed until [#reveal()].
    ///
    /// @param solution as the learner last left it
    public void exercise(Exercise contract, String solution) {
        exercise.open(contract, solution);
        if (!getTabs().contains(exerciseTab)) {
            getTabs().add(exerciseTab);
        }
        codeTab.setDisable(true);
    }

    /// No exercise: its page goes.
    public void noExercise() {
        getTabs().remove(exerciseTab);
        codeTab.setDisable(false);
    }

    /// A program of the user's own is open: a console, nothing to read before or to guess.
    ///
    /// @param arguments as on a command line
    public void script(String fileName, String arguments, String folder) {
        if (!getTabs().contains(consoleTab)) getTabs().setAll(consoleTab, codeTab, resultTab);
        code.readOnly(true);
        console.open(fileName, arguments, folder);
    }

    /// A lesson is.
    public void noScript() {
        if (getTabs().contains(consoleTab)) getTabs().setAll(readTab, predictTab, codeTab, resultTab);
        code.readOnly(false);
    }

    public void folder(String text) {
        console.folder(text);
    }

    /// What a program of the user's own prints, from now on.
    public void console(Transcript transcript) {
        console.show(transcript);
    }

    /// Once a frame, while a program of the user's own is open.
    ///
    /// @param engine  that it runs on, or will
    /// @param precise whether each line is to be an event in the next run; null: the engine knows its lines anyway
    public void console(long nanos, String engine, boolean running, @Nullable Boolean precise) {
        console.engine(engine);
        console.running(running);
        console.precise(precise);
        console.frame(nanos);
    }

    /// How it is known which lines the threads of the take are on, in small print; both may be empty.
    ///
    /// @param why what is missing and how to get it, a sentence
    public void lines(String words, String why) {
        code.lines(words, why);
    }

    /// What was found in the recordings.
    public void found(List<Discovery> discoveries) {
        result.found(discoveries);
    }

    /// Opens the reference.
    public void reveal() {
        codeTab.setDisable(false);
        exercise.revealed();
    }

    /// How the solution was held against the contract so far.
    ///
    /// @param failure why the solution can't be loaded; null when it can
    /// @param running whether there is more to come
    public void examined(List<Finding> findings, @Nullable ProgramFailure failure, boolean running) {
        exercise.found(findings, failure, running);
    }

    /// A place in the course where nothing is built yet.
    public void nothing(String sentence) {
        lesson = null;
        noExercise();
        opening = true;
        notes.markdown(sentence);
        code.program("", "", "");
        code.output("");
        result.clear();
        result.getChildren().clear();
        opening = false;
        show(Page.READ);
    }

    /// What has been measured so far, what was guessed, and the question the run waits with.
    public void evidence(Evidence evidence, Map<String, List<String>> guesses, @Nullable Question asked) {
        if (lesson != null) {
            predict.show(lesson.questions(), asked, guesses, evidence);
            result.show(lesson, guesses, evidence);
        }
    }

    /// A run begins: messages of the last one go.
    public void begin() {
        result.clear();
        code.editor().clearMessage();
        code.output("");
    }

    /// What the program has printed so far.
    public void output(String text) {
        code.output(text);
    }

    /// The program can't be loaded or raised: the message stands at its line, the traceback on the result page.
    public void failed(ProgramFailure failure) {
        result.failed(failure.line() > 0 ? "**" + escaped(failure.getMessage()) + "** at line " + failure.line() + "."
                : "**" + escaped(failure.getMessage()) + "**", failure.traceback());
        if (failure.line() > 0) {
            code.editor().message(failure.line(), failure.getMessage());
            show(Page.CODE);
        } else {
            show(Page.RESULT);
        }
    }

    static String escaped(@Nullable String text) {
        return String.valueOf(text).replaceAll("([\\\\*_`<\\[])", "\\\\$1");
    }

    public String source() {
        return code.editor().text();
    }

    /// The message at a line of the program; null if there is none.
    public @Nullable String message() {
        return code.editor().message();
    }

    /// The line the message stands at, from 1; 0 if there is none.
    public int messageLine() {
        return code.editor().messageLine();
    }

    /// What stands in the card "At the cursor".
    public String atTheCursor() {
        return code.card().text();
    }

    /// Where the threads of a conducted program stand; null: none is conducted.
    ///
    /// @param line to be brought into sight; 0: none
    public void stands(@Nullable List<Stand> stands, int line) {
        code.stands(stands, line);
    }

    /// Once a frame: each thread's letter goes to its line.
    ///
    /// @param live    whether the cursor follows the run (lines are sampled), or stands in the recording
    /// @param playing whether the picture moves: no prose beside it then
    public void frame(FrameState state, boolean live, boolean playing) {
        if (getScene() == null || getScene().getWindow() == null) {
            return; // it isn't shown: lines have no place
        }
        if (page() == Page.CODE) {
            code.frame(state, live, !live && !playing);
        } else if (page() == Page.EXERCISE) {
            exercise.frame();
        } else if (page() == Page.PROFILE) {
            profile.palette(state.palette());
        }
    }
}
