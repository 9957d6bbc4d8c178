package interleave.python.code;

import interleave.python.vm.Frame;
import interleave.python.vm.PyDict;

/// Notes a class attribute's annotation, as text (as under `from __future__ import annotations`): what it means is left to who reads it.
final class Annotate extends Statement {
    private final String name, annotation;

    Annotate(int line, String name, String annotation) {
        super(line);
        this.name = name;
        this.annotation = annotation;
    }

    @Override
    int run(Frame frame) {
        var all = (PyDict) frame.names.get("__annotations__");
        if (all == null) {
            all = new PyDict();
            frame.names.put("__annotations__", all);
        }
        all.put(name, annotation);
        return NEXT;
    }
}
