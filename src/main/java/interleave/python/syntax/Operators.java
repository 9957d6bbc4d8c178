package interleave.python.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What operator tokens stand for.
final class Operators {

    private static final TokenKind[][] BY_FIRST = byFirst();

    private Operators() {
    }

    private static TokenKind[][] byFirst() {
        List<List<TokenKind>> lists = new ArrayList<>();
        for (int i = 0; i < 128; i++) {
            lists.add(new ArrayList<>());
        }
        for (TokenKind kind : TokenKind.values()) {
            if (!kind.text().isEmpty() && !kind.keyword() && kind != TokenKind.EXCLAMATION) {
                lists.get(kind.text().charAt(0)).add(kind);
            }
        }
        TokenKind[][] table = new TokenKind[128][];
        for (int i = 0; i < 128; i++) {
            lists.get(i).sort((a, b) -> b.text().length() - a.text().length());
            table[i] = lists.get(i).toArray(TokenKind[]::new);
        }
        return table;
    }

    /// The longest operator at an offset, or null.
    static @Nullable TokenKind longest(String text, int at) {
        char c = text.charAt(at);
        if (c < 128) {
            for (TokenKind kind : BY_FIRST[c]) {
                if (text.startsWith(kind.text(), at)) {
                    return kind;
                }
            }
        }
        return null;
    }

    /// The operator of `a += b`, or null.
    static @Nullable BinaryOperator augmented(TokenKind kind) {
        return switch (kind) {
            case PLUS_ASSIGN -> BinaryOperator.ADD;
            case MINUS_ASSIGN -> BinaryOperator.SUBTRACT;
            case STAR_ASSIGN -> BinaryOperator.MULTIPLY;
            case AT_ASSIGN -> BinaryOperator.MATRIX_MULTIPLY;
            case SLASH_ASSIGN -> BinaryOperator.DIVIDE;
            case PERCENT_ASSIGN -> BinaryOperator.MODULO;
            case POWER_ASSIGN -> BinaryOperator.POWER;
            case LEFT_SHIFT_ASSIGN -> BinaryOperator.LEFT_SHIFT;
            case RIGHT_SHIFT_ASSIGN -> BinaryOperator.RIGHT_SHIFT;
            case BAR_ASSIGN -> BinaryOperator.OR;
            case CARET_ASSIGN -> BinaryOperator.XOR;
            case AMPERSAND_ASSIGN -> BinaryOperator.AND;
            case DOUBLE_SLASH_ASSIGN -> BinaryOperator.FLOOR_DIVIDE;
            default -> null;
        };
    }

    /// The operator of `a + b`, or null; `**` is not among them, it binds otherwise.
    static @Nullable BinaryOperator binary(TokenKind kind) {
        return switch (kind) {
            case PLUS -> BinaryOperator.ADD;
            case MINUS -> BinaryOperator.SUBTRACT;
            case STAR -> BinaryOperator.MULTIPLY;
            case AT -> BinaryOperator.MATRIX_MULTIPLY;
            case SLASH -> BinaryOperator.DIVIDE;
            case PERCENT -> BinaryOperator.MODULO;
            case LEFT_SHIFT -> BinaryOperator.LEFT_SHIFT;
            case RIGHT_SHIFT -> BinaryOperator.RIGHT_SHIFT;
            case BAR -> BinaryOperator.OR;
            case CARET -> BinaryOperator.XOR;
            case AMPERSAND -> BinaryOperator.AND;
            case DOUBLE_SLASH -> BinaryOperator.FLOOR_DIVIDE;
            default -> null;
        };
    }

    /// How tightly a binary operator binds: 1 for `|` up to 6 for `*`.
    static int precedence(BinaryOperator operator) {
        return switch (operator) {
            case OR -> 1;
            case XOR -> 2;
            case AND -> 3;
            case LEFT_SHIFT, RIGHT_SHIFT -> 4;
            case ADD, SUBTRACT -> 5;
            default -> 6;
        };
    }
}
