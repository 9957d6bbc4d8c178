package interleave.python.code;

import interleave.python.vm.*;
import org.jspecify.annotations.Nullable;

/// What one place in the program has learnt about an attribute: for objects of a type and shape, where it lies. Up to four kinds of object; then it
/// stops learning.
final class AttributeCache {
    /// @param index place in the object's storage, or 0 when it is the class's
    /// @param slot  where the class has it, or null
    record Place(PyType type, int version, @Nullable Shape shape, int index, PyType.@Nullable Slot slot, @Nullable Place next) {
        boolean holds() {
            return type.version() == version;
        }
    }

    private static final int MOST = 4;

    private final String name;
    private @Nullable Place first;

    AttributeCache(String name) {
        this.name = name;
    }

    /// The place for an object that is not a plain Java value, or null.
    @Nullable Place find(PyInstance object) {
        var shape = object.storage()[0];
        var type = object.type();
        for (var place = first; place != null; place = place.next) {
            if (place.shape == shape && place.type == type) return place.holds() ? place : null;
        }
        return null;
    }

    /// The place for a value whose type alone decides.
    @Nullable Place find(PyType type) {
        for (var place = first; place != null; place = place.next) {
            if (place.type == type && place.shape == null) return place.holds() ? place : null;
        }
        return null;
    }

    /// Learns where the attribute of this object lies; null if that can't be said in advance.
    @Nullable Place learn(Object object) {
        var type = Types.of(object);
        if (object instanceof PyType || object instanceof PyModule || object instanceof PySuper || object instanceof PyLocal) return null;
        int version = type.version();
        if (!type.isBuiltIn() && type.lookup("__getattribute__") instanceof PyFunction) return null;
        var slot = type.slot(name);
        Shape shape = null;
        int index = 0;
        if (object instanceof PyInstance instance) {
            shape = (Shape) instance.storage()[0];
            if (shape == Shape.DICT) return null;
            if (slot == null || !Attributes.isDataDescriptor(slot.value)) index = Math.max(0, shape.index(name));
        }
        if (index == 0 && slot == null) return null;
        var learnt = new Place(type, version, shape, index, index > 0 ? null : slot, null);
        add(learnt);
        return learnt;
    }

    private void add(Place learnt) {
        var kept = learnt;
        int count = 1;
        for (var place = first; place != null && count < MOST; place = place.next) {
            if (!place.holds() || place.type == learnt.type && place.shape == learnt.shape) continue;
            kept = new Place(place.type, place.version, place.shape, place.index, place.slot, kept);
            count++;
        }
        first = kept;
    }
}
