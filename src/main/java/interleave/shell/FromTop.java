package interleave.shell;

import interleave.teaching.Engine;
import interleave.teaching.Knob;

/// What the bar at the top asks for, done.
final class FromTop implements TopBar.Requests {
    private final Desk desk;

    FromTop(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void engine(Engine engine) {
        desk.bench().engine(engine);
        desk.top().engine(engine);
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
