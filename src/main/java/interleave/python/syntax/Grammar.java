package interleave.python.syntax;

import java.util.List;

/// The parts of the recursive-descent parser, which call each other around one cursor. Follows CPython's `Grammar/python.gram` of 3.13.
final class Grammar {

    final Cursor cursor;
    final Diagnosis diagnosis = new Diagnosis(this);
    final ExpressionParser expressions = new ExpressionParser(this);
    final AtomParser atoms = new AtomParser(this);
    final StringParser strings = new StringParser(this);
    final ParameterParser parameters = new ParameterParser(this);
    final ArgumentParser arguments = new ArgumentParser(this);
    final SimpleStatementParser simple = new SimpleStatementParser(this);
    final CompoundStatementParser compound = new CompoundStatementParser(this);
    final PatternParser patterns = new PatternParser(this);
    final Targets targets = new Targets(this);

    Grammar(Cursor cursor) {
        this.cursor = cursor;
    }

    Module module() {
        List<Stmt> body = compound.statements(TokenKind.END);
        Source source = cursor.source();
        return new Module(source.file(), source.text(), body, cursor.span(0));
    }
}
