package interleave.engine.worker;

import interleave.wire.Message.Outcome;

/// The answer to a request, wherever it was asked.
record Answer(Outcome outcome, long value, byte[] bytes) {
    static final byte[] NOTHING = {};
    static final Answer TIMED_OUT = new Answer(Outcome.TIMED_OUT, 0, NOTHING);
    static final Answer CLOSED = new Answer(Outcome.CLOSED, 0, NOTHING);
    static final Answer BROKEN = new Answer(Outcome.BROKEN, 0, NOTHING);
    static final Answer DONE = new Answer(Outcome.DONE, 0, NOTHING);

    static Answer of(long value) {
        return new Answer(Outcome.DONE, value, NOTHING);
    }

    static Answer of(byte[] bytes) {
        return new Answer(Outcome.DONE, 0, bytes);
    }

    static Answer refused(String sentence) {
        return new Answer(Outcome.REFUSED, 0, sentence.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
