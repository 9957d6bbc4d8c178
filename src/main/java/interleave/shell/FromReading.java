package interleave.shell;

import interleave.reading.Reading;
import interleave.teaching.Act;
import interleave.teaching.Experiment;
import interleave.teaching.Question;
import org.jspecify.annotations.Nullable;

/// What the text beside the picture asks for, done.
final class FromReading implements Reading.Requests {
    private final Desk desk;

    FromReading(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void experiment(Experiment experiment) {
        desk.experiment(experiment);
    }

    @Override
    public void conduct(Act act, @Nullable String schedule) {
        desk.conducting().conduct(act, schedule);
    }

    @Override
    public void edited(String source) {
        desk.bench().edited(source);
    }

    @Override
    public void solution(String source) {
        var lesson = desk.bench().lesson();
        if (lesson != null) desk.memory().solution(lesson, source);
    }

    @Override
    public void check(String solution) {
        var lesson = desk.bench().lesson();
        if (lesson != null && !desk.bench().busy()) lesson.exercise().ifPresent(exercise -> desk.showing().examiner().begin(exercise, desk.bench().engine(), solution));
        else desk.notice("A run goes on: cancel it first (Esc).");
    }

    @Override
    public void stop() {
        desk.showing().examiner().cancel();
    }

    @Override
    public void reference() {
        desk.reading().reveal();
        desk.reading().show(Reading.Page.CODE);
    }

    @Override
    public void arguments(String text) {
        desk.scripts().arguments(text);
    }

    @Override
    public void folder(String text) {
        desk.scripts().folder(text);
    }

    @Override
    public void chooseFolder() {
        desk.scripts().chooseFolder();
    }

    @Override
    public void precise(boolean on) {
        desk.bench().precise(on);
    }

    @Override
    public void type(String line) {
        desk.scripts().transcript().type(line);
    }

    @Override
    public void endInput() {
        desk.scripts().transcript().endInput();
    }

    @Override
    public void answer(Question question, String guess) {
        desk.answer(question, guess);
    }

    @Override
    public void skip(Question question) {
        desk.bench().skip(question);
    }
}
