package interleave.view;

/// A face at a size in pixels. The constants are the product's scale: body 13, captions 12, axes 11, titles 15.
public record Type(Face face, double size) {
    /// The bundled faces.
    public enum Face {
        REGULAR("Inter-Regular.otf"), MEDIUM("Inter-Medium.otf"), SEMIBOLD("Inter-SemiBold.otf"), BOLD("Inter-Bold.otf"),
        CODE("JetBrainsMono-Regular.ttf"), CODE_BOLD("JetBrainsMono-Bold.ttf");

        final String file;

        Face(String file) {
            this.file = file;
        }
    }

    public static final Type BODY = new Type(Face.REGULAR, 13);
    public static final Type BODY_STRONG = new Type(Face.SEMIBOLD, 13);
    public static final Type CAPTION = new Type(Face.REGULAR, 12);
    public static final Type CAPTION_STRONG = new Type(Face.SEMIBOLD, 12);
    public static final Type AXIS = new Type(Face.REGULAR, 11);
    public static final Type TITLE = new Type(Face.SEMIBOLD, 15);
    public static final Type FIGURE = new Type(Face.BOLD, 34);

    public Type at(double size) {
        return new Type(face, size);
    }
}
