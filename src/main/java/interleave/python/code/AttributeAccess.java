package interleave.python.code;

import interleave.python.vm.*;
import org.jspecify.annotations.Nullable;

/// `object.name`, read and written.
final class AttributeAccess {
    private AttributeAccess() {}

    static final class Read extends Expression {
        final Expression object;
        final String name;
        private final AttributeCache cache;
        private @Nullable Member member;

        /// An attribute of a module or a class, remembered.
        private record Member(Object owner, int version, PyType.@Nullable Slot slot, PyDict.@Nullable Table table, int entry) {}

        Read(Expression object, String name, Position position) {
            super(position);
            this.object = object;
            this.name = name;
            cache = new AttributeCache(name);
        }

        @Override
        Object execute(Frame frame) {
            return read(frame, object.execute(frame));
        }

        Object read(Frame frame, Object object) {
            if (object instanceof PyInstance instance) {
                var place = cache.find(instance);
                if (place == null && !(object instanceof PyType)) place = cache.learn(object);
                if (place != null) {
                    if (place.index() > 0) {
                        var storage = instance.storage();
                        if (storage[0] == place.shape()) return storage[place.index()];
                    } else {
                        var value = place.slot().value;
                        if (value instanceof PyFunction function) return new PyMethod(object, function);
                        if (!(value instanceof PyObject) || value instanceof PyBuiltin) return value instanceof PyBuiltin ? bind(frame, value,
                            object) : value;
                    }
                }
            }
            if (object instanceof PyModule || object instanceof PyType) {
                var value = member(object);
                if (value != null) return value;
            }
            try {
                return Attributes.get(frame.thread, object, name);
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }

        private static Object bind(Frame frame, Object value, Object object) {
            return Attributes.bind(frame.thread, value, object);
        }

        private @Nullable Object member(Object owner) {
            var known = member;
            if (known != null && known.owner == owner) {
                if (known.slot != null && ((PyType) owner).version() == known.version) {
                    var value = known.slot.value;
                    return value instanceof PyObject && !(value instanceof PyFunction) ? null : value;
                }
                if (known.table != null && ((PyModule) owner).globals().version() == known.version
                    && ((PyModule) owner).globals().table() == known.table) {
                    return known.table.values[known.entry];
                }
            }
            if (owner instanceof PyType type) {
                int version = type.version();
                var slot = type.slot(name);
                if (slot != null && type.type().lookup(name) == null) member = new Member(owner, version, slot, null, 0);
                return null;
            }
            var globals = ((PyModule) owner).globals();
            int version = globals.version();
            var table = globals.table();
            int entry = globals.entry(table, name);
            if (entry >= 0) member = new Member(owner, version, null, table, entry);
            return null;
        }
    }

    static final class Write extends Target {
        private final Expression object;
        private final String name;
        private final Position position;
        private @Nullable Known known;

        /// Objects of this type and shape have the attribute at `index`, or get it there by changing to the shape `after`.
        private record Known(PyType type, int version, Shape shape, int index, @Nullable Shape after) {}

        Write(Expression object, String name, Position position) {
            this.object = object;
            this.name = name;
            this.position = position;
        }

        @Override
        void store(Frame frame, Object value) {
            write(frame, object.execute(frame), value);
        }

        void write(Frame frame, Object object, Object value) {
            if (object instanceof PyInstance instance) {
                var known = this.known;
                if (known != null && instance.type() == known.type && known.type.version() == known.version && instance.storage()[0] == known.shape) {
                    if (known.after == null ? instance.write(known.shape, known.index, value) : instance.extend(known.shape, known.after,
                        value)) return;
                }
                learn(instance);
            }
            try {
                Attributes.set(frame.thread, object, name, value);
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }

        private void learn(PyInstance object) {
            var type = object.type();
            if (type.isBuiltIn() || object instanceof PyType || type.forbids(name)) return;
            int version = type.version();
            var shape = (Shape) object.storage()[0];
            if (shape == Shape.DICT || type.lookup("__setattr__") instanceof PyFunction) return;
            var inClass = type.lookup(name);
            if (inClass != null && Attributes.isDataDescriptor(inClass)) return;
            int index = shape.index(name);
            known = new Known(type, version, shape, index, index > 0 ? null : shape.with(name));
        }

        @Override
        void delete(Frame frame) {
            var object = this.object.execute(frame);
            try {
                Attributes.delete(frame.thread, object, name);
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }
    }

    /// `object.name op= value`: the object is computed once.
    static final class Augment extends Statement {
        private final Expression object, result;
        private final int slot;
        private final Write target;

        /// @param slot   keeps the object
        /// @param result reads the attribute of what is in the slot and applies the operator
        Augment(int line, Expression object, int slot, Expression result, Write target) {
            super(line);
            this.object = object;
            this.slot = slot;
            this.result = result;
            this.target = target;
        }

        @Override
        int run(Frame frame) {
            var object = this.object.execute(frame);
            frame.slots[slot] = object;
            var value = result.execute(frame);
            frame.slots[slot] = null;
            target.write(frame, object, value);
            return NEXT;
        }
    }
}
