package interleave.view;

/// Who: the letter on a badge and the index of a colour (0: the main thread's).
public record Identity(String letter, int colour, String name) {}
