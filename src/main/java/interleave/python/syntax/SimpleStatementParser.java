package interleave.python.syntax;

import static interleave.python.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.List;

/// Statements on one line.
final class SimpleStatementParser {

    private final Grammar grammar;

    SimpleStatementParser(Grammar grammar) {
        this.grammar = grammar;
    }

    private Cursor cursor() {
        return grammar.cursor;
    }

    /// `a; b` up to the end of the line.
    void line(List<Stmt> into) {
        Cursor cursor = cursor();
        into.add(statement());
        while (cursor.accept(SEMICOLON) && !cursor.is(NEWLINE)) {
            into.add(statement());
        }
        cursor.expect(NEWLINE);
    }

    private Stmt statement() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        return switch (cursor.kind()) {
            case PASS -> word(new Stmt.Pass(cursor.here()));
            case BREAK -> word(new Stmt.Break(cursor.here()));
            case CONTINUE -> word(new Stmt.Continue(cursor.here()));
            case RETURN -> {
                cursor.advance();
                Expr value = ends() ? null : grammar.expressions.starExpressions();
                yield new Stmt.Return(value, cursor.span(start));
            }
            case RAISE -> raise();
            case DEL -> delete();
            case ASSERT -> assertion();
            case GLOBAL -> {
                List<String> names = names();
                yield new Stmt.Global(names, cursor.span(start));
            }
            case NONLOCAL -> {
                List<String> names = names();
                yield new Stmt.Nonlocal(names, cursor.span(start));
            }
            case IMPORT -> importModules();
            case FROM -> importFrom();
            case YIELD -> {
                Expr value = grammar.expressions.yieldExpression();
                yield assignmentOrExpression(value, start);
            }
            default -> {
                if (cursor.isWord("type") && cursor.following() == NAME) {
                    throw new Unsupported("type aliases", cursor.source().file(), cursor.here().line());
                }
                yield assignmentOrExpression(grammar.expressions.starExpressions(), start);
            }
        };
    }

    private Stmt word(Stmt statement) {
        cursor().advance();
        return statement;
    }

    private boolean ends() {
        return cursor().is(NEWLINE) || cursor().is(SEMICOLON);
    }

    private Stmt raise() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        cursor.advance();
        Expr exception = ends() ? null : grammar.expressions.expression();
        Expr cause = exception != null && cursor.accept(FROM) ? grammar.expressions.expression() : null;
        return new Stmt.Raise(exception, cause, cursor.span(start));
    }

    private Stmt delete() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        cursor.advance();
        Expr target = grammar.expressions.starExpressions();
        if (!ends()) {
            throw cursor.mismatch();
        }
        grammar.targets.checkDelete(target);
        List<Expr> targets = target instanceof Expr.TupleDisplay tuple ? tuple.elements() : List.of(target);
        return new Stmt.Delete(targets, cursor.span(start));
    }

    private Stmt assertion() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        cursor.advance();
        Expr test = grammar.expressions.expression();
        Expr message = cursor.accept(COMMA) ? grammar.expressions.expression() : null;
        return new Stmt.Assert(test, message, cursor.span(start));
    }

    private List<String> names() {
        Cursor cursor = cursor();
        List<String> names = new ArrayList<>();
        do {
            cursor.advance();
            names.add(cursor.name());
        } while (cursor.is(COMMA));
        return List.copyOf(names);
    }

    private Stmt importModules() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        cursor.advance();
        if (cursor.is(NEWLINE)) {
            throw cursor.error("Expected one or more names after 'import'");
        }
        List<Node.Alias> names = new ArrayList<>();
        do {
            int at = cursor.mark();
            String name = dotted();
            String alias = cursor.accept(AS) ? cursor.name() : null;
            names.add(new Node.Alias(name, alias, cursor.span(at)));
        } while (cursor.accept(COMMA));
        return new Stmt.Import(List.copyOf(names), cursor.span(start));
    }

    private String dotted() {
        Cursor cursor = cursor();
        String name = cursor.name();
        if (!cursor.is(DOT)) {
            return name;
        }
        StringBuilder path = new StringBuilder(name);
        while (cursor.accept(DOT)) {
            path.append('.').append(cursor.name());
        }
        return path.toString();
    }

    private Stmt importFrom() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        cursor.advance();
        int level = 0;
        while (cursor.is(DOT) || cursor.is(ELLIPSIS)) {
            level += cursor.is(DOT) ? 1 : 3;
            cursor.advance();
        }
        String module = level > 0 && cursor.is(IMPORT) ? null : dotted();
        cursor.expect(IMPORT);
        int at = cursor.mark();
        if (cursor.accept(STAR)) {
            return new Stmt.ImportFrom(module, List.of(new Node.Alias("*", null, cursor.span(at))), level, cursor.span(start));
        }
        boolean bracketed = cursor.accept(LEFT_PARENTHESIS);
        if (cursor.is(NEWLINE)) {
            throw cursor.error("Expected one or more names after 'import'");
        }
        List<Node.Alias> names = imported(bracketed);
        if (bracketed) {
            cursor.expect(RIGHT_PARENTHESIS);
        }
        return new Stmt.ImportFrom(module, names, level, cursor.span(start));
    }

    private List<Node.Alias> imported(boolean bracketed) {
        Cursor cursor = cursor();
        List<Node.Alias> names = new ArrayList<>();
        do {
            if (bracketed && cursor.is(RIGHT_PARENTHESIS) && !names.isEmpty()) {
                break;
            }
            if (!bracketed && cursor.is(NEWLINE)) {
                throw cursor.error("trailing comma not allowed without surrounding parentheses");
            }
            int at = cursor.mark();
            String name = cursor.name();
            String alias = cursor.accept(AS) ? cursor.name() : null;
            names.add(new Node.Alias(name, alias, cursor.span(at)));
        } while (cursor.accept(COMMA));
        return List.copyOf(names);
    }

    private Stmt assignmentOrExpression(Expr first, int start) {
        Cursor cursor = cursor();
        BinaryOperator operator = Operators.augmented(cursor.kind());
        if (operator != null) {
            return augmented(first, operator, start);
        }
        if (cursor.is(COLON)) {
            return annotated(first, start);
        }
        if (!cursor.is(ASSIGN)) {
            return expressionStatement(first, start);
        }
        List<Expr> values = new ArrayList<>();
        values.add(first);
        while (cursor.accept(ASSIGN)) {
            if (values.getLast() instanceof Expr.Yield || values.getLast() instanceof Expr.YieldFrom) {
                throw cursor.error("assignment to yield expression not possible", values.getLast().span());
            }
            values.add(grammar.expressions.yieldOrStarExpressions());
        }
        List<Expr> targets = List.copyOf(values.subList(0, values.size() - 1));
        for (Expr target : targets) {
            grammar.targets.checkAssigned(target, targets.size() == 1);
        }
        return new Stmt.Assign(targets, values.getLast(), cursor.span(start));
    }

    private Stmt expressionStatement(Expr value, int start) {
        Cursor cursor = cursor();
        if (!ends() && cursor.diagnosing()) {
            int failed = cursor.mark();
            cursor.moveTo(start);
            grammar.diagnosis.expression();
            cursor.moveTo(failed);
        }
        return new Stmt.Expression(value, cursor.span(start));
    }

    private Stmt augmented(Expr target, BinaryOperator operator, int start) {
        Cursor cursor = cursor();
        if (!(target instanceof Expr.Name || target instanceof Expr.Attribute || target instanceof Expr.Subscript)) {
            throw cursor.error("'" + Targets.describe(target) + "' is an illegal expression for augmented assignment", target.span());
        }
        cursor.advance();
        Expr value = grammar.expressions.yieldOrStarExpressions();
        return new Stmt.AugmentedAssign(target, operator, value, cursor.span(start));
    }

    private Stmt annotated(Expr target, int start) {
        Cursor cursor = cursor();
        if (target instanceof Expr.TupleDisplay || target instanceof Expr.ListDisplay) {
            String what = target instanceof Expr.ListDisplay ? "list" : "tuple";
            if (cursor.following() != NEWLINE) {
                boolean bare = target instanceof Expr.TupleDisplay && cursor.tokens().kind(start) != LEFT_PARENTHESIS;
                Span span = bare && target instanceof Expr.TupleDisplay tuple ? tuple.elements().getFirst().span() : target.span();
                throw cursor.error("only single target (not " + what + ") can be annotated", span);
            }
            throw cursor.mismatch();
        }
        if (!(target instanceof Expr.Name || target instanceof Expr.Attribute || target instanceof Expr.Subscript)) {
            throw cursor.following() == NEWLINE ? cursor.mismatch() : illegalTarget(target);
        }
        cursor.advance();
        Expr annotation = grammar.expressions.expression();
        Expr value = cursor.accept(ASSIGN) ? grammar.expressions.yieldOrStarExpressions() : null;
        boolean simple = target instanceof Expr.Name && cursor.tokens().kind(start) == NAME;
        return new Stmt.AnnotatedAssign(target, annotation, value, simple, cursor.span(start));
    }

    private RuntimeException illegalTarget(Expr target) {
        Cursor cursor = cursor();
        int colon = cursor.mark();
        cursor.advance();
        boolean annotation = cursor.fits(grammar.expressions::expression);
        cursor.moveTo(colon);
        return annotation ? cursor.error("illegal target for annotation", target.span()) : cursor.mismatch();
    }
}
