package interleave.engine.model;

/// What a program has printed, its errors among it in order: the last million characters, and how many went before.
final class Output {
    static final int KEPT = 1_000_000;

    private final StringBuilder text = new StringBuilder();
    private long leftOut;

    /// Any of the program's threads.
    synchronized void append(String piece) {
        text.append(piece);
        if (text.length() <= 2 * KEPT) return;
        int cut = text.length() - KEPT;
        leftOut += cut;
        text.delete(0, cut);
    }

    synchronized String text() {
        int cut = Math.max(0, text.length() - KEPT);
        return leftOut + cut == 0 ? text.toString() : "[" + (leftOut + cut) + " characters before this are left out]\n" + text.substring(cut);
    }
}
