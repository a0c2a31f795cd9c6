package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.edit.Edit;
import plinth.model.layout.FamilyReader.NotRead;
import plinth.model.logic.TableRules;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Pattern;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/** Takes a family that is one table out of a schema. */
final class SingleReader {
    private final Pattern.SingleTable found;
    private final Finding finding;
    private final Schema schema;
    private final Table table;
    private final Name kind;
    private final Naming naming;
    private final List<String> assumed = new ArrayList<>();

    SingleReader(Schema schema, Pattern.SingleTable found, Finding finding) {
        this.schema = schema;
        this.found = found;
        this.finding = finding;
        this.table = schema.requireTable(found.table());
        this.kind = found.discriminator().column();
        this.naming = new Naming(schema, found.table());
    }

    Family read() throws NotRead {
        List<String> values = found.discriminator().values();
        if (values.isEmpty()) {
            throw new NotRead(
                    "does not say which kinds there are: nothing limits " + kind + ". A check over it would.");
        }
        if (table.primaryKey().isEmpty()) {
            throw new NotRead("has no primary key, by which rows of several tables could be told to belong together.");
        }
        Map<Name, String> owner = new LinkedHashMap<>();
        Set<Name> required = new HashSet<>();
        for (Pattern.KindColumn c : found.columns()) {
            if (c.values().size() == 1 && values.size() > 1) {
                owner.put(c.column(), c.values().getFirst());
                if (c.required()) {
                    required.add(c.column());
                }
            } else if (c.values().size() < values.size()) {
                assumed.add(c.column() + " is taken as common to all kinds, though "
                        + (c.values().isEmpty()
                                ? "nothing says whose it is."
                                : "only " + String.join(" and ", c.values()) + " have it."));
            }
        }
        if (owner.isEmpty()) {
            throw new NotRead("has no column of which something says that it belongs to one kind: checks such as ("
                    + kind + " = '" + values.getFirst() + "') = (column IS NOT NULL) would.");
        }
        List<Family.Kind> kinds = new ArrayList<>();
        for (String value : values) {
            Set<Name> own = new HashSet<>();
            owner.forEach((n, v) -> {
                if (v.equals(value)) {
                    own.add(n);
                }
            });
            kinds.add(kind(value, own, required));
        }
        return new Family(
                table.name(),
                shared(owner.keySet()),
                kind,
                kinds,
                today(owner.keySet()),
                FamilyReader.base(schema, table.column(kind).orElseThrow().type()),
                TableRules.of(schema, table).nullable(kind),
                true,
                assumed);
    }

    private Family.Kind kind(String value, Set<Name> own, Set<Name> required) {
        return new Family.Kind(
                value,
                naming.table(found.discriminator(), value, table),
                FamilyReader.keyNames(table),
                table.keyColumns(),
                Optional.empty(),
                table.columns().stream()
                        .filter(c -> own.contains(c.name()))
                        .map(c -> required.contains(c.name()) ? c.notNullable() : c)
                        .toList(),
                table.constraints().stream()
                        .filter(c -> belongs(c, own))
                        .map(c -> ofKind(c, value))
                        .toList(),
                table.indexes().stream()
                        .filter(i -> names(i).stream().anyMatch(own::contains))
                        .map(i -> i.withWhere(i.where().flatMap(w -> Clauses.withoutKind(w, kind, value))))
                        .toList(),
                List.of());
    }

    private Table shared(Set<Name> owned) {
        return table.withColumns(table.columns().stream()
                        .filter(c -> !owned.contains(c.name()))
                        .toList())
                .withConstraints(table.constraints().stream()
                        .filter(c -> c.columns().stream().noneMatch(owned::contains))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .filter(i -> names(i).stream().noneMatch(owned::contains))
                        .toList());
    }

    /** Guarded is what lacks no check that ties a column to its kind; partial what has no index of a kind over all rows. */
    private Strategy today(Set<Name> owned) {
        boolean open = finding.gaps().stream().flatMap(g -> g.remedy().stream()).anyMatch(e -> ties(e, owned));
        List<Index> own = table.indexes().stream()
                .filter(i -> names(i).stream().anyMatch(owned::contains))
                .toList();
        boolean partial = !own.isEmpty() && own.stream().allMatch(i -> i.where().isPresent());
        return new Strategy.SingleTable(!open, partial);
    }

    private static boolean ties(Edit e, Set<Name> owned) {
        return switch (e) {
            case Edit.Together t -> t.edits().stream().anyMatch(x -> ties(x, owned));
            case Edit.AddConstraint a -> a.constraint().columns().stream().anyMatch(owned::contains);
            default -> false;
        };
    }

    /** A constraint goes with a kind when it names its columns; those that but tie columns to kinds are made anew by the layout. */
    private boolean belongs(Constraint c, Set<Name> own) {
        return c.columns().stream().anyMatch(own::contains)
                && !(c instanceof Constraint.Check k && Clauses.guards(k.expression(), Set.of(kind)));
    }

    private Constraint ofKind(Constraint c, String value) {
        return switch (c) {
            case Constraint.Check k -> {
                Clauses.Outcome o = Clauses.where(k.expression(), kind, value);
                yield o.constant().isPresent() ? k : k.withExpression(o.rest());
            }
            case Constraint.Exclusion x -> Clauses.of(x, kind, value);
            case Constraint.Unique u
            when u.columns().contains(kind) && u.columns().size() > 1 -> Clauses.of(u, kind);
            default -> c;
        };
    }

    private static Set<Name> names(Index i) {
        Set<Name> names = new HashSet<>();
        for (IndexKey k : i.keys()) {
            names.addAll(k.expression().names());
        }
        names.addAll(i.include());
        return names;
    }
}
