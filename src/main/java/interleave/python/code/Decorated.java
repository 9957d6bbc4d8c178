package interleave.python.code;

import interleave.python.vm.BuiltinCall;
import interleave.python.vm.Calls;
import interleave.python.vm.Frame;
import interleave.python.vm.PyError;

/// A function or class with decorators: they are evaluated first, outermost first, and applied innermost first.
final class Decorated extends Expression {
    private final Expression[] decorators;
    private final Expression made;

    Decorated(Expression[] decorators, Expression made) {
        super(decorators[0].position);
        this.decorators = decorators;
        this.made = made;
    }

    @Override
    Object execute(Frame frame) {
        var functions = new Object[decorators.length];
        for (int i = 0; i < functions.length; i++) functions[i] = decorators[i].execute(frame);
        var value = made.execute(frame);
        for (int i = functions.length - 1; i >= 0; i--) {
            var heard = BuiltinCall.begin(frame, functions[i], null, value);
            try {
                value = Calls.call1(frame.thread, functions[i], value);
                if (heard != null) heard.returned(frame);
            } catch (PyError e) {
                if (heard != null) heard.raised(frame);
                throw e.at(frame, decorators[i].position);
            }
        }
        return value;
    }
}
