package interleave.shell;

import interleave.reading.Poll;
import interleave.reading.PollPage;
import interleave.teaching.Question;

/// What a vote in the hall asks for, done.
final class FromPoll implements PollPage.Requests {
    private final Desk desk;

    FromPoll(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void polled(Question question, Poll poll) {
        var lesson = desk.bench().lesson();
        if (lesson != null && lesson.questions().contains(question)) {
            desk.memory().poll(lesson, question.id(), poll);
        }
    }

    @Override
    public void closed(Question question, Poll poll) {
        if (desk.asking().on()) {
            desk.asking().goOn();
            return;
        }
        var now = desk.bench().status();
        if (now == null || now.question() != question) {
            return;
        }
        poll.most().ifPresentOrElse(guess -> desk.answer(question, guess), () -> desk.bench().skip(question));
    }

    @Override
    public void own(String line) {
        desk.keepQuestion(line);
    }

    @Override
    public void forget() {
        var lesson = desk.bench().lesson();
        if (lesson != null) {
            lesson.questions().forEach(question -> desk.memory().poll(lesson, question.id(), Poll.none()));
        }
    }
}
