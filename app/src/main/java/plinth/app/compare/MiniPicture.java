package plinth.app.compare;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import plinth.app.ui.Appearance;
import plinth.model.cost.Scale;
import plinth.model.layout.Family;
import plinth.model.layout.Layout;
import plinth.model.layout.Strategy;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.renderer.report.Figures;

/** A layout in 256 by 128 pixels: which tables there are, and where a single table is empty. */
final class MiniPicture extends Painted {
    private Optional<Layout> layout = Optional.empty();
    private Optional<Scale> scale = Optional.empty();

    MiniPicture(ObservableValue<Appearance> appearance) {
        super(appearance);
        setMinSize(200, 128);
        setPrefSize(256, 128);
        setMaxHeight(128);
    }

    void show(Optional<Layout> layout, Optional<Scale> scale) {
        this.layout = layout;
        this.scale = scale;
        repaint();
    }

    @Override
    void paint(GraphicsContext g, double w, double h) {
        if (layout.isEmpty() || scale.isEmpty()) {
            return;
        }
        Layout l = layout.get();
        switch (l.strategy()) {
            case Strategy.ClassTable c -> classTable(g, w, l);
            case Strategy.SingleTable s -> singleTable(g, w, l);
            case Strategy.ConcreteTables t -> concrete(g, w, l, t);
        }
    }

    private static int columns(Layout l, ObjectName table) {
        return l.schema().table(table).map(Table::columns).map(List::size).orElse(0);
    }

    private void classTable(GraphicsContext g, double w, Layout l) {
        List<ObjectName> subs = l.tables().subList(1, l.tables().size());
        double cx = Math.rint(w / 2);
        box(
                g,
                cx - 56,
                4,
                112,
                l.tables().getFirst().toString(),
                columns(l, l.tables().getFirst()) + " col, "
                        + Figures.count(scale.orElseThrow().rows()));
        boolean enforced = l.strategy() instanceof Strategy.ClassTable c && c.guarded();
        g.setStroke(tints().pattern());
        g.setLineWidth(1.5);
        int shown = (int) Math.min(subs.size(), Math.max(1, Math.floor((w + 6) / 80)));
        double gap = 6;
        double width = (w - (shown - 1) * gap) / shown;
        g.strokeLine(cx, 41, cx, 51);
        g.strokeLine(cx - 10, 71, cx + 10, 71);
        double first = width / 2;
        double last = w - width / 2;
        g.strokeLine(cx, 67, cx, shown == 1 ? 90 : 77);
        if (shown > 1) {
            g.beginPath();
            g.moveTo(first, 90);
            g.lineTo(first, 83);
            g.quadraticCurveTo(first, 77, first + 6, 77);
            g.lineTo(last - 6, 77);
            g.quadraticCurveTo(last, 77, last, 83);
            g.lineTo(last, 90);
            g.stroke();
            for (int i = 1; i < shown - 1; i++) {
                double x = Math.rint(i * (width + gap) + width / 2);
                g.strokeLine(x, 77, x, 90);
            }
        }
        g.setFill(tints().background());
        g.fillOval(cx - 8, 51, 16, 16);
        if (!enforced) {
            g.setLineDashes(3, 2);
        }
        g.strokeOval(cx - 8, 51, 16, 16);
        g.setLineDashes();
        text(g, "d", cx, 63, semibold(10), TextAlignment.CENTER, true);
        for (int i = 0; i < shown; i++) {
            boolean rest = i == shown - 1 && shown < subs.size();
            String name =
                    rest ? (subs.size() - shown + 1) + " more" : subs.get(i).toString();
            box(
                    g,
                    Math.rint(i * (width + gap)),
                    90,
                    Math.rint(width),
                    name,
                    rest ? "" : columns(l, subs.get(i)) + " col");
        }
    }

    private void concrete(GraphicsContext g, double w, Layout l, Strategy.ConcreteTables t) {
        List<Layout.KindLayout> kinds = l.kinds();
        int shown = (int) Math.min(kinds.size(), Math.max(1, Math.floor((w + 6) / 80)));
        double gap = 6;
        double width = (w - (shown - 1) * gap) / shown;
        if (t.view()) {
            double cx = Math.rint(w / 2);
            g.setStroke(tints().patternLine());
            g.setLineWidth(1);
            g.setLineDashes(3, 2);
            g.strokeRoundRect(cx - 55.5, 12.5, 111, 24, 8, 8);
            for (int i = 0; i < shown; i++) {
                double x = Math.rint(i * (width + gap) + width / 2) + .5;
                g.strokeLine(cx, 37, x, 66);
            }
            g.setLineDashes();
            text(
                    g,
                    fitted(l.family().base() + " (view)", 104, semibold(11)),
                    cx,
                    28,
                    semibold(11),
                    TextAlignment.CENTER,
                    false);
        }
        for (int i = 0; i < shown; i++) {
            boolean rest = i == shown - 1 && shown < kinds.size();
            String name = rest
                    ? (kinds.size() - shown + 1) + " more"
                    : kinds.get(i).own().toString();
            String under = rest
                    ? ""
                    : columns(l, kinds.get(i).own()) + " col, "
                            + Figures.count(scale.orElseThrow().rows(i));
            box(g, Math.rint(i * (width + gap)), 66, Math.rint(width), name, under);
        }
    }

