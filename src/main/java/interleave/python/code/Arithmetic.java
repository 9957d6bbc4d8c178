package interleave.python.code;

import interleave.python.vm.*;
import org.jspecify.annotations.Nullable;

/// Operators. The common cases on Long and Double are here, in few instructions; the rest in `vm`.
final class Arithmetic {
    private Arithmetic() {}

    abstract static class BinaryNode extends Expression {
        final Expression left, right;
        final Operators.Binary operator;
        final boolean inPlace;

        BinaryNode(Operators.Binary operator, boolean inPlace, Expression left, Expression right, Position position) {
            super(position);
            this.operator = operator;
            this.inPlace = inPlace;
            this.left = left;
            this.right = right;
        }

        final Object slow(Frame frame, Object a, Object b) {
            try {
                return inPlace ? operator.applyInPlace(frame.thread, a, b) : operator.apply(frame.thread, a, b);
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }
    }

    static BinaryNode binary(Operators.Binary operator, boolean inPlace, Expression left, Expression right, Position position) {
        return switch (operator) {
            case ADD -> new Add(inPlace, left, right, position);
            case SUBTRACT -> new Subtract(inPlace, left, right, position);
            case MULTIPLY -> new Multiply(inPlace, left, right, position);
            case MODULO -> new Modulo(inPlace, left, right, position);
            default -> new Other(operator, inPlace, left, right, position);
        };
    }

    static final class Add extends BinaryNode {
        Add(boolean inPlace, Expression left, Expression right, Position position) {
            super(Operators.Binary.ADD, inPlace, left, right, position);
        }

        @Override
        Object execute(Frame frame) {
            Object a = left.execute(frame), b = right.execute(frame);
            if (a instanceof Long x && b instanceof Long y) {
                long sum = x + y;
                if (((x ^ sum) & (y ^ sum)) >= 0) return sum;
            } else if (a instanceof Double x && b instanceof Double y) {
                return x + y;
            }
            return slow(frame, a, b);
        }
    }

    static final class Subtract extends BinaryNode {
        Subtract(boolean inPlace, Expression left, Expression right, Position position) {
            super(Operators.Binary.SUBTRACT, inPlace, left, right, position);
        }

        @Override
        Object execute(Frame frame) {
            Object a = left.execute(frame), b = right.execute(frame);
            if (a instanceof Long x && b instanceof Long y) {
                long difference = x - y;
                if (((x ^ y) & (x ^ difference)) >= 0) return difference;
            } else if (a instanceof Double x && b instanceof Double y) {
                return x - y;
            }
            return slow(frame, a, b);
        }
    }

    static final class Multiply extends BinaryNode {
        Multiply(boolean inPlace, Expression left, Expression right, Position position) {
            super(Operators.Binary.MULTIPLY, inPlace, left, right, position);
        }

        @Override
        Object execute(Frame frame) {
            Object a = left.execute(frame), b = right.execute(frame);
            if (a instanceof Long x && b instanceof Long y) {
                long product = x * y;
                if (Math.multiplyHigh(x, y) == product >> 63) return product;
            } else if (a instanceof Double x && b instanceof Double y) {
                return x * y;
            }
            return slow(frame, a, b);
        }
    }

    static final class Modulo extends BinaryNode {
        Modulo(boolean inPlace, Expression left, Expression right, Position position) {
            super(Operators.Binary.MODULO, inPlace, left, right, position);
        }

        @Override
        Object execute(Frame frame) {
            Object a = left.execute(frame), b = right.execute(frame);
            if (a instanceof Long x && b instanceof Long y && y != 0) return Math.floorMod(x, y);
            return slow(frame, a, b);
        }
    }

    static final class Other extends BinaryNode {
        Other(Operators.Binary operator, boolean inPlace, Expression left, Expression right, Position position) {
            super(operator, inPlace, left, right, position);
        }

        @Override
        Object execute(Frame frame) {
            var a = left.execute(frame);
            return slow(frame, a, right.execute(frame));
        }
    }

    static final class Not extends Expression {
        private final Expression operand;

        Not(Expression operand, Position position) {
            super(position);
            this.operand = operand;
        }

        @Override
        Object execute(Frame frame) {
            return !operand.test(frame);
        }

        @Override
        boolean test(Frame frame) {
            return !operand.test(frame);
        }
    }

    static final class Unary extends Expression {
        @FunctionalInterface interface Operation { Object apply(PyThread thread, Object value); }

        private final Operation operation;
        private final Expression operand;

        Unary(Operation operation, Expression operand, Position position) {
            super(position);
            this.operation = operation;
            this.operand = operand;
        }

