package plinth.renderer.typescript;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.layout.Family;
import plinth.model.layout.Layout;
import plinth.model.layout.Layout.KindLayout;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.Table;
import plinth.renderer.query.ResultColumn;

/** Rows of several kinds as a discriminated union: each kind has its own columns, and NULL in those of the others. */
public final class Kinds {
    private final TsTypes types;
    private final Optional<Layout> layout;

    /**
     * Tells the kinds of one family.
     *
     * @param layout how the family is laid out, where the rows are of one
     */
    public Kinds(TsTypes types, Optional<Layout> layout) {
        this.types = types;
        this.layout = layout.filter(l -> l.tells() && !l.family().kindless());
    }

    /** Returns the columns of a table as those of its rows. */
    public static List<ResultColumn> columns(Table t, List<Column> columns) {
        return columns.stream()
                .map(c -> new ResultColumn(
                        c.name().value(),
                        c.type(),
                        t.nullable(c),
                        Optional.of(new ResultColumn.Source(t.name(), c.name())),
                        Optional.empty()))
                .toList();
    }

    /**
     * Returns what {@code columns} are for each kind, a line each; nothing when the rows do not tell their kind, or have no columns of only some kinds.
     *
     * @param names gets the types of database.ts in it
     */
    public List<String> of(List<ResultColumn> columns, Set<String> names) {
        if (layout.isEmpty()) {
            return List.of();
        }
        Layout l = layout.get();
        Family f = l.family();
        Optional<ResultColumn> told = columns.stream().filter(c -> tells(f, c)).findFirst();
        List<ResultColumn> own =
                columns.stream().filter(c -> !owners(l, c).isEmpty()).toList();
        if (told.isEmpty() || own.isEmpty()) {
            return List.of();
        }
        List<String> out = new ArrayList<>();
        for (KindLayout k : l.kinds()) {
            List<String> fields = new ArrayList<>();
            fields.add(TsText.key(told.get().name()) + ": "
                    + TsTypes.kind(f, k.kind().value()));
            for (ResultColumn c : own) {
                boolean has = owners(l, c).contains(k.kind().value());
                ResultColumn.Source s = c.source().orElseThrow();
                TsType type = types.of(s.table(), s.column(), c.type());
                if (has) {
                    names.addAll(type.selectNames());
                }
                String select = !has
                        ? "null"
                        : required(k, c) ? type.select() : type.orNull().select();
                fields.add(TsText.key(c.name()) + ": " + select);
            }
            String one = "  | { " + String.join("; ", fields) + " }\n";
            out.add(
                    one.length() <= 100
                            ? one
                            : fields.stream()
                                    .map(x -> "      " + x + "\n")
                                    .collect(Collectors.joining("", "  | {\n", "    }\n")));
        }
        return out;
    }

    /** Returns the columns that are the same for all kinds: neither the discriminator nor one of only some kinds, where {@link #of} tells these. */
    public List<ResultColumn> common(List<ResultColumn> columns) {
        return columns.stream()
                .filter(c -> layout.filter(
                                l -> tells(l.family(), c) || !owners(l, c).isEmpty())
                        .isEmpty())
                .toList();
    }

    private static boolean tells(Family f, ResultColumn c) {
        return c.name().equals(f.discriminator().value());
    }

    /** The kinds whose column it is; nothing when it is of all. */
    private static Set<String> owners(Layout l, ResultColumn c) {
        Set<String> out = new HashSet<>();
        if (tells(l.family(), c) || c.source().isEmpty()) {
            return out;
        }
        ResultColumn.Source s = c.source().get();
        for (KindLayout k : l.kinds()) {
            boolean apart = !k.own().equals(k.common()) && k.own().equals(s.table());
            if (apart || k.own().equals(s.table()) && k.columns().contains(s.column())) {
                out.add(k.kind().value());
            }
        }
        return out;
    }

    /** Whether each row of the kind has a value there. */
    private static boolean required(KindLayout k, ResultColumn c) {
        Name column = c.source().orElseThrow().column();
        for (int i = 0; i < k.columns().size(); i++) {
            if (k.columns().get(i).equals(column)) {
                return k.kind().columns().get(i).notNull().isPresent();
            }
        }
        // The key of a table of its own, and what repeats the kind there.
        return true;
    }
}
