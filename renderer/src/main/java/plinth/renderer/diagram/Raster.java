package plinth.renderer.diagram;

import java.util.Arrays;

/**
 * Pixels, and outlines filled into them with smooth edges: each row of pixels is cut into {@value #CUTS} lines, on which the covered part is measured exactly.
 * What is covered twice counts once (the rule "nonzero").
 */
final class Raster {
    private static final int CUTS = 16;

    /** Heights are taken to this part of a pixel, so that a picture in bands is to the bit what it is as a whole. */
    private static final double GRID = 256;

    private final int width;
    private final int height;
    private final int row;

    /** Premultiplied, as 0xAARRGGBB. */
    private final int[] pixels;

    /** What each pixel of the row at hand is covered by, and the changes of it further right. */
    private final float[] covered;

    private final float[] steps;

    /** The pixels of the row at hand that are touched: the first, and the one behind the last. */
    private int low;

    private int high;

    /** The edges of the outline at hand, four numbers each, from above to below; and whether each goes down. */
    private double[] edges = new double[1024];

    private int edgeCount;
    private byte[] turns = new byte[256];

    /**
     * @param row which row of the picture is the first one here
     * @param ground the colour of every pixel, premultiplied, as 0xAARRGGBB
     */
    Raster(int width, int height, int row, int ground) {
        this.width = width;
        this.height = height;
        this.row = row;
        this.pixels = new int[width * height];
        this.covered = new float[width + 2];
        this.steps = new float[width + 2];
        Arrays.fill(pixels, ground);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int pixel(int x, int y) {
        return pixels[y * width + x];
    }

    /** Adds an edge of the outline that {@link #fill} fills next, in pixels of the whole picture. */
    void edge(double fromX, double fromY, double toX, double toY) {
        double y0 = Math.rint(fromY * GRID) / GRID - row;
        double y1 = Math.rint(toY * GRID) / GRID - row;
        if (y0 == y1 || Math.max(y0, y1) <= 0 || Math.min(y0, y1) >= height) {
            return;
        }
        if (edgeCount * 4 == edges.length) {
            edges = Arrays.copyOf(edges, edges.length * 2);
            turns = Arrays.copyOf(turns, turns.length * 2);
        }
        boolean down = y0 < y1;
        int at = edgeCount * 4;
        edges[at] = down ? fromX : toX;
        edges[at + 1] = down ? y0 : y1;
        edges[at + 2] = down ? toX : fromX;
        edges[at + 3] = down ? y1 : y0;
        turns[edgeCount++] = (byte) (down ? 1 : -1);
    }

    /** Fills what the edges enclose with the colour 0xRRGGBB. */
    void fill(int rgb) {
        if (edgeCount == 0) {
            return;
        }
        int[] order = byTop();
        double bottom = 0;
        for (int i = 0; i < edgeCount; i++) {
            bottom = Math.max(bottom, edges[i * 4 + 3]);
        }
        int last = Math.min(height, (int) Math.ceil(bottom));
        int[] live = new int[edgeCount];
        double[] xs = new double[edgeCount];
        byte[] ways = new byte[edgeCount];
        int lives = 0;
        int next = 0;
        for (int y = Math.max(0, (int) Math.floor(edges[order[0] * 4 + 1])); y < last; y++) {
            while (next < edgeCount && edges[order[next] * 4 + 1] < y + 1) {
                live[lives++] = order[next++];
            }
            int kept = 0;
            for (int i = 0; i < lives; i++) {
                if (edges[live[i] * 4 + 3] > y) {
                    live[kept++] = live[i];
                }
            }
            lives = kept;
            if (lives > 0) {
                row(y, live, lives, xs, ways);
                blend(y, rgb);
            }
        }
        edgeCount = 0;
    }

    private int[] byTop() {
        long[] keys = new long[edgeCount];
        for (int i = 0; i < edgeCount; i++) {
            keys[i] = ((long) Math.floor(edges[i * 4 + 1]) << 32) + i;
        }
        Arrays.sort(keys);
        int[] order = new int[edgeCount];
        for (int i = 0; i < edgeCount; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    private void row(int y, int[] live, int lives, double[] xs, byte[] ways) {
        low = width;
        high = 0;
        for (int k = 0; k < CUTS; k++) {
            double at = y + (k + 0.5) / CUTS;
            int n = 0;
            for (int i = 0; i < lives; i++) {
                int e = live[i] * 4;
                if (edges[e + 1] <= at && at < edges[e + 3]) {
                    double x =
                            edges[e] + (edges[e + 2] - edges[e]) * (at - edges[e + 1]) / (edges[e + 3] - edges[e + 1]);
                    int p = n++;
                    while (p > 0 && xs[p - 1] > x) {
                        xs[p] = xs[p - 1];
                        ways[p] = ways[p - 1];
                        p--;
                    }
                    xs[p] = x;
                    ways[p] = turns[live[i]];
                }
            }
            int winding = 0;
            for (int i = 0; i + 1 < n; i++) {
                winding += ways[i];
                if (winding != 0) {
                    span(xs[i], xs[i + 1]);
                }
            }
        }
    }

    private void span(double from, double to) {
        double a = Math.max(0, from);
        double b = Math.min(width, to);
        if (b <= a) {
            return;
        }
        int first = (int) a;
        int end = (int) b;
        low = Math.min(low, first);
        high = Math.max(high, end + 1);
        if (first == end) {
            covered[first] += (float) (b - a);
        } else {
            covered[first] += (float) (first + 1 - a);
            steps[first + 1] += 1;
            steps[end] -= 1;
            covered[end] += (float) (b - end);
        }
    }

    private void blend(int y, int rgb) {
        if (high <= low) {
            return;
        }
        float full = 0;
        for (int x = low; x < Math.min(width, high); x++) {
            full += steps[x];
            float share = (full + covered[x]) / CUTS;
            if (share > 0) {
                int at = y * width + x;
                pixels[at] = over(pixels[at], rgb, Math.min(255, Math.round(share * 255)));
            }
        }
        Arrays.fill(steps, low, high, 0);
        Arrays.fill(covered, low, high, 0);
    }

    private static int over(int below, int rgb, int alpha) {
        if (alpha == 255) {
            return 0xff000000 | rgb;
        }
        int out = 0;
        for (int shift = 24; shift >= 0; shift -= 8) {
            int above = shift == 24 ? 255 : rgb >> shift & 0xff;
            int under = below >>> shift & 0xff;
            out |= (above * alpha + under * (255 - alpha) + 127) / 255 << shift;
        }
        return out;
    }
}
