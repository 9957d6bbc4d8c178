package interleave.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;

/// A picture as a PNG file.
public final class Png {
    private Png() {}

    /// Any thread.
    ///
    /// @throws IOException with one sentence when the file can't be written
    public static void write(Image image, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var out = Files.newOutputStream(file)) {
            if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", out)) {
                throw new IOException("This Java can't write PNG files.");
            }
        }
    }
}
