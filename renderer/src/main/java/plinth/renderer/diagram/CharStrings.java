package plinth.renderer.diagram;

import java.util.BitSet;
import java.util.List;

/**
 * Draws the glyphs of a CFF font, and notes which subroutines they call (Adobe Technical Note 5177, "The Type 2 Charstring Format"). Hints are read
 * over; arithmetic, which fonts no longer use, is not understood.
 */
final class CharStrings {
    private static final int DEEPEST = 10;

    private final List<byte[]> global;
    private final List<byte[]> local;
    private final BitSet globalUsed = new BitSet();
    private final BitSet localUsed = new BitSet();
    private final double[] stack = new double[256];
    private Outline.Pen pen = new Outline.Pen();
    private boolean open;
    private int depth;
    private int hints;

    CharStrings(List<byte[]> global, List<byte[]> local) {
        this.global = global;
        this.local = local;
    }

    /** Returns the outline of {@code glyph} in the font's units; y grows upwards. */
    Outline draw(byte[] glyph) {
        depth = 0;
        hints = 0;
        open = false;
        pen = new Outline.Pen();
        run(glyph, 0);
        closed();
        return pen.outline();
    }

    BitSet globalUsed() {
        return globalUsed;
    }

    BitSet localUsed() {
        return localUsed;
    }

    /** Returns whether the glyph has ended. */
    private boolean run(byte[] code, int nested) {
        if (nested > DEEPEST) {
            throw new IllegalStateException("subroutines of a font call each other too deep");
        }
        int i = 0;
        while (i < code.length) {
            int b = code[i++] & 0xff;
            if (b == 28) {
                push((short) ((code[i] & 0xff) << 8 | code[i + 1] & 0xff));
                i += 2;
            } else if (b == 255) {
                push(((code[i] & 0xff) << 24
                                | (code[i + 1] & 0xff) << 16
                                | (code[i + 2] & 0xff) << 8
                                | code[i + 3] & 0xff)
                        / 65_536.0);
                i += 4;
            } else if (b >= 251) {
                push(-(b - 251) * 256 - (code[i++] & 0xff) - 108);
            } else if (b >= 247) {
                push((b - 247) * 256 + (code[i++] & 0xff) + 108);
            } else if (b >= 32) {
                push(b - 139);
            } else {
                switch (b) {
                    case 1, 3, 18, 23 -> stems();
                    case 19, 20 -> {
                        stems();
                        i += (hints + 7) / 8;
                    }
                    case 10 -> {
                        if (call(local, localUsed, nested)) {
                            return true;
                        }
                    }
                    case 29 -> {
                        if (call(global, globalUsed, nested)) {
                            return true;
                        }
                    }
                    case 11 -> {
                        return false;
                    }
                    case 14 -> {
                        return true;
                    }
                    case 12 -> {
                        flex(code[i++] & 0xff);
                        depth = 0;
                    }
                    default -> {
                        draw(b);
                        depth = 0;
                    }
                }
            }
        }
        return false;
    }

    private void push(double n) {
        stack[depth++ & 0xff] = n;
    }

    private void stems() {
        hints += depth / 2;
        depth = 0;
    }

    private boolean call(List<byte[]> all, BitSet used, int nested) {
        depth--;
        int n = (int) stack[depth & 0xff] + bias(all.size());
        used.set(n);
        return run(all.get(n), nested + 1);
    }

    private static int bias(int count) {
        return count < 1240 ? 107 : count < 33_900 ? 1131 : 32_768;
    }

