package interleave.python.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be assigned to, deleted or looped over, and how messages name what can't.
final class Targets {

    private final Grammar grammar;

    Targets(Grammar grammar) {
        this.grammar = grammar;
    }

    /// The first part of an expression that is no target, or null.
    static @Nullable Expr misfit(Expr expression, boolean stars) {
        return switch (expression) {
            case Expr.Name name -> null;
            case Expr.Attribute attribute -> null;
            case Expr.Subscript subscript -> null;
            case Expr.Starred starred -> stars ? misfit(starred.value(), false) : starred;
            case Expr.ListDisplay list -> misfit(list.elements(), stars);
            case Expr.TupleDisplay tuple -> misfit(tuple.elements(), stars);
            default -> expression;
        };
    }

    private static @Nullable Expr misfit(List<Expr> elements, boolean stars) {
        for (Expr element : elements) {
            Expr misfit = misfit(element, stars);
            if (misfit != null) {
                return misfit;
            }
        }
        return null;
    }

    /// The target of a `for`, in a statement or a comprehension.
    void checkLoop(Expr target) {
        Expr misfit = misfit(target, true);
        if (misfit != null) {
            throw grammar.cursor.error("cannot assign to " + describe(misfit), misfit.span());
        }
    }

    void checkDelete(Expr target) {
        Expr misfit = misfit(target, false);
        if (misfit != null) {
            throw grammar.cursor.error("cannot delete " + describe(misfit), misfit.span());
        }
    }

    /// One of the targets of `a = b = value`; `alone` when it is the only one.
    void checkAssigned(Expr target, boolean alone) {
        Expr misfit = misfit(target, true);
        if (misfit == null) {
            return;
        }
        boolean comparison = alone && misfit == target && operand(target);
        String message = "cannot assign to " + describe(misfit) + (comparison ? " here. Maybe you meant '==' instead of '='?" : "");
        throw grammar.cursor.error(message, misfit.span());
    }

    /// Whether it could stand left of `==`.
    static boolean operand(Expr expression) {
        return switch (expression) {
            case Expr.Literal literal -> !(literal.value() instanceof Boolean) && literal.value() != Expr.Singleton.NONE;
            case Expr.TupleDisplay tuple -> false;
            case Expr.ListDisplay list -> false;
            case Expr.GeneratorExpression generator -> false;
            case Expr.Conditional conditional -> false;
            case Expr.Comparison comparison -> false;
            case Expr.Logical logical -> false;
            case Expr.Lambda lambda -> false;
            case Expr.Starred starred -> false;
            case Expr.Yield yield -> false;
            case Expr.YieldFrom yield -> false;
            case Expr.Unary unary -> unary.operator() != UnaryOperator.NOT;
            default -> true;
        };
    }

    /// As `_PyPegen_get_expr_name` has it.
    static String describe(Expr expression) {
        return switch (expression) {
            case Expr.Attribute attribute -> "attribute";
            case Expr.Subscript subscript -> "subscript";
            case Expr.Starred starred -> "starred";
            case Expr.Name name -> "name";
            case Expr.ListDisplay list -> "list";
            case Expr.TupleDisplay tuple -> "tuple";
            case Expr.Lambda lambda -> "lambda";
            case Expr.Call call -> "function call";
            case Expr.Logical logical -> "expression";
            case Expr.Binary binary -> "expression";
            case Expr.Unary unary -> "expression";
            case Expr.Slice slice -> "expression";
            case Expr.GeneratorExpression generator -> "generator expression";
            case Expr.Yield yield -> "yield expression";
            case Expr.YieldFrom yield -> "yield expression";
            case Expr.Await await -> "await expression";
            case Expr.ListComprehension list -> "list comprehension";
            case Expr.SetComprehension set -> "set comprehension";
            case Expr.DictComprehension dict -> "dict comprehension";
            case Expr.DictDisplay dict -> "dict literal";
            case Expr.SetDisplay set -> "set display";
            case Expr.FString string -> "f-string expression";
            case Expr.Replacement replacement -> "f-string expression";
            case Expr.Literal literal -> describe(literal.value());
            case Expr.Comparison comparison -> "comparison";
            case Expr.Conditional conditional -> "conditional expression";
            case Expr.Walrus walrus -> "named expression";
        };
    }

    private static String describe(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "True" : "False";
        }
        return value == Expr.Singleton.NONE ? "None" : value == Expr.Singleton.ELLIPSIS ? "ellipsis" : "literal";
    }
}
