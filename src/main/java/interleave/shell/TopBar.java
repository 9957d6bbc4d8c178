package interleave.shell;

import interleave.teaching.Engine;
import interleave.teaching.Knob;
import interleave.teaching.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The bar at the top: where one is in the course, the engine, the lesson's knobs, and what can be done with the run now.
final class TopBar extends HBox {
    /// What the bar asks for.
    interface Requests {
        void engine(Engine engine);

        /// Asks for an interpreter's file.
        void interpreter();

        void knob(Knob knob, Object value);

        /// One sentence to show.
        void notice(String sentence);
    }

    /// From this width on the module's name has room.
    private static final double ROOMY = 1340;

    private final Requests requests;
    private final Label brand;
    private final Label module = new Label(), lesson = new Label();
    private final EngineBar engines;
    private final KnobBar knobs = new KnobBar();
    private final Map<String, KnobField> fields = new LinkedHashMap<>();
    /// Whether comparing applies now.
    private boolean wanted = true;
    private final Button run, pause, step, cancel, compare, present;

    TopBar(EngineRack rack, Commands commands, Requests requests) {
        this.requests = requests;
        getStyleClass().add("top-bar");
        setMinWidth(0);
        brand = new Label("Interleave");
        brand.getStyleClass().add("brand");
        brand.setMinWidth(Region.USE_PREF_SIZE);
        module.getStyleClass().add("crumb");
        module.setMinWidth(Region.USE_PREF_SIZE);
        lesson.getStyleClass().add("crumb-lesson");
        lesson.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(knobs, Priority.ALWAYS);
        engines = new EngineBar(rack, this::request, requests::interpreter);
        engines.also(commands.get("precise"));
        run = commands.get("run").on(new Button("Run", Glyph.PLAY.node()));
        run.getStyleClass().add("primary");
        pause = commands.get("pause").on(new Button("Pause", Glyph.PAUSE.node()));
        step = commands.get("step").on(new Button("Step", Glyph.STEP_FORWARD.node()));
        cancel = commands.get("cancel").on(new Button("Cancel", Glyph.STOP.node()));
        compare = commands.get("compare").on(new Button("Compare"));
        present = commands.get("present").on(new Button("Present  " + commands.get("present").shown()));
        getChildren().addAll(brand, module, lesson, engines, knobs, run, pause, step, cancel, compare, present, commands.menu());
    }

    /// In a narrow window, what is said or reached elsewhere too is left out, the least needed first.
    @Override
    protected void layoutChildren() {
        double gaps = getInsets().getLeft() + getInsets().getRight() - getSpacing();
        double needed = gaps;
        for (var node : getChildren()) {
            boolean droppable = node == module || node == brand || node == present || node == compare && wanted || node == lesson;
            if (droppable || node.isManaged()) needed += (node == knobs ? knobs.minWidth(-1) : node.prefWidth(-1)) + getSpacing();
        }
        for (var node : java.util.List.of(module, brand, present, compare, lesson)) {
            if (node == compare && !wanted) continue;
            boolean left = needed > getWidth() || node == module && getWidth() <= ROOMY;
            if (left) needed -= node.prefWidth(-1) + getSpacing();
            if (node.isManaged() == left) show(node, !left);
        }
        super.layoutChildren();
    }

    static String name(Engine engine) {
        return switch (engine.kind()) {
            case MODEL -> "GIL model";
            case FREE -> "Free-threaded";
            case CPYTHON -> engine.version();
        };
    }

    /// Shows what can be chosen from now.
    void engines() {
        engines.update();
    }

    /// Asks for an engine; for one that can't be used, says why.
    void request(Engine engine) {
        var unusable = engine.unusable();
        if (unusable != null) {
            requests.notice(unusable);
        } else {
            requests.engine(engine);
        }
    }

    /// Marks the engine in use; a click on one that can't be used leaves it.
    void engine(Engine engine) {
        engines.mark(engine);
    }

    void place(String moduleTitle, String lessonTitle) {
        module.setText(moduleTitle + "  ›  ");
        lesson.setText(lessonTitle);
    }

    /// The lesson's knobs; none where nothing is built.
    void knobs(List<Knob> all, Settings settings) {
        fields.clear();
        for (var knob : all) {
            fields.put(knob.id(), new KnobField(knob, settings.values().get(knob.id()), requests::knob, requests::notice));
        }
        knobs.fields(List.copyOf(fields.values()));
    }

    void values(Settings settings) {
        fields.forEach((id, field) -> field.value(settings.values().get(id)));
    }

    /// Which of the buttons apply now.
    ///
    /// @param busy   a run goes on
    /// @param paused it is held
    /// @param any    there is something to run
    void state(boolean busy, boolean paused, boolean any) {
        show(run, !busy);
        run.setDisable(!any);
        show(pause, busy);
        pause.setText(paused ? "Resume" : "Pause");
        pause.setGraphic((paused ? Glyph.PLAY : Glyph.PAUSE).node());
        show(step, busy && paused);
        show(cancel, busy);
        wanted = !busy;
        show(compare, wanted);
        knobs.setDisable(busy);
        engines.setDisable(busy);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
