package plinth.app.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Table;
import plinth.model.schema.Types;
import plinth.renderer.sql.DdlWriter;
import plinth.renderer.sql.Sql;

/** A column in the words in which it is typed. */
public final class ColumnWords {
    private ColumnWords() {}

    /** Returns the type of {@code c}, or an arrow and the table that it alone references. */
    public static String type(Table t, Column c) {
        return key(t, c)
                .map(f -> {
                    String target = f.target().schema().equals(t.name().schema())
                            ? Sql.name(f.target().name())
                            : Sql.PUBLIC.name(f.target());
                    return "-> " + target;
                })
                .orElseGet(() -> Types.brief(c.type()));
    }

    private static Optional<Constraint.ForeignKey> key(Table t, Column c) {
        return t.foreignKeys().stream()
                .filter(f -> f.columns().equals(List.of(c.name())))
                .findFirst();
    }

    /** Returns what is said of {@code c} behind its type. */
    public static String modifiers(Table t, Column c) {
        List<String> words = new ArrayList<>();
        if (c.notNull().isPresent()) {
            words.add("not null");
        }
        switch (c.value()) {
            case Column.Absent a -> {}
            case Column.Default d -> words.add("default " + Sql.expression(d.expression()));
            case Column.Identity i -> words.add("identity");
            case Column.Serial s -> words.add("serial");
            case Column.Generated g -> words.add("generated");
        }
        for (Constraint k : t.constraints()) {
            boolean alone = k.columns().stream().distinct().toList().equals(List.of(c.name()));
            if (alone && k instanceof Constraint.Unique) {
                words.add("unique");
            } else if (alone && k instanceof Constraint.Check) {
                words.add(DdlWriter.constraint(k.withName(Optional.empty()))
                        .replaceFirst("^CHECK", "CHECK".toLowerCase(Locale.ROOT)));
            } else if (alone && k instanceof Constraint.ForeignKey f && f.onDelete() != Constraint.Action.NO_ACTION) {
                words.add("on delete " + f.onDelete().name().replace('_', ' ').toLowerCase(Locale.ROOT));
            }
        }
        return String.join(" ", words);
    }
}
