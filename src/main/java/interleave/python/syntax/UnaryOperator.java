package interleave.python.syntax;

/// The operators with one operand.
public enum UnaryOperator {
    NOT("not"), NEGATE("-"), PLUS("+"), INVERT("~");

    private final String symbol;

    UnaryOperator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }
}
