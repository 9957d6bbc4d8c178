package interleave.python.syntax;

/// The arithmetic and bitwise operators with two operands, as in `a + b` and `a += b`.
public enum BinaryOperator {
    ADD("+"), SUBTRACT("-"), MULTIPLY("*"), MATRIX_MULTIPLY("@"), DIVIDE("/"), MODULO("%"), POWER("**"), LEFT_SHIFT("<<"), RIGHT_SHIFT(">>"),
    OR("|"), XOR("^"), AND("&"), FLOOR_DIVIDE("//");

    private final String symbol;

    BinaryOperator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }
}
