package interleave.python.vm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Puts a call's arguments into the callee's slots, with CPython's messages for what doesn't fit.
final class Binding {
    private Binding() {}

    static void bind(PyFunction function, Object[] slots, Object[] arguments, Keywords given) {
        var p = function.code.parameters;
        int count = Math.min(arguments.length, p.positional());
        System.arraycopy(arguments, 0, slots, 0, count);
        int next = p.count();
        if (p.rest()) slots[next++] = new PyTuple(arguments.length > count ? Arrays.copyOfRange(arguments, count, arguments.length)
            : Calls.NO_ARGUMENTS);
        var extra = p.keywords() ? new PyDict() : null;
        if (extra != null) slots[next] = extra;
        for (int k = 0; k < given.size(); k++) keyword(function, slots, extra, given.names()[k], given.values()[k], given);
        if (arguments.length > p.positional() && !p.rest()) throw tooMany(function, slots, arguments.length);
        fill(function, slots);
    }

    private static void keyword(PyFunction function, Object[] slots, @org.jspecify.annotations.Nullable PyDict extra, String name, Object value,
        Keywords given) {
        var p = function.code.parameters;
        for (int i = p.positionalOnly(); i < p.count(); i++) {
            if (!p.names()[i].equals(name)) continue;
            if (slots[i] != null) throw type(function, "got multiple values for argument '" + name + "'");
            slots[i] = value;
            return;
        }
        if (extra != null) {
            extra.put(name, value);
            return;
        }
        var wrong = new ArrayList<String>();
        for (var n : given.names()) if (Arrays.asList(p.names()).subList(0, p.positionalOnly()).contains(n)) wrong.add(n);
        if (!wrong.isEmpty()) {
            throw type(function, "got some positional-only arguments passed as keyword arguments: '" + String.join(", ", wrong) + "'");
        }
        throw type(function, "got an unexpected keyword argument '" + name + "'");
    }

    private static void fill(PyFunction function, Object[] slots) {
        var p = function.code.parameters;
        int firstDefault = p.positional() - function.defaults.length;
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < p.positional(); i++) {
            if (slots[i] != null) continue;
            if (i >= firstDefault) slots[i] = function.defaults[i - firstDefault];
            else missing.add("'" + p.names()[i] + "'");
        }
        if (!missing.isEmpty()) throw missing(function, missing, "positional");
        for (int i = p.positional(); i < p.count(); i++) {
            if (slots[i] != null) continue;
            var value = function.keywordDefaults[i - p.positional()];
            if (value != null) slots[i] = value;
            else missing.add("'" + p.names()[i] + "'");
        }
        if (!missing.isEmpty()) throw missing(function, missing, "keyword-only");
    }

    private static PyError missing(PyFunction function, List<String> names, String kind) {
        int n = names.size();
        var list = n == 1 ? names.getFirst() : n == 2 ? names.get(0) + " and " + names.get(1)
            : String.join(", ", names.subList(0, n - 1)) + ", and " + names.getLast();
        return type(function, "missing " + n + " required " + kind + " argument" + (n == 1 ? "" : "s") + ": " + list);
    }

    private static PyError tooMany(PyFunction function, Object[] slots, int given) {
        var p = function.code.parameters;
        int required = p.positional() - function.defaults.length;
        boolean range = required != p.positional();
        var takes = range ? "from " + required + " to " + p.positional() : String.valueOf(p.positional());
        int byKeyword = 0;
        for (int i = p.positional(); i < p.count(); i++) if (slots[i] != null) byKeyword++;
        var extra = byKeyword == 0 ? "" : " positional argument" + (given == 1 ? "" : "s") + " (and " + byKeyword + " keyword-only argument"
            + (byKeyword == 1 ? "" : "s") + ")";
        return type(function, "takes " + takes + " positional argument" + (!range && p.positional() == 1 ? "" : "s") + " but " + given + extra
            + (given == 1 && byKeyword == 0 ? " was" : " were") + " given");
    }

    private static PyError type(PyFunction function, String problem) {
        return PyError.of(Exceptions.TYPE_ERROR, function.qualifiedName + "() " + problem);
    }
}
