package interleave.python.vm;

import org.jspecify.annotations.Nullable;

/// `property`; immutable, `setter` and the like make a new one.
public final class PyProperty extends PyInstance {
    public final @Nullable Object getter, setter, deleter;

    public PyProperty(@Nullable Object getter, @Nullable Object setter, @Nullable Object deleter) {
        super(Types.PROPERTY);
        this.getter = getter;
        this.setter = setter;
        this.deleter = deleter;
    }
}
