package plinth.renderer.diagram;

import java.nio.ByteBuffer;

/** Draws the glyphs of a TrueType font (OpenType specification 1.9, {@code glyf}); hints are left out. */
final class GlyfOutlines {
    private static final int ON_CURVE = 0x1;
    private static final int SHORT_X = 0x2;
    private static final int SHORT_Y = 0x4;
    private static final int REPEAT = 0x8;
    private static final int SAME_X = 0x10;
    private static final int SAME_Y = 0x20;
    private static final int DEEPEST = 5;

    private final GlyfSubset table;

    GlyfOutlines(GlyfSubset table) {
        this.table = table;
    }

    Outline draw(int glyph) {
        Outline.Pen pen = new Outline.Pen();
        draw(pen, glyph, 1, 0, 0, 1, 0, 0, 0);
        return pen.outline();
    }

    private void draw(
            Outline.Pen pen, int glyph, double a, double b, double c, double d, double dx, double dy, int nested) {
        ByteBuffer g = ByteBuffer.wrap(table.glyph(glyph));
        if (g.capacity() < 10 || nested > DEEPEST) {
            return;
        }
        int contours = g.getShort(0);
        if (contours < 0) {
            parts(pen, g, a, b, c, d, dx, dy, nested);
            return;
        }
        int[] ends = new int[contours];
        for (int i = 0; i < contours; i++) {
            ends[i] = u16(g, 10 + 2 * i);
        }
        int points = contours == 0 ? 0 : ends[contours - 1] + 1;
        int at = 10 + 2 * contours;
        at += 2 + u16(g, at);
        int[] flags = new int[points];
        for (int i = 0; i < points; i++) {
            flags[i] = g.get(at++) & 0xff;
            if ((flags[i] & REPEAT) != 0) {
                int more = g.get(at++) & 0xff;
                for (int k = 0; k < more; k++, i++) {
                    flags[i + 1] = flags[i];
                }
            }
        }
        g.position(at);
        int[] xs = coordinates(g, flags, SHORT_X, SAME_X);
        int[] ys = coordinates(g, flags, SHORT_Y, SAME_Y);
        double[] x = new double[points];
        double[] y = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = a * xs[i] + c * ys[i] + dx;
            y[i] = b * xs[i] + d * ys[i] + dy;
        }
        int from = 0;
        for (int end : ends) {
            contour(pen, flags, x, y, from, end);
            from = end + 1;
        }
    }

    private static int[] coordinates(ByteBuffer g, int[] flags, int shortBit, int sameBit) {
        int[] out = new int[flags.length];
        int v = 0;
        for (int i = 0; i < flags.length; i++) {
            boolean same = (flags[i] & sameBit) != 0;
            if ((flags[i] & shortBit) != 0) {
                int step = g.get() & 0xff;
                v += same ? step : -step;
            } else if (!same) {
                v += g.getShort();
            }
            out[i] = v;
        }
        return out;
    }

    /** Between two points off the curve there is one on it, in their middle. */
    private static void contour(Outline.Pen pen, int[] flags, double[] x, double[] y, int from, int end) {
        int n = end - from + 1;
        if (n < 2) {
            return;
        }
        int first = from;
        while (first <= end && (flags[first] & ON_CURVE) == 0) {
            first++;
        }
        boolean none = first > end;
        if (none) {
            pen.move((x[from] + x[end]) / 2, (y[from] + y[end]) / 2);
            first = end;
        } else {
            pen.move(x[first], y[first]);
        }
        double startX = pen.x();
        double startY = pen.y();
        int waiting = -1;
        for (int i = 1; i <= n; i++) {
            int p = from + (first - from + i) % n;
            boolean on = (flags[p] & ON_CURVE) != 0;
            if (waiting >= 0) {
                double toX = on ? x[p] : (x[waiting] + x[p]) / 2;
                double toY = on ? y[p] : (y[waiting] + y[p]) / 2;
                pen.quadratic(x[waiting], y[waiting], toX, toY);
            } else if (on) {
                pen.line(x[p], y[p]);
            }
            waiting = on ? -1 : p;
        }
        if (waiting >= 0) {
            pen.quadratic(x[waiting], y[waiting], startX, startY);
        }
        pen.close();
    }

    private void parts(
            Outline.Pen pen, ByteBuffer g, double a, double b, double c, double d, double dx, double dy, int nested) {
        for (GlyfSubset.Part p : GlyfSubset.partsOf(g)) {
            draw(
                    pen,
                    p.glyph(),
                    a * p.a() + c * p.b(),
                    b * p.a() + d * p.b(),
                    a * p.c() + c * p.d(),
                    b * p.c() + d * p.d(),
                    a * p.x() + c * p.y() + dx,
                    b * p.x() + d * p.y() + dy,
                    nested + 1);
        }
    }

    private static int u16(ByteBuffer b, int at) {
        return b.getShort(at) & 0xffff;
    }
}
