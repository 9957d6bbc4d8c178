package interleave.python.vm;

import org.jspecify.annotations.Nullable;

/// A compiled function, class or module body: what is the same for all its calls. Immutable but for the nodes' caches; any thread.
public abstract class Code extends PyObject {
    /// The parameters in order: positional-only, positional, keyword-only; then `*args` and `**kwargs` if present. A parameter's slot is its place
    /// here.
    ///
    /// @param count the named ones, without `*args` and `**kwargs`
    public record Parameters(String[] names, int positionalOnly, int positional, int count, boolean rest, boolean keywords) {
        public static final Parameters NONE = new Parameters(new String[0], 0, 0, 0, false, false);

        /// Only plain positional parameters: the quick way of calling serves.
        public boolean isSimple() {
            return count == positional && !rest && !keywords;
        }
    }

    /// What calling it does.
    public enum Way {
        PLAIN("", 0), GENERATOR("generator", 0x20), COROUTINE("coroutine", 0x80), ASYNC_GENERATOR("async generator", 0x200);

        /// As messages name what a call makes.
        final String noun;
        /// Its bit in `co_flags`.
        final long flag;

        Way(String noun, long flag) {
            this.noun = noun;
            this.flag = flag;
        }
    }

    public final String name;
    public final String qualifiedName;
    public final Source source;
    public final int firstLine;
    public final Parameters parameters;
    /// Parameters, locals, temporaries; a captured variable's slot holds its [PyCell].
    public final int slots;
    public final Way way;
    /// Whether a call makes an object that runs the body later, in pieces.
    public final boolean isResumable;
    /// How many arguments fill the parameters one to one, or -1 where binding them takes more.
    public final int simpleArity;
    public final @Nullable String documentation;

    protected Code(String name, String qualifiedName, Source source, int firstLine, Parameters parameters, int slots, Way way,
                   @Nullable String documentation) {
        this.name = name;
        this.qualifiedName = qualifiedName;
        this.source = source;
        this.firstLine = firstLine;
        this.parameters = parameters;
        this.slots = slots;
        this.simpleArity = parameters.isSimple() ? parameters.count() : -1;
        this.way = way;
        this.isResumable = way != Way.PLAIN;
        this.documentation = documentation;
    }

    /// Runs the body in a frame whose parameter slots are filled. A resumable body runs up to its next `yield` or `await`: see [PyGenerator].
    public abstract Object run(Frame frame);

    /// Names of the slots that are variables, by slot; temporaries are "".
    public abstract String[] slotNames();

    /// Names of the cells in its functions' closure, in order.
    public abstract String[] freeNames();

    @Override
    public PyType type() {
        return Types.CODE;
    }
}
