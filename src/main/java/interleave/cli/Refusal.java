package interleave.cli;

/// Why a command can't be done, in one sentence with the remedy, and the status the program ends with.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    static final int USAGE = 2, ENGINE = 3;
    private final int status;

    Refusal(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    static Refusal usage(String sentence) {
        return new Refusal(USAGE, sentence);
    }

    int status() {
        return status;
    }
}
