package interleave.python.vm;

/// Marks a callable written in Java that becomes a method where it is found in a class, as functions do.
public interface Bindable {}
