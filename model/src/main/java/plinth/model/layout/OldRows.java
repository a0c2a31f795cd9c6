package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.ddl.Stars;
import plinth.model.layout.Layout.KindLayout;
import plinth.model.schema.Column;
import plinth.model.schema.Expression;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.View;

/** What the family's tables of today hold, as queries over the tables of a layout. */
final class OldRows {
    private final Schema schema;
    private final Family family;
    private final List<KindLayout> kinds;
    private final List<? extends SchemaObject> made;
    private final Optional<Expression> all;

    /**
     * @param made the tables of the layout, and the view over them
     * @param all what gives the rows of all kinds where nothing that is made has the base's name
     */
    OldRows(
            Schema schema,
            Family family,
            List<KindLayout> kinds,
            List<? extends SchemaObject> made,
            Optional<Expression> all) {
        this.schema = schema;
        this.family = family;
        this.kinds = kinds;
        this.made = made;
        this.all = all;
    }

    /** A column of an old table: where it is now. */
    private record Place(Name old, List<Expression.Piece> pieces, Optional<Name> plain) {}

    /** Returns a query for the rows of {@code old}, of the columns {@code wanted} or all; nothing where the layout does not tell them. */
    Optional<Expression> of(ObjectName old, Optional<Set<Name>> wanted) {
        List<Name> has = schema.table(old)
                .map(t -> t.columns().stream().map(Column::name).toList())
                .or(() -> schema.view(old).map(v -> Stars.columns(schema, v)))
                .orElse(List.of());
        if (has.isEmpty() || has.stream().anyMatch(Name::isEmpty)) {
            return Optional.empty();
        }
        List<Name> columns = new ArrayList<>(has.stream()
                .filter(n -> wanted.isEmpty() || wanted.get().contains(n))
                .toList());
        if (columns.isEmpty()) {
            columns.add(has.getFirst());
        }
        if (old.equals(family.base())) {
            return base(columns);
        }
        return schema.table(old)
                .flatMap(t -> kinds.stream()
                        .filter(k -> k.kind().table().equals(old))
                        .findFirst()
                        .flatMap(k -> kind(t, k, columns)));
    }

    private Optional<Expression> base(List<Name> columns) {
        Optional<? extends SchemaObject> now =
                made.stream().filter(o -> o.name().equals(family.base())).findFirst();
        if (now.isPresent() && now.get() instanceof Table t) {
            return joined(t, columns);
        }
        List<Expression.Piece> from = new ArrayList<>();
        if (now.isPresent() && now.get() instanceof View) {
            from.add(new Expression.Reference(Relayout.path(family.base())));
        } else if (all.isPresent()) {
            from.add(new Expression.Verbatim("("));
            from.addAll(all.get().pieces());
            from.add(new Expression.Verbatim(") AS "));
            from.add(new Expression.Reference(List.of(family.base().name())));
        } else {
            return Optional.empty();
        }
        List<Place> places = columns.stream().map(n -> plain(n, List.of(n))).toList();
        return Optional.of(select(places, from));
    }

    /** The base with the tables of its kinds: those that know a column that is asked for. */
    private Optional<Expression> joined(Table base, List<Name> columns) {
        List<KindLayout> needed = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (Name n : columns) {
            if (base.column(n).isPresent()) {
                places.add(plain(n, List.of(base.name().name(), n)));
                continue;
            }
            List<KindLayout> owners = kinds.stream()
                    .filter(k -> !k.own().equals(base.name()) && k.column(n).isPresent())
                    .toList();
            if (owners.isEmpty()) {
                return Optional.empty();
            }
            owners.stream().filter(k -> !needed.contains(k)).forEach(needed::add);
            List<Expression.Piece> pieces = new ArrayList<>();
            for (KindLayout k : owners) {
                pieces.add(new Expression.Verbatim(pieces.isEmpty() ? "COALESCE(" : ", "));
                pieces.add(reference(k, k.column(n).orElseThrow()));
            }
            pieces.add(new Expression.Verbatim(")"));
            places.add(
                    owners.size() == 1
                            ? plain(
                                    n,
                                    List.of(
                                            alias(owners.getFirst()),
                                            owners.getFirst().column(n).orElseThrow()))
                            : new Place(n, pieces, Optional.empty()));
        }
        List<Expression.Piece> from = new ArrayList<>(List.of(new Expression.Reference(Relayout.path(base.name()))));
        if (needed.isEmpty()) {
            return Optional.of(select(
                    columns.stream().map(n -> plain(n, List.of(n))).toList(), from));
        }
        for (KindLayout k : needed) {
            from.add(new Expression.Verbatim(" LEFT JOIN "));
            from.addAll(named(k));
            on(from, base.name().name(), k);
        }
        return Optional.of(select(places, from));
    }

