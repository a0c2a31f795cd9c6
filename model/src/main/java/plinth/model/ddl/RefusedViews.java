package plinth.model.ddl;

import java.util.List;
import java.util.Optional;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Type;
import plinth.model.schema.View;

/** What PostgreSQL refuses to put in the place of a view. */
final class RefusedViews {
    private RefusedViews() {}

    /** Says why {@code now} cannot take the place of {@code was}: it must have the columns of it first; what is not certain is taken for possible. */
    static Optional<String> replacement(Ledger built, KnownObjects known, View was, View now) {
        if (was.materialized()) {
            return Optional.of(was.name() + " is a materialized view, which cannot be replaced");
        }
        Relations relations = new Relations(built.schema());
        Relations.Columns before = relations.read(was);
        Relations.Columns after = relations.read(now);
        if (!before.known() || !after.known() || star(relations, was)) {
            return Optional.empty();
        }
        List<Scope.Column> all = after.columns();
        for (int i = 0; i < before.columns().size(); i++) {
            Name column = before.columns().get(i).name();
            if (i >= all.size()) {
                return Optional.of("the column " + column + " of " + was.name()
                        + " is missing, and CREATE OR REPLACE VIEW drops none");
            }
            if (!all.get(i).name().equals(column)) {
                return Optional.of("the column " + column + " of " + was.name() + " would be called "
                        + all.get(i).name() + ", and CREATE OR REPLACE VIEW renames none");
            }
        }
        return retyped(known, was, now);
    }

    /** A column that would get another type, where both types are certain. */
    private static Optional<String> retyped(KnownObjects known, View was, View now) {
        Optional<List<Column>> before = QueryTypes.columns(known, was);
        Optional<List<Column>> after = QueryTypes.columns(known, now);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        for (int i = 0; i < Math.min(before.get().size(), after.get().size()); i++) {
            Column column = before.get().get(i);
            Type type = after.get().get(i).type();
            if (differ(column.type(), type)) {
                return Optional.of("the column " + column.name() + " of " + was.name() + " is of the type "
                        + column.type() + ", which CREATE OR REPLACE VIEW cannot change to " + type);
            }
        }
        return Optional.empty();
    }

    /** Types of PostgreSQL's own are told from each other, and lengths where both have one; another's may be the same under two names. */
    private static boolean differ(Type was, Type now) {
        return switch (was) {
            case Type.ArrayOf a when now instanceof Type.ArrayOf b -> differ(a.element(), b.element());
            case Type.Known k
            when now instanceof Type.Known other ->
                !k.name().equals(other.name())
                        || (!k.modifiers().isEmpty()
                                && !other.modifiers().isEmpty()
                                && !k.modifiers().equals(other.modifiers()));
            default -> false;
        };
    }

    /** Whether {@code v} shows columns by a star: then those that there were when it was made are not certain. */
    private static boolean star(Relations relations, View v) {
        try {
            Reparsed r = Reparsed.query(v.query());
            QueryMentions mentions =
                    new QueryMentions(relations, List.of(v.name().schema(), ObjectName.PUBLIC), r.tokens());
            mentions.query(r.query());
            return mentions.found().stream().anyMatch(m -> m instanceof Mention.OfStar);
        } catch (Unreadable e) {
            return true;
        }
    }
}