    private void singleTable(GraphicsContext g, double w, Layout l) {
        ObjectName table = l.tables().getFirst();
        double left = 16;
        double width = w - 32;
        List<Family.Kind> kinds = l.family().kinds();
        g.setFill(tints().box());
        g.fillRoundRect(left, 4, width, 120, 8, 8);
        text(g, table.toString(), left + 10, 20, semibold(11), TextAlignment.LEFT, false);
        muted(
                g,
                columns(l, table) + " col, " + Figures.count(scale.orElseThrow().rows()),
                left + width - 8,
                20);
        g.setStroke(tints().border());
        g.setLineWidth(1);
        g.strokeLine(left + 1, 28.5, left + width - 1, 28.5);
        int shown = Math.min(kinds.size(), 3);
        for (int i = 0; i <= shown; i++) {
            double y = 30 + i * 23;
            boolean rest = i == shown && kinds.size() > 3;
            double share = i == 0 ? 1 : scale.orElseThrow().mix().get(i - 1);
            g.setFill(tints().pattern());
            g.setGlobalAlpha(i == 0 ? .08 : .16);
            g.fillRect(left + 1, y, Math.rint((width - 2) * (rest ? 1 : share)), 22);
            g.setGlobalAlpha(1);
            String name = i == 0
                    ? "shared"
                    : rest ? (kinds.size() - 2) + " more" : kinds.get(i - 1).value();
            int own = i == 0
                    ? l.family().shared().columns().size()
                    : kinds.get(i - 1).columns().size();
            String note = i == 0
                    ? Figures.counted(own, "column")
                    : rest ? "" : own + (own == 0 ? "" : ", null in " + Figures.percent(1 - share));
            text(g, name, left + 8, y + 15, inter(11), TextAlignment.LEFT, false);
            muted(g, note, left + width - 8, y + 15);
        }
        g.setStroke(tints().patternLine());
        g.strokeRoundRect(left + .5, 4.5, width - 1, 119, 8, 8);
    }

    private void box(GraphicsContext g, double x, double y, double w, String name, String under) {
        g.setFill(tints().box());
        g.fillRoundRect(x, y, w, 37, 8, 8);
        g.setStroke(tints().patternLine());
        g.setLineWidth(1);
        g.strokeRoundRect(x + .5, y + .5, w - 1, 36, 8, 8);
        Font font = whole(name, w - 12);
        text(g, fitted(name, w - 12, font), x + 7, y + 15, font, TextAlignment.LEFT, false);
        g.setFont(mono(10));
        g.setFill(tints().muted());
        g.fillText(fitted(under, w - 12, mono(10)), x + 7, y + 29);
    }

    /** Returns the largest font, down to the smallest that can be read, in which {@code name} stands whole. */
    private static Font whole(String name, double room) {
        for (double size = 11; size > 8.5; size -= .5) {
            if (width(name, semibold(size)) <= room) {
                return semibold(size);
            }
        }
        return semibold(8.5);
    }

    /** What does not stand whole in the smallest font is shortened: the table below has it whole. */
    private static String fitted(String text, double room, Font font) {
        String t = text;
        while (t.length() > 2 && width(t, font) > room) {
            t = t.endsWith("…") ? t.substring(0, t.length() - 2) + "…" : t.substring(0, t.length() - 1) + "…";
        }
        return t;
    }

    private static double width(String text, Font font) {
        Text t = new Text(text);
        t.setFont(font);
        return t.getLayoutBounds().getWidth();
    }

    private void text(GraphicsContext g, String s, double x, double y, Font f, TextAlignment align, boolean pattern) {
        g.setFont(f);
        g.setFill(pattern ? tints().pattern() : tints().fg());
        g.setTextAlign(align);
        g.fillText(s, x, y);
        g.setTextAlign(TextAlignment.LEFT);
    }

    private void muted(GraphicsContext g, String s, double right, double y) {
        g.setFont(mono(10));
        g.setFill(tints().muted());
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(s, right, y);
        g.setTextAlign(TextAlignment.LEFT);
    }
}
