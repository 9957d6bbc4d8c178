package interleave.python.syntax;

/// The kinds of tokens. Soft keywords (`match`, `case`, `type`, `_`) are names.
enum TokenKind {
    END(""), NEWLINE(""), INDENT(""), DEDENT(""), NAME(""), NUMBER(""), STRING(""), FSTRING_START(""), FSTRING_MIDDLE(""), FSTRING_END(""),
    LEFT_PARENTHESIS("("), RIGHT_PARENTHESIS(")"), LEFT_BRACKET("["), RIGHT_BRACKET("]"), LEFT_BRACE("{"), RIGHT_BRACE("}"),
    COMMA(","), COLON(":"), SEMICOLON(";"), DOT("."), ELLIPSIS("..."), ARROW("->"), ASSIGN("="), WALRUS(":="), EXCLAMATION("!"),
    PLUS("+"), MINUS("-"), STAR("*"), DOUBLE_STAR("**"), SLASH("/"), DOUBLE_SLASH("//"), PERCENT("%"), AT("@"),
    LEFT_SHIFT("<<"), RIGHT_SHIFT(">>"), AMPERSAND("&"), BAR("|"), CARET("^"), TILDE("~"),
    EQUAL("=="), NOT_EQUAL("!="), LESS("<"), LESS_OR_EQUAL("<="), GREATER(">"), GREATER_OR_EQUAL(">="),
    PLUS_ASSIGN("+="), MINUS_ASSIGN("-="), STAR_ASSIGN("*="), POWER_ASSIGN("**="), SLASH_ASSIGN("/="), DOUBLE_SLASH_ASSIGN("//="),
    PERCENT_ASSIGN("%="), AT_ASSIGN("@="), LEFT_SHIFT_ASSIGN("<<="), RIGHT_SHIFT_ASSIGN(">>="), AMPERSAND_ASSIGN("&="), BAR_ASSIGN("|="),
    CARET_ASSIGN("^="),
    FALSE("False"), NONE("None"), TRUE("True"), AND("and"), AS("as"), ASSERT("assert"), ASYNC("async"), AWAIT("await"), BREAK("break"), CLASS("class"),
    CONTINUE("continue"), DEF("def"), DEL("del"), ELIF("elif"), ELSE("else"), EXCEPT("except"), FINALLY("finally"), FOR("for"), FROM("from"),
    GLOBAL("global"), IF("if"), IMPORT("import"), IN("in"), IS("is"), LAMBDA("lambda"), NONLOCAL("nonlocal"), NOT("not"), OR("or"), PASS("pass"),
    RAISE("raise"), RETURN("return"), TRY("try"), WHILE("while"), WITH("with"), YIELD("yield");

    private final String text;

    TokenKind(String text) {
        this.text = text;
    }

    /// The one text of an operator or keyword; empty for the other kinds.
    String text() {
        return text;
    }

    boolean keyword() {
        return compareTo(FALSE) >= 0;
    }
}
