package interleave.shell;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// A picture as a small PNG file: at most 256 colours, chosen by median cut (Heckbert, *Color Image Quantization for Frame Buffer Display*, 1982), and packed as tightly as
/// deflate can. A window has few colours and their mixtures at the edges of letters, so it looks the same.
final class Indexed {
    private static final int MOST = 256;

    private Indexed() {}

    /// Colours that stand for one.
    private record Box(List<int[]> colours) {
        /// Counts how much is lost by one colour for all: the widest channel, weighed by how many pixels it is about.
        double spread() {
            long pixels = 0;
            for (int[] colour : colours) pixels += colour[1];
            return widest()[1] * Math.sqrt(pixels);
        }

        /// The channel's shift and its width.
        int[] widest() {
            int[] best = {0, -1};
            for (int shift : new int[] {16, 8, 0}) {
                int low = 255, high = 0;
                for (int[] colour : colours) {
                    int value = colour[0] >> shift & 255;
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
                if (high - low > best[1]) best = new int[] {shift, high - low};
            }
            return best;
        }

        List<Box> halves() {
            int shift = widest()[0];
            colours.sort(Comparator.comparingInt(colour -> colour[0] >> shift & 255));
            long all = 0, below = 0;
            for (int[] colour : colours) all += colour[1];
            int cut = 0;
            while (cut < colours.size() - 1 && (cut == 0 || below + colours.get(cut)[1] <= all / 2)) below += colours.get(cut++)[1];
            return List.of(new Box(new ArrayList<>(colours.subList(0, cut))), new Box(new ArrayList<>(colours.subList(cut, colours.size()))));
        }

        /// What most of its pixels have: grounds keep their exact colour.
        int colour() {
            return colours.stream().max(Comparator.comparingInt(colour -> colour[1])).orElseThrow()[0];
        }
    }

    static void write(Image image, Path file) throws IOException {
        var picture = indexed(SwingFXUtils.fromFXImage(image, null));
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        Files.deleteIfExists(file);
        try (var out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            var tight = writer.getDefaultWriteParam();
            tight.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            tight.setCompressionQuality(0);
            writer.write(null, new IIOImage(picture, null, null), tight);
        } finally {
            writer.dispose();
        }
    }

    static BufferedImage indexed(BufferedImage image) {
        int width = image.getWidth(), height = image.getHeight();
        var counts = new HashMap<Integer, int[]>();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int colour = image.getRGB(x, y) & 0xffffff;
                counts.computeIfAbsent(colour, key -> new int[] {key, 0})[1]++;
            }
        }
        Map<Integer, Integer> places = new HashMap<>();
        var boxes = boxes(new ArrayList<>(counts.values()));
        byte[] red = new byte[boxes.size()], green = red.clone(), blue = red.clone();
        for (int i = 0; i < boxes.size(); i++) {
            int colour = boxes.get(i).colour();
            red[i] = (byte) (colour >> 16);
            green[i] = (byte) (colour >> 8);
            blue[i] = (byte) colour;
            for (int[] each : boxes.get(i).colours) places.put(each[0], i);
        }
        var indexed = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, boxes.size(), red, green, blue));
        var pixels = indexed.getRaster();
        for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) pixels.setSample(x, y, 0, places.get(image.getRGB(x, y) & 0xffffff));
        return indexed;
    }

    private static List<Box> boxes(List<int[]> colours) {
        var boxes = new ArrayList<Box>();
        boxes.add(new Box(colours));
        while (boxes.size() < MOST) {
            var widest = boxes.stream().filter(box -> box.colours.size() > 1).max(Comparator.comparingDouble(Box::spread)).orElse(null);
            if (widest == null) break;
            boxes.remove(widest);
            boxes.addAll(widest.halves());
        }
        return boxes;
    }
}
