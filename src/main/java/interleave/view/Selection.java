package interleave.view;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;

/// What all views point out: one actor and one resource; -1 is none. FX thread only.
public final class Selection {
    private final IntegerProperty actor = new SimpleIntegerProperty(this, "actor", -1);
    private final IntegerProperty resource = new SimpleIntegerProperty(this, "resource", -1);

    public IntegerProperty actorProperty() {
        return actor;
    }

    public int actor() {
        return actor.get();
    }

    public IntegerProperty resourceProperty() {
        return resource;
    }

    public int resource() {
        return resource.get();
    }
}