    private Optional<Expression> kind(Table was, KindLayout k, List<Name> columns) {
        boolean apart = !k.common().equals(k.own());
        boolean joins = false;
        List<Place> places = new ArrayList<>();
        for (Name n : columns) {
            int key = k.kind().key().indexOf(n);
            Optional<Name> own = key >= 0 ? Optional.of(k.ownKey().get(key)) : k.column(n);
            boolean common = own.isEmpty()
                    && family.today() instanceof Strategy.ConcreteTables
                    && family.shared().column(n).isPresent();
            if (own.isPresent()) {
                places.add(plain(n, apart ? List.of(alias(k), own.get()) : List.of(own.get())));
            } else if (common) {
                joins |= apart;
                places.add(plain(n, apart ? List.of(k.common().name(), n) : List.of(n)));
            } else {
                Column c = was.column(n).orElseThrow();
                if (!Destination.plumbing(family, was, c)) {
                    return Optional.empty();
                }
                places.add(new Place(
                        n,
                        List.of(new Expression.Verbatim(
                                family.literal(k.kind()) + "::" + c.type().written())),
                        Optional.empty()));
            }
        }
        List<Expression.Piece> from =
                new ArrayList<>(apart ? named(k) : List.of(new Expression.Reference(Relayout.path(k.own()))));
        if (joins) {
            from.add(new Expression.Verbatim(" JOIN "));
            from.add(new Expression.Reference(Relayout.path(k.common())));
            on(from, k.common().name(), k);
        }
        boolean others = k.own().equals(family.base())
                || kinds.stream().anyMatch(o -> o != k && o.own().equals(k.own()));
        if (others) {
            from.add(new Expression.Verbatim(" WHERE "));
            from.addAll(KindConditions.is(family, k.kind()).pieces());
        }
        return Optional.of(select(places, from));
    }

    private static Place plain(Name old, List<Name> path) {
        return new Place(old, List.of(new Expression.Reference(path)), Optional.of(path.getLast()));
    }

    private Expression.Reference reference(KindLayout k, Name n) {
        return new Expression.Reference(List.of(alias(k), n));
    }

    /** What the table of a kind is called in FROM: its name, unless two of the family's have it, in different schemas. */
    private Name alias(KindLayout k) {
        return twice(k) ? new Name("k" + (kinds.indexOf(k) + 1)) : k.own().name();
    }

    private boolean twice(KindLayout k) {
        Set<ObjectName> tables = new HashSet<>();
        kinds.forEach(o -> {
            tables.add(o.own());
            tables.add(o.common());
        });
        return tables.stream().filter(n -> n.name().equals(k.own().name())).count() > 1;
    }

    private List<Expression.Piece> named(KindLayout k) {
        Expression.Piece table = new Expression.Reference(Relayout.path(k.own()));
        return twice(k)
                ? List.of(table, new Expression.Verbatim(" AS "), new Expression.Reference(List.of(alias(k))))
                : List.of(table);
    }

    private void on(List<Expression.Piece> from, Name base, KindLayout k) {
        for (int i = 0; i < k.ownKey().size(); i++) {
            from.add(new Expression.Verbatim(i == 0 ? " ON " : " AND "));
            from.add(reference(k, k.ownKey().get(i)));
            from.add(new Expression.Verbatim(" = "));
            from.add(new Expression.Reference(List.of(base, k.commonKey().get(i))));
        }
    }

    private static Expression select(List<Place> places, List<Expression.Piece> from) {
        List<Expression.Piece> pieces = new ArrayList<>();
        for (Place p : places) {
            pieces.add(new Expression.Verbatim(pieces.isEmpty() ? "SELECT " : ", "));
            pieces.addAll(p.pieces());
            if (p.plain().filter(p.old()::equals).isEmpty()) {
                pieces.add(new Expression.Verbatim(" AS " + ConcreteTablesLayout.label(p.old())));
            }
        }
        pieces.add(new Expression.Verbatim(" FROM "));
        pieces.addAll(from);
        return new Expression(pieces);
    }
}
