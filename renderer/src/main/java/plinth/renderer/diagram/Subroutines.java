package plinth.renderer.diagram;

import java.util.BitSet;
import java.util.List;

/**
 * Follows the outlines of a CFF font to find which subroutines they call (Adobe Technical Note 5177, "The Type 2 Charstring Format"). Nothing is
 * drawn; only numbers, hints and calls are understood.
 */
final class Subroutines {
    private static final int DEEPEST = 10;

    private final List<byte[]> global;
    private final List<byte[]> local;
    private final BitSet globalUsed = new BitSet();
    private final BitSet localUsed = new BitSet();
    private final int[] stack = new int[256];
    private int depth;
    private int hints;

    Subroutines(List<byte[]> global, List<byte[]> local) {
        this.global = global;
        this.local = local;
    }

    /** Follows one glyph. */
    void follow(byte[] glyph) {
        depth = 0;
        hints = 0;
        run(glyph, 0);
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
            switch (b) {
                case 28 -> {
                    push((short) ((code[i] & 0xff) << 8 | code[i + 1] & 0xff));
                    i += 2;
                }
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
                    i++;
                    depth = 0;
                }
                default -> {
                    if (b < 32) {
                        depth = 0;
                    } else if (b < 247) {
                        push(b - 139);
                    } else if (b < 251) {
                        push((b - 247) * 256 + (code[i++] & 0xff) + 108);
                    } else if (b < 255) {
                        push(-(b - 251) * 256 - (code[i++] & 0xff) - 108);
                    } else {
                        push((code[i] & 0xff) << 8 | code[i + 1] & 0xff);
                        i += 4;
                    }
                }
            }
        }
        return false;
    }

    private void push(int n) {
        stack[depth++ & 0xff] = n;
    }

    private void stems() {
        hints += depth / 2;
        depth = 0;
    }

    private boolean call(List<byte[]> all, BitSet used, int nested) {
        depth--;
        int n = stack[depth & 0xff] + bias(all.size());
        used.set(n);
        return run(all.get(n), nested + 1);
    }

    private static int bias(int count) {
        return count < 1240 ? 107 : count < 33_900 ? 1131 : 32_768;
    }
}
