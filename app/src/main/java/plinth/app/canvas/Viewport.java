package plinth.app.canvas;

/**
 * Which part of the drawing is seen. The point {@code (x, y)} of the drawing is at the upper left corner of the canvas.
 *
 * @param zoom canvas pixels for a unit of the drawing
 */
record Viewport(double x, double y, double zoom) {
    static final double LEAST = 0.05;
    static final double MOST = 4;
    static final Viewport START = new Viewport(-32, -32, 1);

    double toCanvasX(double drawingX) {
        return (drawingX - x) * zoom;
    }

    double toCanvasY(double drawingY) {
        return (drawingY - y) * zoom;
    }

    double toDrawingX(double canvasX) {
        return canvasX / zoom + x;
    }

    double toDrawingY(double canvasY) {
        return canvasY / zoom + y;
    }

    /** Returns the view moved so that what was at {@code (0, 0)} of the canvas is at {@code (dx, dy)}. */
    Viewport panned(double dx, double dy) {
        return new Viewport(x - dx / zoom, y - dy / zoom, zoom);
    }

    /** Returns the view at the zoom {@code to}, within the limits; what is under {@code (canvasX, canvasY)} stays there. */
    Viewport zoomedAt(double canvasX, double canvasY, double to) {
        double next = Math.clamp(to, LEAST, MOST);
        return new Viewport(x + canvasX / zoom - canvasX / next, y + canvasY / zoom - canvasY / next, next);
    }

    /** Returns the view that shows the rectangle whole, in the middle of a canvas of {@code width} by {@code height}, at {@code most} the zoom. */
    static Viewport fitting(
            double left,
            double top,
            double right,
            double bottom,
            double width,
            double height,
            double margin,
            double most) {
        double w = Math.max(1, right - left);
        double h = Math.max(1, bottom - top);
        double zoom = Math.min((width - 2 * margin) / w, (height - 2 * margin) / h);
        double z = Math.clamp(zoom, LEAST, most);
        return new Viewport((left + right - width / z) / 2, (top + bottom - height / z) / 2, z);
    }

    /** Returns the view moved as little as will show the rectangle with a margin; its upper left corner when it is greater than the canvas. */
    Viewport showing(double left, double top, double right, double bottom, double width, double height, double margin) {
        return new Viewport(
                shifted(x, left, right, width / zoom, margin / zoom),
                shifted(y, top, bottom, height / zoom, margin / zoom),
                zoom);
    }

    private static double shifted(double from, double low, double high, double length, double margin) {
        double at = from;
        if (high + margin > at + length) {
            at = high + margin - length;
        }
        return low - margin < at ? low - margin : at;
    }

    /** Returns the view on the way to {@code to}; {@code share} is 0 here and 1 there. The zoom goes by equal ratios. */
    Viewport towards(Viewport to, double share) {
        if (share >= 1) {
            return to;
        }
        double z = zoom * Math.pow(to.zoom / zoom, share);
        double s = Math.abs(to.zoom - zoom) < 1e-9 ? share : (1 / zoom - 1 / z) / (1 / zoom - 1 / to.zoom);
        return new Viewport(x + (to.x - x) * s, y + (to.y - y) * s, z);
    }
}
