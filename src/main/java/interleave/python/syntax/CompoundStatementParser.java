package interleave.python.syntax;

import static interleave.python.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements that hold blocks.
final class CompoundStatementParser {

    private final Grammar grammar;

    CompoundStatementParser(Grammar grammar) {
        this.grammar = grammar;
    }

    private Cursor cursor() {
        return grammar.cursor;
    }

    /// Statements up to a token, which is consumed.
    List<Stmt> statements(TokenKind end) {
        Cursor cursor = cursor();
        List<Stmt> statements = new ArrayList<>();
        while (!cursor.is(end)) {
            statement(statements);
        }
        if (end == DEDENT) {
            cursor.advance();
        }
        return List.copyOf(statements);
    }

    private void statement(List<Stmt> into) {
        Cursor cursor = cursor();
        switch (cursor.kind()) {
            case IF -> into.add(ifStatement("if"));
            case WHILE -> into.add(whileStatement());
            case FOR -> into.add(forStatement(cursor.mark(), false));
            case WITH -> into.add(with(cursor.mark(), false));
            case TRY -> into.add(tryStatement());
            case DEF -> into.add(function(List.of(), cursor.mark(), false));
            case CLASS -> into.add(classDefinition(List.of()));
            case AT -> into.add(decorated());
            case ASYNC -> into.add(async(List.of()));
            default -> {
                Stmt match = cursor.isWord("match") ? match() : null;
                if (match != null) {
                    into.add(match);
                } else {
                    grammar.simple.line(into);
                }
            }
        }
    }

    /// The block behind a colon, which is consumed.
    ///
    /// @param what of the message: `'if' statement`
    /// @param owner the token the statement starts with
    private List<Stmt> block(String what, int owner) {
        Cursor cursor = cursor();
        if (!cursor.accept(NEWLINE)) {
            List<Stmt> line = new ArrayList<>();
            grammar.simple.line(line);
            return List.copyOf(line);
        }
        if (!cursor.accept(INDENT)) {
            String message = "expected an indented block after " + what + " on line " + cursor.tokens().line(owner);
            Span span = cursor.is(DEDENT) || cursor.is(END) ? lastLine() : cursor.here();
            throw cursor.source().error(PythonSyntaxError.Kind.INDENTATION, message, span);
        }
        return statements(DEDENT);
    }

    /// Where CPython puts the caret when a dedent stands where a block should.
    private Span lastLine() {
        Cursor cursor = cursor();
        int at = cursor.mark();
        while (cursor.tokens().kind(at) == DEDENT) {
            at++;
        }
        if (cursor.tokens().kind(at) == END) {
            Span newline = cursor.tokens().span(cursor.mark() - 1, cursor.mark() - 1);
            return new Span(newline.line(), newline.column(), newline.line(), newline.column() + 1);
        }
        return cursor.tokens().span(at, at);
    }

    private Stmt ifStatement(String word) {
        Cursor cursor = cursor();
        int start = cursor.mark();
        cursor.enter(2);
        cursor.advance();
        Expr test = grammar.expressions.namedExpression();
        cursor.colon();
        List<Stmt> body = block("'" + word + "' statement", start);
        List<Stmt> otherwise = cursor.is(ELIF) ? List.of(ifStatement("elif")) : otherwise();
        cursor.leave(2);
        return new Stmt.If(test, body, otherwise, end(start));
    }

