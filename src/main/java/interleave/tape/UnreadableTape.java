package interleave.tape;

/// Why a file can't be opened as a tape: one sentence with the remedy.
public final class UnreadableTape extends Exception {
    private static final long serialVersionUID = 1;

    public UnreadableTape(String sentence) {
        super(sentence, null, false, false);
    }
}
