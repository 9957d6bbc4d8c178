package interleave.python.syntax;

import static interleave.python.syntax.TokenKind.*;

/// The second pass's eyes: CPython's `invalid_...` rules that look at an expression before it is parsed. They raise an error or do nothing.
final class Diagnosis {

    private final Grammar grammar;

    Diagnosis(Grammar grammar) {
        this.grammar = grammar;
    }

    /// `a b` in brackets: perhaps a comma is missing; `print a`: the parentheses are.
    void expression() {
        Cursor cursor = grammar.cursor;
        int start = cursor.mark();
        if (cursor.is(NAME) && (cursor.following() == STRING || cursor.following() == FSTRING_START) || softKeyword()) {
            legacy();
            return;
        }
        Cursor quiet = probe();
        Grammar probe = new Grammar(quiet);
        Expr first = quiet.attempt(probe.expressions::disjunction);
        if (first == null) {
            return;
        }
        int middle = quiet.mark();
        if (!probe.expressions.startsExpression() || quiet.is(STAR) || quiet.is(PLUS) || quiet.is(MINUS)
                || quiet.attempt(probe.expressions::expression) == null) {
            return;
        }
        if (first instanceof Expr.Name name && (name.id().equals("print") || name.id().equals("exec")) && middle == start + 1) {
            legacy();
            return;
        }
        int last = quiet.mark() - 1;
        if (cursor.tokens().level(last) > 0) {
            throw cursor.error("invalid syntax. Perhaps you forgot a comma?", cursor.tokens().span(start, last));
        }
    }

    /// An argument: a bare expression in front of `=` is left to the caller, anything else is parsed with an eye to `:=`.
    Expr argument() {
        Cursor quiet = probe();
        boolean assigned = quiet.attempt(new Grammar(quiet).expressions::expression) != null && quiet.is(ASSIGN);
        return assigned ? grammar.expressions.expression() : grammar.expressions.namedExpression();
    }

    private void legacy() {
        Cursor cursor = grammar.cursor;
        if (!(cursor.isWord("print") || cursor.isWord("exec")) || cursor.following() == LEFT_PARENTHESIS) {
            return;
        }
        int start = cursor.mark();
        Cursor quiet = probe();
        Grammar probe = new Grammar(quiet);
        quiet.advance();
        if (quiet.attempt(probe.expressions::starExpressions) != null) {
            String name = cursor.tokens().text(start);
            String message = "Missing parentheses in call to '" + name + "'. Did you mean " + name + "(...)?";
            throw cursor.error(message, cursor.tokens().span(start, quiet.mark() - 1));
        }
    }

    private boolean softKeyword() {
        Cursor cursor = grammar.cursor;
        return cursor.isWord("match") || cursor.isWord("case") || cursor.isWord("_") || cursor.isWord("type");
    }

    /// `if x = 3` and `if f() = 3`: perhaps `==` was meant.
    void namedExpression() {
        Cursor cursor = grammar.cursor;
        int start = cursor.mark();
        Cursor quiet = probe();
        Grammar probe = new Grammar(quiet);
        Expr left = quiet.attempt(probe.expressions::bitwiseOr);
        if (left == null || !quiet.is(ASSIGN)) {
            return;
        }
        int equals = quiet.mark();
        quiet.advance();
        if (quiet.attempt(probe.expressions::bitwiseOr) == null || quiet.is(ASSIGN) || quiet.is(WALRUS)) {
            return;
        }
        if (left instanceof Expr.Name && equals == start + 1) {
            throw cursor.error("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", cursor.tokens().span(start, quiet.mark() - 1));
        }
        if (Targets.operand(left)) {
            String message = "cannot assign to " + Targets.describe(left) + " here. Maybe you meant '==' instead of '='?";
            throw cursor.error(message, cursor.tokens().span(start, equals - 1));
        }
    }

    /// A cursor at the same place that only tries, without looking for messages.
    private Cursor probe() {
        Cursor quiet = new Cursor(grammar.cursor.tokens(), false);
        quiet.moveTo(grammar.cursor.mark());
        return quiet;
    }
}