    private List<Stmt> otherwise() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        if (!cursor.accept(ELSE)) {
            return List.of();
        }
        cursor.demand(COLON);
        return block("'else' statement", start);
    }

    /// From a token to the last one that isn't a line's or a block's end.
    private Span end(int start) {
        Tokens tokens = cursor().tokens();
        int last = cursor().mark() - 1;
        while (last > start && (tokens.kind(last) == NEWLINE || tokens.kind(last) == DEDENT)) {
            last--;
        }
        return tokens.span(start, last);
    }

    private Stmt whileStatement() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        cursor.advance();
        Expr test = grammar.expressions.namedExpression();
        cursor.colon();
        List<Stmt> body = block("'while' statement", start);
        List<Stmt> otherwise = otherwise();
        return new Stmt.While(test, body, otherwise, end(start));
    }

    private Stmt forStatement(int start, boolean async) {
        Cursor cursor = cursor();
        int at = cursor.mark();
        cursor.advance();
        Expr target = grammar.expressions.targetList();
        if (cursor.is(IN)) {
            grammar.targets.checkLoop(target);
        }
        cursor.expect(IN);
        Expr iterable = grammar.expressions.starExpressions();
        cursor.colon();
        List<Stmt> body = block("'for' statement", at);
        List<Stmt> otherwise = otherwise();
        return new Stmt.For(target, iterable, body, otherwise, async, end(start));
    }

    private Stmt with(int start, boolean async) {
        Cursor cursor = cursor();
        int at = cursor.mark();
        cursor.advance();
        List<Node.WithItem> items = cursor.is(LEFT_PARENTHESIS) ? cursor.attempt(this::bracketedItems) : null;
        if (items == null) {
            items = items(NEWLINE);
            cursor.colon();
        }
        List<Stmt> body = block("'with' statement", at);
        return new Stmt.With(items, body, async, end(start));
    }

    private List<Node.WithItem> bracketedItems() {
        Cursor cursor = cursor();
        cursor.expect(LEFT_PARENTHESIS);
        List<Node.WithItem> items = items(RIGHT_PARENTHESIS);
        cursor.expect(RIGHT_PARENTHESIS);
        cursor.expect(COLON);
        return items;
    }

    private List<Node.WithItem> items(TokenKind end) {
        Cursor cursor = cursor();
        List<Node.WithItem> items = new ArrayList<>();
        do {
            if (end == RIGHT_PARENTHESIS && cursor.is(end) && !items.isEmpty()) {
                break;
            }
            int start = cursor.mark();
            Expr context = grammar.expressions.expression();
            Expr target = null;
            if (cursor.accept(AS)) {
                target = grammar.expressions.asTarget();
                grammar.targets.checkLoop(target);
            }
            items.add(new Node.WithItem(context, target, cursor.span(start)));
        } while (cursor.accept(COMMA));
        return List.copyOf(items);
    }

    private Stmt tryStatement() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        cursor.advance();
        cursor.demand(COLON);
        List<Stmt> body = block("'try' statement", start);
        List<Node.Handler> handlers = new ArrayList<>();
        boolean star = cursor.is(EXCEPT) && cursor.following() == STAR;
        while (cursor.is(EXCEPT)) {
            handlers.add(handler(star));
        }
        List<Stmt> otherwise = handlers.isEmpty() ? List.of() : otherwise();
        List<Stmt> finalBody = List.of();
        int at = cursor.mark();
        if (cursor.accept(FINALLY)) {
            cursor.demand(COLON);
            finalBody = block("'finally' statement", at);
        } else if (handlers.isEmpty()) {
            throw cursor.error("expected 'except' or 'finally' block");
        }
        return new Stmt.Try(body, List.copyOf(handlers), otherwise, finalBody, star, end(start));
    }

    private Node.Handler handler(boolean star) {
        Cursor cursor = cursor();
        int start = cursor.mark();
        cursor.advance();
        String what = star ? "'except*' statement" : "'except' statement";
        if (cursor.accept(STAR) != star) {
            throw cursor.error("cannot have both 'except' and 'except*' on the same 'try'", cursor.tokens().span(start, start));
        }
        if (cursor.is(COLON) || cursor.is(NEWLINE)) {
            if (star) {
                throw cursor.error("expected one or more exception types");
            }
            cursor.colon();
            return new Node.Handler(null, null, block(what, start), end(start));
        }
        int first = cursor.mark();
        Expr type = grammar.expressions.expression();
        if (cursor.is(COMMA) && cursor.diagnosing()) {
            cursor.moveTo(first);
            grammar.expressions.starExpressions();
            throw cursor.error("multiple exception types must be parenthesized", cursor.span(first));
        }
        String name = null;
        if (cursor.accept(AS)) {
            name = cursor.name();
        }
        cursor.colon();
        return new Node.Handler(type, name, block(what, start), end(start));
    }

    private Stmt decorated() {
        Cursor cursor = cursor();
        List<Expr> decorators = new ArrayList<>();
        while (cursor.accept(AT)) {
            decorators.add(grammar.expressions.namedExpression());
            cursor.expect(NEWLINE);
        }
        return switch (cursor.kind()) {
            case DEF -> function(List.copyOf(decorators), cursor.mark(), false);
            case CLASS -> classDefinition(List.copyOf(decorators));
            case ASYNC -> async(List.copyOf(decorators));
            default -> throw cursor.mismatch();
        };
    }

    private Stmt async(List<Expr> decorators) {
        Cursor cursor = cursor();
        int start = cursor.mark();
        cursor.advance();
        return switch (cursor.kind()) {
            case DEF -> function(decorators, start, true);
            case FOR -> forStatement(start, true);
            case WITH -> with(start, true);
            default -> throw cursor.mismatch();
        };
    }

    private Stmt function(List<Expr> decorators, int start, boolean async) {
        Cursor cursor = cursor();
        int at = cursor.mark();
        cursor.advance();
        String name = cursor.name();
        refuseTypeParameters();
        cursor.demand(LEFT_PARENTHESIS);
        Node.Parameters parameters = grammar.parameters.ofFunction();
        cursor.expect(RIGHT_PARENTHESIS);
        Expr returns = cursor.accept(ARROW) ? grammar.expressions.expression() : null;
        cursor.demand(COLON);
        List<Stmt> body = block("function definition", at);
        return new Stmt.Function(name, parameters, body, decorators, returns, async, end(start));
    }

    private void refuseTypeParameters() {
        if (cursor().is(LEFT_BRACKET)) {
            throw new Unsupported("type parameters", cursor().source().file(), cursor().here().line());
        }
    }

    private Stmt classDefinition(List<Expr> decorators) {
        Cursor cursor = cursor();
        int start = cursor.mark();
        cursor.advance();
        String name = cursor.name();
        refuseTypeParameters();
        ArgumentParser.Arguments bases = cursor.is(LEFT_PARENTHESIS) ? grammar.arguments.arguments()
                : new ArgumentParser.Arguments(List.of(), List.of());
        cursor.colon();
        List<Stmt> body = block("class definition", start);
        return new Stmt.ClassDefinition(name, bases.positional(), bases.keywords(), body, decorators, end(start));
    }

    /// A match statement, or null when `match` is just a name here.
    private @Nullable Stmt match() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        Expr subject = cursor.attempt(this::matchHead);
        if (subject == null) {
            return null;
        }
        if (!cursor.accept(INDENT)) {
            String message = "expected an indented block after 'match' statement on line " + cursor.tokens().line(start);
            throw cursor.source().error(PythonSyntaxError.Kind.INDENTATION, message, cursor.here());
        }
        List<Node.Case> cases = new ArrayList<>();
        while (!cursor.accept(DEDENT)) {
            cases.add(oneCase());
        }
        return new Stmt.Match(subject, List.copyOf(cases), end(start));
    }

    private Expr matchHead() {
        Cursor cursor = cursor();
        cursor.advance();
        int start = cursor.mark();
        Expr subject = grammar.expressions.starNamedExpression();
        if (cursor.is(COMMA)) {
            List<Expr> elements = new ArrayList<>();
            elements.add(subject);
            while (cursor.accept(COMMA) && !cursor.is(COLON)) {
                elements.add(grammar.expressions.starNamedExpression());
            }
            subject = new Expr.TupleDisplay(List.copyOf(elements), cursor.span(start));
        }
        cursor.expect(COLON);
        cursor.expect(NEWLINE);
        return subject;
    }

    private Node.Case oneCase() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        if (!cursor.isWord("case")) {
            throw cursor.mismatch();
        }
        cursor.advance();
        Pattern pattern = grammar.patterns.patterns();
        Expr guard = cursor.accept(IF) ? grammar.expressions.namedExpression() : null;
        cursor.colon();
        List<Stmt> body = block("'case' statement", start);
        return new Node.Case(pattern, guard, body, end(start));
    }
}