    private void draw(int operator) {
        switch (operator) {
            // The first move may have the glyph's width before it.
            case 21 -> move(stack[depth - 2], stack[depth - 1]);
            case 22 -> move(stack[depth - 1], 0);
            case 4 -> move(0, stack[depth - 1]);
            case 5 -> lines(0, depth);
            case 6, 7 -> {
                for (int i = 0; i < depth; i++) {
                    boolean across = (i % 2 == 0) == (operator == 6);
                    line(across ? stack[i] : 0, across ? 0 : stack[i]);
                }
            }
            case 8 -> curves(0, depth);
            case 24 -> lines(curves(0, depth - 2), depth);
            case 25 -> curves(lines(0, depth - 6), depth);
            case 26 -> {
                double first = depth % 4 == 1 ? stack[0] : 0;
                for (int i = depth % 4; i + 4 <= depth; i += 4) {
                    curve(i == depth % 4 ? first : 0, stack[i], stack[i + 1], stack[i + 2], 0, stack[i + 3]);
                }
            }
            case 27 -> {
                double first = depth % 4 == 1 ? stack[0] : 0;
                for (int i = depth % 4; i + 4 <= depth; i += 4) {
                    curve(stack[i], i == depth % 4 ? first : 0, stack[i + 1], stack[i + 2], stack[i + 3], 0);
                }
            }
            case 30, 31 -> turns(operator == 31);
            default -> throw new IllegalStateException("an outline with the operator " + operator);
        }
    }

    private void move(double dx, double dy) {
        closed();
        pen.move(pen.x() + dx, pen.y() + dy);
        open = true;
    }

    private void closed() {
        if (open) {
            double x = pen.x();
            double y = pen.y();
            pen.close();
            // The next move counts from the last point, not from the first.
            pen.stand(x, y);
        }
    }

    private void line(double dx, double dy) {
        pen.line(pen.x() + dx, pen.y() + dy);
    }

    private void curve(double dx1, double dy1, double dx2, double dy2, double dx3, double dy3) {
        double x1 = pen.x() + dx1;
        double y1 = pen.y() + dy1;
        double x2 = x1 + dx2;
        double y2 = y1 + dy2;
        pen.curve(x1, y1, x2, y2, x2 + dx3, y2 + dy3);
    }

    private int lines(int from, int to) {
        int i = from;
        for (; i + 2 <= to; i += 2) {
            line(stack[i], stack[i + 1]);
        }
        return i;
    }

    private int curves(int from, int to) {
        int i = from;
        for (; i + 6 <= to; i += 6) {
            curve(stack[i], stack[i + 1], stack[i + 2], stack[i + 3], stack[i + 4], stack[i + 5]);
        }
        return i;
    }

    /** Curves that begin across and end upright, and the other way round, in turn. */
    private void turns(boolean across) {
        boolean now = across;
        for (int i = 0; i + 4 <= depth; i += 4) {
            double last = depth - i == 5 ? stack[i + 4] : 0;
            if (now) {
                curve(stack[i], 0, stack[i + 1], stack[i + 2], last, stack[i + 3]);
            } else {
                curve(0, stack[i], stack[i + 1], stack[i + 2], stack[i + 3], last);
            }
            now = !now;
        }
    }

    private void flex(int operator) {
        double[] s = stack;
        switch (operator) {
            case 35 -> curves(0, 12);
            case 34 -> {
                curve(s[0], 0, s[1], s[2], s[3], 0);
                curve(s[4], 0, s[5], -s[2], s[6], 0);
            }
            case 36 -> {
                curve(s[0], s[1], s[2], s[3], s[4], 0);
                curve(s[5], 0, s[6], s[7], s[8], -(s[1] + s[3] + s[7]));
            }
            case 37 -> {
                double dx = s[0] + s[2] + s[4] + s[6] + s[8];
                double dy = s[1] + s[3] + s[5] + s[7] + s[9];
                boolean across = Math.abs(dx) > Math.abs(dy);
                curve(s[0], s[1], s[2], s[3], s[4], s[5]);
                curve(s[6], s[7], s[8], s[9], across ? s[10] : -dx, across ? -dy : s[10]);
            }
            default -> throw new IllegalStateException("an outline with the operator 12 " + operator);
        }
    }
}
