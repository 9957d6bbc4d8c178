package interleave.python.syntax;

import java.io.Serial;

/// A rule of the grammar doesn't fit here; the cursor knows how far it got. Never leaves the parser.
final class Mismatch extends RuntimeException {

    static final Mismatch HERE = new Mismatch();

    @Serial
    private static final long serialVersionUID = 1;

    private Mismatch() {
        super(null, null, false, false);
    }
}
