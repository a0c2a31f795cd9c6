package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.Table;
import plinth.model.schema.Types;

/** Makes faces of tables. */
final class Faces {
    private static final double MIN_WIDTH = 160;
    private static final double MAX_WIDTH = 320;
    private static final double STEP = 8;
    private static final double TITLE_SIZE = 13;
    private static final double NAME_SIZE = 12;
    private static final double TYPE_SIZE = 11;

    /** Space between a name with its marks and the type. */
    private static final double TYPE_GAP = 16;

    private static final double MARK_GAP = 7;
    private static final double MARK_STEP = 15;

    /** The least of a type that is worth showing: six letters and an ellipsis. */
    private static final double LEAST_TYPE = 47;

    /** Feet beyond this many are counted, not shown. */
    private static final int MAX_FEET = 6;

    /** A wide table shows so many columns at least. */
    private static final int FEW = 12;

    private final TextMeasure measure;
    private final Options options;

    Faces(TextMeasure measure, Options options) {
        this.measure = measure;
        this.options = options;
    }

    Face of(Sources.Source source) {
        Table t = source.table();
        String title = t.name().toString();
        Optional<String> count = Optional.ofNullable(options.heads().get(t.name()))
                .or(() -> Optional.ofNullable(options.rowCounts().get(t.name())).map(Figures::count))
                .filter(text -> !text.isEmpty());
        Options.Detail detail = options.detail(t.name());
        double head = Face.NAME_X
                + measure.width(Typeface.INTER_SEMIBOLD, TITLE_SIZE, title)
                + count.map(c -> 12 + measure.width(Typeface.MONO, TYPE_SIZE, c))
                        .orElse(0.0)
                + Face.RIGHT_PAD;
        Set<Name> references = t.referencing();
        Set<Name> keys = new HashSet<>(t.keyColumns());
        Set<Name> kept = detail == Options.Detail.ALL ? kept(t, keys, references) : Set.of();
        List<Draft> drafts = new ArrayList<>();
        for (Column c : t.columns()) {
            boolean wanted = switch (detail) {
                case NAMES -> false;
                case KEYS -> keys.contains(c.name()) || references.contains(c.name());
                case ALL -> kept.isEmpty() || kept.contains(c.name());
            };
            if (wanted) {
                drafts.add(draft(source, c, keys.contains(c.name()), references.contains(c.name())));
            }
        }
        List<Foot> feet = new ArrayList<>();
        int more = kept.isEmpty() ? 0 : t.columns().size() - drafts.size();
        if (more > 0) {
            feet.add(new Foot(Icon.ROWS, more + " more"));
        }
        if (detail == Options.Detail.ALL) {
            feet.addAll(feet(source));
        }
        double names = head;
        double whole = head;
        for (Draft d : drafts) {
            names = Math.max(
                    names,
                    d.typeX()
                            + Math.min(LEAST_TYPE, measure.width(Typeface.MONO, TYPE_SIZE, d.type() + d.suffix()))
                            + Face.RIGHT_PAD);
            whole = Math.max(
                    whole, d.typeX() + measure.width(Typeface.MONO, TYPE_SIZE, d.type() + d.suffix()) + Face.RIGHT_PAD);
        }
        for (Foot f : feet) {
            whole = Math.max(whole, Face.NAME_X + measure.width(Typeface.MONO, TYPE_SIZE, f.text()) + Face.RIGHT_PAD);
        }
        // Names are never cut: only for their sake may a box be wider than the widest.
        double width = stepped(Math.max(Math.min(whole, MAX_WIDTH), Math.max(names, MIN_WIDTH)));
        return lay(source, title, count, drafts, feet, more, width);
    }

    /** The columns of a wide table that are shown: keys, references, and the first others where these are few; empty for all. */
    private Set<Name> kept(Table t, Set<Name> keys, Set<Name> references) {
        if (t.columns().size() <= Face.WIDE || options.opened().contains(t.name())) {
            return Set.of();
        }
        Set<Name> found = new HashSet<>(keys);
        found.addAll(references);
        options.inferred().stream().filter(r -> r.table().equals(t.name())).forEach(r -> found.addAll(r.columns()));
        for (Column c : t.columns()) {
            if (found.size() >= FEW) {
                break;
            }
            found.add(c.name());
        }
        return found;
    }

    private Face lay(
            Sources.Source source,
            String title,
            Optional<String> count,
            List<Draft> drafts,
            List<Foot> feet,
            int more,
            double width) {
        double y = Face.HEAD + (drafts.isEmpty() ? 0 : Face.PAD_TOP);
        List<Face.Row> rows = new ArrayList<>();
        for (Draft d : drafts) {
            double suffix = measure.width(Typeface.MONO, TYPE_SIZE, d.suffix());
            String type = d.type().isEmpty()
                    ? d.suffix()
                    : measure.fit(Typeface.MONO, TYPE_SIZE, d.type(), width - d.typeX() - suffix - Face.RIGHT_PAD)
                            + d.suffix();
            rows.add(new Face.Row(
                    d.name(),
                    y + Face.ROW / 2,
                    d.key(),
                    d.reference(),
                    d.marks(),
                    d.marksX(),
                    type,
                    d.type(),
                    !d.suffix().isEmpty()));
            y += Face.ROW;
        }
        y += drafts.isEmpty() ? 0 : Face.PAD_BOTTOM;
        List<Face.Foot> placed = new ArrayList<>();
        for (Foot f : feet) {
            String text = measure.fit(Typeface.MONO, TYPE_SIZE, f.text(), width - Face.NAME_X - Face.RIGHT_PAD);
            placed.add(new Face.Foot(f.icon(), y, text, f.text()));
            y += Face.FOOT;
        }
        return new Face(
                source.table().name(),
                title,
                source.icon(),
                source.pattern(),
                source.family(),
                count,
                rows,
                placed,
                more,
                width,
                y);
    }