        @Override
        Object execute(Frame frame) {
            var value = operand.execute(frame);
            try {
                return operation.apply(frame.thread, value);
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }
    }

    static final class Compare extends Expression {
        private final Comparison operator;
        private final int code;
        private final Expression left, right;

        Compare(Comparison operator, Expression left, Expression right, Position position) {
            super(position);
            this.operator = operator;
            this.code = operator.ordinal();
            this.left = left;
            this.right = right;
        }

        @Override
        Object execute(Frame frame) {
            Object a = left.execute(frame), b = right.execute(frame);
            if (a instanceof Long x && b instanceof Long y) return compare(x, y);
            return slow(frame, a, b);
        }

        @Override
        boolean test(Frame frame) {
            Object a = left.execute(frame), b = right.execute(frame);
            if (a instanceof Long x && b instanceof Long y) return compare(x, y);
            var result = slow(frame, a, b);
            if (result instanceof Boolean truth) return truth;
            try {
                return Truth.of(frame.thread, result);
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }

        private boolean compare(long x, long y) {
            return switch (code) {
                case 0 -> x == y;
                case 1 -> x != y;
                case 2 -> x < y;
                case 3 -> x <= y;
                case 4 -> x > y;
                default -> x >= y;
            };
        }

        private Object slow(Frame frame, Object a, Object b) {
            try {
                return operator.apply(frame.thread, a, b);
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }
    }

    /// `is`, `is not`, `in`, `not in`.
    static final class Member extends Expression {
        private final boolean in, negated;
        private final Expression left, right;

        Member(boolean in, boolean negated, Expression left, Expression right, Position position) {
            super(position);
            this.in = in;
            this.negated = negated;
            this.left = left;
            this.right = right;
        }

        @Override
        Object execute(Frame frame) {
            return test(frame);
        }

        @Override
        boolean test(Frame frame) {
            Object a = left.execute(frame), b = right.execute(frame);
            if (!in) return Equality.identical(a, b) != negated;
            try {
                return Items.contains(frame.thread, b, a) != negated;
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }
    }

    /// `a < b <= c`: each middle value is kept in a temporary, so that it is computed once.
    static final class Chain extends Expression {
        private final Expression[] links;

        Chain(Expression[] links, Position position) {
            super(position);
            this.links = links;
        }

        @Override
        Object execute(Frame frame) {
            Object result = true;
            for (int i = 0; i < links.length; i++) {
                result = links[i].execute(frame);
                if (i + 1 < links.length && !Truth.of(frame.thread, result)) return result;
            }
            return result;
        }
    }

    /// Computes a value and keeps it in a temporary.
    static final class Keep extends Expression {
        private final int slot;
        private final Expression value;

        Keep(int slot, Expression value) {
            super(value.position);
            this.slot = slot;
            this.value = value;
        }

        @Override
        Object execute(Frame frame) {
            return frame.slots[slot] = value.execute(frame);
        }
    }

    /// `and` and `or`.
    static final class Logical extends Expression {
        private final boolean and;
        private final Expression[] values;

        Logical(boolean and, Expression[] values, Position position) {
            super(position);
            this.and = and;
            this.values = values;
        }

        @Override
        Object execute(Frame frame) {
            int last = values.length - 1;
            for (int i = 0; i < last; i++) {
                var value = values[i].execute(frame);
                boolean truth;
                if (value instanceof Boolean b) {
                    truth = b;
                } else {
                    try {
                        truth = Truth.of(frame.thread, value);
                    } catch (PyError e) {
                        throw e.at(frame, values[i].position);
                    }
                }
                if (truth != and) return value;
            }
            return values[last].execute(frame);
        }

        @Override
        boolean test(Frame frame) {
            for (var value : values) if (value.test(frame) != and) return !and;
            return and;
        }
    }

    static final class Conditional extends Expression {
        private final Expression test, body, otherwise;

        Conditional(Expression test, Expression body, Expression otherwise, Position position) {
            super(position);
            this.test = test;
            this.body = body;
            this.otherwise = otherwise;
        }

        @Override
        Object execute(Frame frame) {
            return test.test(frame) ? body.execute(frame) : otherwise.execute(frame);
        }
    }

    static final class Walrus extends Expression {
        private final Target target;
        private final Expression value;

        Walrus(Target target, Expression value, Position position) {
            super(position);
            this.target = target;
            this.value = value;
        }

        @Override
        Object execute(Frame frame) {
            var value = this.value.execute(frame);
            target.store(frame, value);
            return value;
        }
    }
}
