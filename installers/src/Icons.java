import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Draws the program's mark, three columns on two steps, as the desktops want it: PNG, SVG, Windows' ICO and macOS' ICNS. */
final class Icons {
    /** The mark's parts in a square of 20: x, y, width, height, colour. As {@code plinth.app.shell.Logo} shows it in the window. */
    private record Part(double x, double y, double w, double h, int colour) {}

    private static final List<Part> PARTS = List.of(
            new Part(1, 16, 18, 3, 0x1f2328),
            new Part(3, 12, 14, 3, 0x1f2328),
            new Part(4.5, 2, 3, 9, 0x0969da),
            new Part(8.5, 5, 3, 6, 0x8250df),
            new Part(12.5, 3.5, 3, 7.5, 0x0969da));

    /** The mark stands on paper with rounded corners, so that it can be seen on dark panels, too. */
    private static final double MARGIN = 0.16;

    static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    private Icons() {}

    static byte[] png(int size) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(0xffffff));
        double corner = size * 0.36;
        g.fill(new RoundRectangle2D.Double(0, 0, size, size, corner, corner));
        double scale = size * (1 - 2 * MARGIN) / 20;
        for (Part p : PARTS) {
            g.setColor(new Color(p.colour));
            double at = size * MARGIN;
            g.fill(new RoundRectangle2D.Double(
                    at + p.x * scale, at + p.y * scale, p.w * scale, p.h * scale, 2 * scale, 2 * scale));
        }
        g.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    static String svg() {
        StringBuilder out = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 128 128\">\n"
                + "<rect width=\"128\" height=\"128\" rx=\"23\" fill=\"#ffffff\"/>\n");
        double at = 128 * MARGIN;
        double scale = 128 * (1 - 2 * MARGIN) / 20;
        for (Part p : PARTS) {
            out.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" rx=\"%.2f\" fill=\"#%06x\"/>%n",
                    at + p.x * scale,
                    at + p.y * scale,
                    p.w * scale,
                    p.h * scale,
                    scale,
                    p.colour));
        }
        return out.append("</svg>\n").toString();
    }

    /** An ICO file holds PNG images behind a table of 16 bytes each. */
    static byte[] ico() throws IOException {
        List<Integer> sizes = List.of(16, 24, 32, 48, 64, 256);
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        ByteBuffer head = ByteBuffer.allocate(6 + 16 * sizes.size()).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) sizes.size());
        for (int size : sizes) {
            byte[] png = png(size);
            byte side = (byte) (size == 256 ? 0 : size);
            head.put(side)
                    .put(side)
                    .put((byte) 0)
                    .put((byte) 0)
                    .putShort((short) 1)
                    .putShort((short) 32);
            head.putInt(png.length).putInt(head.capacity() + images.size());
            images.write(png);
        }
        return ByteBuffer.allocate(head.capacity() + images.size())
                .put(head.array())
                .put(images.toByteArray())
                .array();
    }

    /** An ICNS file holds PNG images, each behind its type and length. */
    static byte[] icns() throws IOException {
        List<String> types = List.of("icp4", "icp5", "icp6", "ic07", "ic08", "ic09");
        List<Integer> sizes = List.of(16, 32, 64, 128, 256, 512);
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        for (int i = 0; i < types.size(); i++) {
            byte[] png = png(sizes.get(i));
            images.write(types.get(i).getBytes(StandardCharsets.US_ASCII));
            images.write(ByteBuffer.allocate(4).putInt(png.length + 8).array());
            images.write(png);
        }
        return ByteBuffer.allocate(8 + images.size())
                .put("icns".getBytes(StandardCharsets.US_ASCII))
                .putInt(8 + images.size())
                .put(images.toByteArray())
                .array();
    }

    /** Writes the icon that this system's jpackage takes into {@code folder} and returns it. */
    static Path forThisSystem(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (Trees.system("windows")) {
            return Files.write(folder.resolve("plinth.ico"), ico());
        }
        return Trees.system("mac")
                ? Files.write(folder.resolve("plinth.icns"), icns())
                : Files.write(folder.resolve("plinth.png"), png(256));
    }
}
