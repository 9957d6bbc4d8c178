package interleave.python.syntax;

import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.List;

/// Writes a syntax tree as `src/test/python/syntax/dump.py` writes CPython's: record by record, with the spans of statements and expressions.
final class TreeDump {

    private final StringBuilder out = new StringBuilder();
    private boolean spans;

    private TreeDump(boolean spans) {
        this.spans = spans;
    }

    static String of(Module module, boolean spans) {
        TreeDump dump = new TreeDump(spans);
        for (Stmt statement : module.body()) {
            dump.write(statement);
            dump.out.append('\n');
        }
        return dump.out.toString();
    }

    private void write(Object value) {
        switch (value) {
            case null -> out.append('-');
            case Node node -> node(node);
            case List<?> list -> {
                out.append('[');
                list.forEach(this::write);
                out.append(']');
            }
            case String text -> text(text);
            case Character conversion -> out.append((int) conversion).append(' ');
            case Enum<?> constant -> out.append(constant.name()).append(' ');
            case byte[] bytes -> {
                out.append('b');
                for (byte b : bytes) {
                    out.append(b & 0xff).append('.');
                }
            }
            case Double number -> out.append("f").append(Long.toHexString(Double.doubleToRawLongBits(number))).append(' ');
            case BigInteger big -> out.append(big.toString(16)).append(' ');
            case Long number -> out.append(Long.toHexString(number)).append(' ');
            default -> out.append(value).append(' ');
        }
    }

    private void text(String text) {
        out.append('"');
        text.codePoints().forEach(c -> {
            if (c < 32 || c > 126 || c == '"' || c == '\\') {
                out.append('\\').append(c).append(';');
            } else {
                out.append((char) c);
            }
        });
        out.append('"');
    }

    private void node(Node node) {
        out.append('(').append(node.getClass().getSimpleName()).append(' ');
        boolean outer = spans;
        spans &= !(node instanceof Expr.FString);
        try {
            for (RecordComponent component : node.getClass().getRecordComponents()) {
                if (!component.getName().equals("span")) {
                    write(component.getAccessor().invoke(node));
                }
            }
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
        spans = outer;
        boolean exact = node instanceof Stmt || node instanceof Expr && !(node instanceof Expr.FString);
        if (spans && exact) {
            out.append('@').append(node.span());
        }
        out.append(')');
    }
}
