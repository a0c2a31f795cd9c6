package plinth.renderer.diagram;

/** Reads SVG path data (SVG 1.1, section 8.3) as far as drawings use it: all but T, t and arcs of turned ellipses. */
final class PathData {
    private final String data;
    private final Outline.Pen pen = new Outline.Pen();
    private int at;

    /** The second control point of the last S or C. */
    private double lastX;

    private double lastY;

    private PathData(String data) {
        this.data = data;
    }

    static Outline read(String data) {
        PathData d = new PathData(data);
        d.all();
        return d.pen.outline();
    }

    private void all() {
        char command = 'M';
        char before = ' ';
        while (more()) {
            char c = data.charAt(at);
            if (Character.isLetter(c)) {
                command = c;
                at++;
            } else if (command == 'M' || command == 'm') {
                // Further pairs behind a move are lines.
                command = command == 'M' ? 'L' : 'l';
            }
            step(command, "SsCc".indexOf(before) >= 0);
            before = command;
        }
    }

    private boolean more() {
        while (at < data.length() && (data.charAt(at) == ' ' || data.charAt(at) == ',')) {
            at++;
        }
        return at < data.length();
    }

    private void step(char command, boolean smooth) {
        double ox = Character.isLowerCase(command) ? pen.x() : 0;
        double oy = Character.isLowerCase(command) ? pen.y() : 0;
        switch (Character.toUpperCase(command)) {
            case 'M' -> pen.move(ox + number(), oy + number());
            case 'L' -> pen.line(ox + number(), oy + number());
            case 'H' -> pen.line(ox + number(), pen.y());
            case 'V' -> pen.line(pen.x(), oy + number());
            case 'Q' -> pen.quadratic(ox + number(), oy + number(), ox + number(), oy + number());
            case 'C' -> curve(ox + number(), oy + number(), ox, oy);
            case 'S' -> curve(smooth ? 2 * pen.x() - lastX : pen.x(), smooth ? 2 * pen.y() - lastY : pen.y(), ox, oy);
            case 'A' -> {
                double rx = number();
                double ry = number();
                number();
                boolean large = flag();
                boolean sweep = flag();
                arc(rx, ry, large, sweep, ox + number(), oy + number());
            }
            case 'Z' -> pen.close();
            default -> throw new IllegalArgumentException("path data with " + command + ": " + data);
        }
    }

    private void curve(double x1, double y1, double ox, double oy) {
        lastX = ox + number();
        lastY = oy + number();
        pen.curve(x1, y1, lastX, lastY, ox + number(), oy + number());
    }

    private boolean flag() {
        more();
        return data.charAt(at++) == '1';
    }

    private double number() {
        more();
        int from = at;
        if (data.charAt(at) == '-' || data.charAt(at) == '+') {
            at++;
        }
        boolean point = false;
        while (at < data.length() && (Character.isDigit(data.charAt(at)) || data.charAt(at) == '.' && !point)) {
            point |= data.charAt(at) == '.';
            at++;
        }
        return Double.parseDouble(data.substring(from, at));
    }

    /** Draws a part of an ellipse (SVG 1.1, appendix F.6) as curves of a quarter at most. */
    private void arc(double rx, double ry, boolean large, boolean sweep, double x, double y) {
        double halfX = (pen.x() - x) / 2;
        double halfY = (pen.y() - y) / 2;
        double reach = halfX * halfX / (rx * rx) + halfY * halfY / (ry * ry);
        if (reach == 0) {
            return;
        }
        double grow = Math.max(1, Math.sqrt(reach));
        double a = rx * grow;
        double b = ry * grow;
        double off = Math.sqrt(Math.max(0, grow * grow / reach - 1)) * (large == sweep ? -1 : 1);
        double offX = off * a * halfY / b;
        double offY = -off * b * halfX / a;
        double cx = offX + (pen.x() + x) / 2;
        double cy = offY + (pen.y() + y) / 2;
        double from = Math.atan2((pen.y() - cy) / b, (pen.x() - cx) / a);
        double turn = Math.atan2((y - cy) / b, (x - cx) / a) - from;
        if (sweep && turn < 0) {
            turn += 2 * Math.PI;
        } else if (!sweep && turn > 0) {
            turn -= 2 * Math.PI;
        }
        int n = (int) Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9);
        double k = 4.0 / 3 * Math.tan(turn / n / 4);
        for (int i = 0; i < n; i++) {
            double s = from + turn * i / n;
            double e = from + turn * (i + 1) / n;
            pen.curve(
                    cx + a * (Math.cos(s) - k * Math.sin(s)),
                    cy + b * (Math.sin(s) + k * Math.cos(s)),
                    cx + a * (Math.cos(e) + k * Math.sin(e)),
                    cy + b * (Math.sin(e) - k * Math.cos(e)),
                    i == n - 1 ? x : cx + a * Math.cos(e),
                    i == n - 1 ? y : cy + b * Math.sin(e));
        }
    }
}
