package plinth.app.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/** A path in SVG's notation, parsed once, to be drawn at any place and size without a transform. Knows M, L, H, V, C, S, A and Z. */
final class Strokes {
    private enum Verb {
        MOVE,
        LINE,
        CURVE,
        CLOSE
    }

    private record Step(Verb verb, double x1, double y1, double x2, double y2, double x, double y) {}

    private final List<Step> steps = new ArrayList<>();
    private final String text;
    private int at;
    private double x;
    private double y;
    private double startX;
    private double startY;
    private double handleX;
    private double handleY;

    private Strokes(String text) {
        this.text = text;
    }

    static Strokes of(String path) {
        Strokes s = new Strokes(path);
        s.parse();
        return s;
    }

    /** Adds the path to {@code g}'s current one, its origin at {@code (left, top)}. */
    void add(GraphicsContext g, double left, double top, double scale) {
        for (Step s : steps) {
            switch (s.verb()) {
                case MOVE -> g.moveTo(left + s.x() * scale, top + s.y() * scale);
                case LINE -> g.lineTo(left + s.x() * scale, top + s.y() * scale);
                case CURVE ->
                    g.bezierCurveTo(
                            left + s.x1() * scale,
                            top + s.y1() * scale,
                            left + s.x2() * scale,
                            top + s.y2() * scale,
                            left + s.x() * scale,
                            top + s.y() * scale);
                case CLOSE -> g.closePath();
            }
        }
    }

    private void parse() {
        char command = 'M';
        while (skip()) {
            if (Character.isLetter(text.charAt(at))) {
                command = text.charAt(at++);
            }
            step(command);
            command = command == 'M' ? 'L' : command == 'm' ? 'l' : command;
        }
    }

    private void step(char command) {
        boolean relative = Character.isLowerCase(command);
        double ox = relative ? x : 0;
        double oy = relative ? y : 0;
        boolean curve = false;
        switch (Character.toUpperCase(command)) {
            case 'M' -> {
                go(Verb.MOVE, ox + number(), oy + number());
                startX = x;
                startY = y;
            }
            case 'L' -> go(Verb.LINE, ox + number(), oy + number());
            case 'H' -> go(Verb.LINE, ox + number(), y);
            case 'V' -> go(Verb.LINE, x, oy + number());
            case 'C' -> {
                curve(ox + number(), oy + number(), ox + number(), oy + number(), ox + number(), oy + number());
                curve = true;
            }
            case 'S' -> {
                curve(2 * x - handleX, 2 * y - handleY, ox + number(), oy + number(), ox + number(), oy + number());
                curve = true;
            }
            case 'A' -> {
                double rx = number();
                double ry = number();
                number();
                boolean large = flag();
                boolean sweep = flag();
                arc(rx, ry, large, sweep, ox + number(), oy + number());
            }
            case 'Z' -> {
                steps.add(new Step(Verb.CLOSE, 0, 0, 0, 0, startX, startY));
                x = startX;
                y = startY;
            }
            default -> throw new IllegalArgumentException("no command " + command + " in a path: " + text);
        }
        if (!curve) {
            handleX = x;
            handleY = y;
        }
    }

    private void go(Verb verb, double toX, double toY) {
        steps.add(new Step(verb, 0, 0, 0, 0, toX, toY));
        x = toX;
        y = toY;
    }

    private void curve(double x1, double y1, double x2, double y2, double toX, double toY) {
        steps.add(new Step(Verb.CURVE, x1, y1, x2, y2, toX, toY));
        handleX = x2;
        handleY = y2;
        x = toX;
        y = toY;
    }

    /** An arc as curves of at most a quarter turn: SVG 1.1, appendix F.6.5, for an ellipse that is not turned. */
    private void arc(double rx0, double ry0, boolean large, boolean sweep, double toX, double toY) {
        double dx = (x - toX) / 2;
        double dy = (y - toY) / 2;
        double grow = Math.max(1, Math.sqrt(dx * dx / (rx0 * rx0) + dy * dy / (ry0 * ry0)));
        double rx = rx0 * grow;
        double ry = ry0 * grow;
        double below = rx * rx * dy * dy + ry * ry * dx * dx;
        double root = Math.sqrt(Math.max(0, (rx * rx * ry * ry - below) / below)) * (large == sweep ? -1 : 1);
        double cx = root * rx * dy / ry + (x + toX) / 2;
        double cy = -root * ry * dx / rx + (y + toY) / 2;
        double from = Math.atan2((y - cy) / ry, (x - cx) / rx);
        double turn = Math.atan2((toY - cy) / ry, (toX - cx) / rx) - from;
        turn += sweep && turn < 0 ? 2 * Math.PI : !sweep && turn > 0 ? -2 * Math.PI : 0;
        int parts = (int) Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9);
        double k = 4.0 / 3 * Math.tan(turn / parts / 4);
        for (int i = 0; i < parts; i++) {
            double a = from + turn * i / parts;
            double b = from + turn * (i + 1) / parts;
            curve(
                    cx + rx * (Math.cos(a) - k * Math.sin(a)),
                    cy + ry * (Math.sin(a) + k * Math.cos(a)),
                    cx + rx * (Math.cos(b) + k * Math.sin(b)),
                    cy + ry * (Math.sin(b) - k * Math.cos(b)),
                    i == parts - 1 ? toX : cx + rx * Math.cos(b),
                    i == parts - 1 ? toY : cy + ry * Math.sin(b));
        }
    }

    private boolean skip() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ',')) {
            at++;
        }
        return at < text.length();
    }

    private boolean flag() {
        skip();
        return text.charAt(at++) == '1';
    }

    private double number() {
        skip();
        int from = at;
        if (text.charAt(at) == '-' || text.charAt(at) == '+') {
            at++;
        }
        boolean point = false;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || (text.charAt(at) == '.' && !point))) {
            point |= text.charAt(at) == '.';
            at++;
        }
        return Double.parseDouble(text.substring(from, at));
    }
}
