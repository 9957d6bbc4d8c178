package interleave.shell;

import interleave.teaching.Engine;
import interleave.teaching.Knob;
import java.nio.file.Path;
import javafx.stage.FileChooser;

/// What the bar at the top asks for, done.
final class FromTop implements TopBar.Requests {
    private final Desk desk;

    FromTop(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void engine(Engine engine) {
        desk.bench().engine(engine);
        desk.scripts().choseEngine();
        desk.top().engine(engine);
    }

    @Override
    public void interpreter() {
        var chooser = new FileChooser();
        chooser.setTitle("Choose a Python interpreter");
        var chosen = chooser.showOpenDialog(desk.root().getScene().getWindow());
        if (chosen != null) interpreter(chosen.toPath());
    }

    /// Takes this interpreter for the engine, or says why it can't be.
    void interpreter(Path path) {
        desk.engines().add(path, engine -> {
            desk.engines().choose(engine);
            if (!desk.bench().busy()) desk.top().request(engine);
        }, desk::notice);
    }

    @Override
    public void knob(Knob knob, Object value) {
        desk.bench().knob(knob, value);
    }

    @Override
    public void notice(String sentence) {
        desk.notice(sentence);
        desk.top().engine(desk.bench().engine());
    }
}
