package plinth.model.logic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plinth.model.logic.Search.Condition;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Domain;
import plinth.model.schema.EnumType;
import plinth.model.schema.Inherited;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.schema.Types;

/** The columns of a table with what their types say of them, and the conditions that hold for its rows. */
final class Columns implements Names {
    private static final int DEEPEST = 16;

    private static final ColumnDomain UNKNOWN = new ColumnDomain(Sort.FOREIGN, true, List.of());

    private final Schema schema;
    private final Table table;
    private final Map<Name, Column> columns = new LinkedHashMap<>();
    private final Map<Name, ColumnDomain> domains = new HashMap<>();

    Columns(Schema schema, Table table) {
        this.schema = schema;
        this.table = table;
        boolean alone = table.inherits().isEmpty() && table.partitionOf().isEmpty();
        if (alone) {
            table.columns().forEach(c -> columns.put(c.name(), c));
        } else {
            new Inherited(schema::table).columns(table).forEach(p -> columns.put(p.name(), p.column()));
        }
        columns.values().forEach(c -> domains.put(c.name(), domain(c)));
    }

    ColumnDomain domain(Name column) {
        return domains.getOrDefault(column, UNKNOWN);
    }

    @Override
    public Optional<Name> column(List<Name> path) {
        Name name = path.getLast();
        boolean own = path.size() == 1
                || (path.get(path.size() - 2).equals(table.name().name())
                        && (path.size() == 2
                                || path.getFirst().equals(table.name().schema())));
        return own && columns.containsKey(name) ? Optional.of(name) : Optional.empty();
    }

    @Override
    public Sort sort(ObjectName type) {
        return sort(new Type.Named(type, List.of()), 0);
    }

    private ColumnDomain domain(Column c) {
        boolean required = c.notNull().filter(Column.NotNull::valid).isPresent()
                || table.keyColumns().contains(c.name())
                || c.value() instanceof Column.Identity
                || c.value() instanceof Column.Serial
                || domains(c.type()).stream()
                        .anyMatch(d -> d.notNull().filter(Column.NotNull::valid).isPresent());
        Sort sort = sort(c.type(), 0);
        boolean own =
                sort == Sort.TEXT && c.collation().filter(this::ownCollation).isPresent();
        return new ColumnDomain(own ? Sort.OPAQUE : sort, !required, labels(c.type()));
    }

    /** Whether somebody made the collation: then texts that differ may be equal. */
    private boolean ownCollation(String written) {
        return schema.objects().stream()
                .anyMatch(o -> o instanceof Kept k
                        && k.kind().equals("COLLATION")
                        && written.contains(k.name().name().value()));
    }

    private Sort sort(Type type, int depth) {
        return switch (type) {
            case Type.Known k -> TypeSorts.of(k.name());
            case Type.ArrayOf a -> Sort.OPAQUE;
            case Type.Other o -> Sort.FOREIGN;
            case Type.Named(ObjectName name, List<String> modifiers) -> {
                Optional<Domain> domain = schema.domain(name);
                if (schema.enumType(name).isPresent()) {
                    yield Sort.LABEL;
                }
                if (domain.isPresent()) {
                    yield depth > DEEPEST ? Sort.FOREIGN : sort(domain.get().type(), depth + 1);
                }
                yield Types.ofExtensions(name.name().value()) ? Sort.OPAQUE : Sort.FOREIGN;
            }
        };
    }

    /** Returns the domain that a type is, and those that this one is made of. */
    private List<Domain> domains(Type type) {
        List<Domain> all = new ArrayList<>();
        Type at = type;
        while (at instanceof Type.Named n && schema.domain(n.name()).isPresent() && all.size() <= DEEPEST) {
            all.add(schema.domain(n.name()).get());
            at = all.getLast().type();
        }
        return all;
    }

    private List<String> labels(Type type) {
        List<Domain> chain = domains(type);
        Type base = chain.isEmpty() ? type : chain.getLast().type();
        return base instanceof Type.Named n
                ? schema.enumType(n.name()).map(EnumType::labels).orElse(List.of())
                : List.of();
    }

    /** Returns what holds for every row, as far as it is enforced for all of them. */
    List<Condition> conditions() {
        List<Condition> all = new ArrayList<>();
        for (Constraint.Check k : checks()) {
            if (k.valid() && k.enforced()) {
                all.add(Condition.of(TermReader.read(k.expression(), this), false));
            }
        }
        for (Column c : columns.values()) {
            for (Domain d : domains(c.type())) {
                for (Constraint.Check k : d.checks()) {
                    if (k.valid() && k.enforced()) {
                        all.add(Condition.of(TermReader.read(k.expression(), new OfDomain(c.name())), false));
                    }
                }
            }
            if (c.value() instanceof Column.Generated g) {
                generated(c, TermReader.read(g.expression(), this)).ifPresent(all::add);
            }
        }
        all.addAll(new ListPartitions(schema, table).conditions(this));
        return all;
    }

    private List<Constraint.Check> checks() {
        return table.inherits().isEmpty() && table.partitionOf().isEmpty()
                ? table.checks()
                : new Inherited(schema::table)
                        .checks(table).stream().map(Inherited.Rule::check).toList();
    }

    /** A generated column is its expression; of numbers that are rounded or text that is cut nothing is said. */
    private Optional<Condition> generated(Column c, Term expression) {
        Sort sort = domain(c.name()).sort();
        Optional<Integer> limit =
                c.type() instanceof Type.Known(String name, List<String> modifiers) && !modifiers.isEmpty()
                        ? Values.number(modifiers.getFirst()).map(java.math.BigDecimal::intValue)
                        : Optional.empty();
        Term cast = switch (sort) {
            case BOOLEAN, WHOLE, TEXT, PADDED, LABEL -> new Term.Cast(expression, sort, limit, false);
            case NUMBER, OPAQUE, FOREIGN -> new Term.Opaque(List.of(expression), false);
        };
        return Optional.of(
                sort == Sort.NUMBER || sort == Sort.OPAQUE || sort == Sort.FOREIGN
                        ? Condition.of(
                                new Term.Comparison(
                                        Comparator.EQUAL,
                                        new Term.Cast(
                                                new Term.IsNull(new Term.Column(c.name()), false),
                                                Sort.WHOLE,
                                                Optional.empty(),
                                                false),
                                        new Term.Cast(
                                                new Term.IsNull(expression, false),
                                                Sort.WHOLE,
                                                Optional.empty(),
                                                false)),
                                true)
                        : Condition.of(new Term.Not(new Term.Distinct(new Term.Column(c.name()), cast)), true));
    }

    /** In a check of a domain the value is the column's. */
    private final class OfDomain implements Names {
        private final Name column;

        OfDomain(Name column) {
            this.column = column;
        }

        @Override
        public Optional<Name> column(List<Name> path) {
            return path.equals(List.of(VALUE)) ? Optional.of(column) : Optional.empty();
        }

        @Override
        public Sort sort(ObjectName type) {
            return Columns.this.sort(type);
        }
    }
}