    private static double stepped(double width) {
        return Math.ceil(width / STEP - 1e-6) * STEP;
    }

    /** A row before its box's width is known. */
    private record Draft(
            Name name,
            boolean key,
            boolean reference,
            Set<ColumnMark> marks,
            double marksX,
            double typeX,
            String type,
            String suffix) {}

    private record Foot(Icon icon, String text) {}

    private Draft draft(Sources.Source source, Column c, boolean key, boolean reference) {
        Set<ColumnMark> marks = marks(source, c);
        Typeface face = key ? Typeface.INTER_SEMIBOLD : Typeface.INTER;
        double name =
                Face.NAME_X + Math.round(measure.width(face, NAME_SIZE, c.name().value()));
        double marksX = name + MARK_GAP;
        double end = marks.isEmpty() ? name : marksX + marks.size() * MARK_STEP - 4;
        String type = options.types() ? Types.brief(c.type()) : "";
        String suffix = options.types() && source.table().nullable(c) ? "?" : "";
        return new Draft(c.name(), key, reference, marks, marksX, end + TYPE_GAP, type, suffix);
    }

    private static Set<ColumnMark> marks(Sources.Source source, Column c) {
        Table t = source.table();
        Set<ColumnMark> marks = EnumSet.noneOf(ColumnMark.class);
        if (source.discriminator().filter(c.name()::equals).isPresent()) {
            marks.add(ColumnMark.DISCRIMINATOR);
        }
        if (c.generated()) {
            marks.add(ColumnMark.GENERATED);
        }
        boolean onlyKey = t.keyColumns().equals(List.of(c.name()));
        if (!onlyKey && t.unique(Set.of(c.name()))) {
            marks.add(ColumnMark.UNIQUE);
        }
        for (Index i : t.indexes()) {
            List<Name> columns = i.leadingColumns();
            boolean aloneUnique = i.unique() && i.keys().size() == 1;
            if (!aloneUnique && !columns.isEmpty() && columns.getFirst().equals(c.name())) {
                marks.add(ColumnMark.INDEXED);
            }
        }
        for (Constraint.Check k : t.checks()) {
            if (ownColumns(t, k).equals(Set.of(c.name()))) {
                marks.add(ColumnMark.CHECKED);
            }
        }
        return marks;
    }

    /** The names in a check that are columns; functions and types are names too. */
    private static Set<Name> ownColumns(Table t, Constraint.Check k) {
        Set<Name> own = new HashSet<>();
        for (Name n : k.expression().names()) {
            if (t.column(n).isPresent()) {
                own.add(n);
            }
        }
        return own;
    }

    private static List<Foot> feet(Sources.Source source) {
        Table t = source.table();
        List<Foot> feet = new ArrayList<>();
        for (Constraint c : t.constraints()) {
            switch (c) {
                case Constraint.Check k -> {
                    if (ownColumns(t, k).size() != 1) {
                        feet.add(new Foot(Icon.CHECK, unwrapped(k.expression().toString())));
                    }
                }
                case Constraint.Exclusion x -> feet.add(new Foot(Icon.CLOCK, Exclusions.inWords(x)));
                case Constraint.PrimaryKey p -> withoutOverlaps(p.key(), feet);
                case Constraint.Unique u -> withoutOverlaps(u.key(), feet);
                case Constraint.ForeignKey f -> {}
            }
        }
        t.partitioning()
                .map(p -> partitions(p, source.partitions()))
                .or(() -> source.partitions() > 0 ? Optional.of(number(source.partitions())) : Optional.empty())
                .ifPresent(text -> feet.add(new Foot(Icon.ROWS, text)));
        if (feet.size() > MAX_FEET) {
            int more = feet.size() - MAX_FEET + 1;
            List<Foot> few = new ArrayList<>(feet.subList(0, MAX_FEET - 1));
            few.add(new Foot(Icon.CHECK, more + " more rules"));
            return few;
        }
        return feet;
    }

    /** The expression without parentheses around all of it. */
    private static String unwrapped(String expression) {
        String e = expression.strip();
        while (e.startsWith("(") && e.endsWith(")")) {
            int depth = 0;
            int i = 0;
            boolean quoted = false;
            for (; i < e.length(); i++) {
                char c = e.charAt(i);
                quoted ^= c == '\'';
                depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth == 0) {
                    break;
                }
            }
            if (i < e.length() - 1) {
                break;
            }
            e = e.substring(1, e.length() - 1).strip();
        }
        return e;
    }

    private static void withoutOverlaps(Constraint.Key key, List<Foot> feet) {
        if (key.withoutOverlaps()) {
            feet.add(new Foot(
                    Icon.CLOCK,
                    Exclusions.noOverlap(key.columns().subList(0, key.columns().size() - 1).stream()
                            .map(Name::value)
                            .toList())));
        }
    }

    private static String partitions(Table.Partitioning p, int number) {
        String keys = String.join(
                ", ", p.keys().stream().map(k -> k.expression().toString()).toList());
        return p.method() + " (" + keys + ")" + (number == 0 ? "" : ", " + number(number));
    }

    private static String number(int partitions) {
        return partitions == 1 ? "1 partition" : partitions + " partitions";
    }
}
