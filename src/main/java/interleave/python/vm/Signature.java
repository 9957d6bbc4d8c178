package interleave.python.vm;

import java.util.ArrayList;
import java.util.Arrays;

/// The parameters of a built-in, written as Python writes them: `"iterable, /, *, key=, reverse="`. A name with `=` may be left out; `*args` takes
/// the rest
/// as a [PyTuple], `**kwargs` as a [PyDict].
public final class Signature {
    private final String function;
    private final String[] names;
    private final boolean[] optional;
    private final int positionalOnly, positional, total;
    private final boolean rest, keywords;

    private Signature(String function, String[] names, boolean[] optional, int positionalOnly, int positional, boolean rest, boolean keywords) {
        this.function = function;
        this.names = names;
        this.optional = optional;
        this.positionalOnly = positionalOnly;
        this.positional = positional;
        this.rest = rest;
        this.keywords = keywords;
        this.total = names.length + (rest ? 1 : 0) + (keywords ? 1 : 0);
    }

    public static Signature parse(String function, String text) {
        var names = new ArrayList<String>();
        var optional = new ArrayList<Boolean>();
        int positionalOnly = 0, positional = -1;
        boolean rest = false, keywords = false;
        for (var part : text.isBlank() ? new String[0] : text.split(",")) {
            part = part.strip();
            if (part.equals("/")) {
                positionalOnly = names.size();
            } else if (part.startsWith("**")) {
                keywords = true;
            } else if (part.startsWith("*")) {
                positional = names.size();
                rest = part.length() > 1;
            } else {
                int equals = part.indexOf('=');
                names.add(equals < 0 ? part : part.substring(0, equals));
                optional.add(equals >= 0);
            }
        }
        var flags = new boolean[names.size()];
        for (int i = 0; i < flags.length; i++) flags[i] = optional.get(i);
        return new Signature(function, names.toArray(String[]::new), flags, positionalOnly, positional < 0 ? names.size() : positional, rest,
            keywords);
    }

    /// The arguments in the order of the signature, null where one was left out; then the `*` tuple and the `**` dict where the signature has them.
    public Object[] bind(PyThread thread, Object[] arguments, Keywords given) {
        var bound = new Object[total];
        int count = Math.min(arguments.length, positional);
        System.arraycopy(arguments, 0, bound, 0, count);
        if (rest) {
            bound[names.length] = new PyTuple(arguments.length > count ? Arrays.copyOfRange(arguments, count, arguments.length) : Calls.NO_ARGUMENTS);
        } else if (arguments.length > positional) {
            throw tooMany(arguments.length);
        }
        var extra = keywords ? new PyDict() : null;
        for (int k = 0; k < given.size(); k++) take(bound, extra, given.names()[k], given.values()[k]);
        if (extra != null) bound[total - 1] = extra;
        for (int i = 0; i < names.length; i++) {
            if (bound[i] == null && !optional[i]) throw missing(i, arguments.length);
        }
        return bound;
    }

    private void take(Object[] bound, @org.jspecify.annotations.Nullable PyDict extra, String name, Object value) {
        for (int i = positionalOnly; i < names.length; i++) {
            if (!names[i].equals(name)) continue;
            if (bound[i] != null) {
                throw PyError.of(Exceptions.TYPE_ERROR, "argument for " + function + "() given by name ('" + name + "') and position (" + (i + 1)
                    + ")");
            }
            bound[i] = value;
            return;
        }
        if (extra == null) throw PyError.of(Exceptions.TYPE_ERROR, function + "() got an unexpected keyword argument '" + name + "'");
        extra.put(name, value);
    }

    private PyError tooMany(int arguments) {
        int self = self(), positional = this.positional - self, given = arguments - self, required = -self;
        for (int i = 0; i < this.positional; i++) if (!optional[i]) required++;
        int most = names.length - self;
        if (positionalOnly == names.length && !keywords) {
            var exactly = required == positional ? "" : "at most ";
            return PyError.of(Exceptions.TYPE_ERROR, function + " expected " + exactly + positional + " argument" + (positional == 1 ? "" : "s")
                + ", got " + given);
        }
        if (positional == 0 && given <= most) return PyError.of(Exceptions.TYPE_ERROR, function + "() takes no positional arguments");
        if (given > most && most > positional) {
            return PyError.of(Exceptions.TYPE_ERROR, function + "() takes at most " + most + " argument" + (most == 1 ? "" : "s") + " (" + given
                + " given)");
        }
        var bound = required == positional ? positional == 1 ? "exactly one argument" : "exactly " + positional + " arguments"
            : "at most " + positional + " argument" + (positional == 1 ? "" : "s");
        return PyError.of(Exceptions.TYPE_ERROR, function + "() takes " + bound + " (" + given + " given)");
    }

    /// A method's own object isn't counted in messages.
    private int self() {
        return names.length > 0 && names[0].equals("self") ? 1 : 0;
    }

    private PyError missing(int index, int arguments) {
        int self = self(), positional = this.positional - self, given = Math.max(arguments - self, 0);
        if (index < positionalOnly) {
            int required = -self;
            for (int i = 0; i < this.positional; i++) if (!optional[i]) required++;
            if (required == 1 && positional == 1) return PyError.of(Exceptions.TYPE_ERROR, function + "() takes exactly one argument (" + given
                + " given)");
            if (positionalOnly < names.length) {
                return PyError.of(Exceptions.TYPE_ERROR,
                    function + "() takes at least " + required + " positional argument" + (required == 1 ? "" : "s") + " (" + given + " given)");
            }
            return PyError.of(Exceptions.TYPE_ERROR, function + " expected at least " + required + " argument" + (required == 1 ? "" : "s")
                + ", got " + given);
        }
        return PyError.of(Exceptions.TYPE_ERROR, function + "() missing required argument '" + names[index] + "' (pos " + (index + 1 - self) + ")");
    }
}
