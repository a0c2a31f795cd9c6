package plinth.renderer.notation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.schema.Column;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Constraint;
import plinth.model.schema.Domain;
import plinth.model.schema.EnumType;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Inherited;
import plinth.model.schema.Kept;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.View;

/**
 * Goes through a whole schema and collects what a notation does not say. It knows of every part, so a notation can forget nothing: what it does not
 * claim to say is named here.
 */
final class Unsaid {
    /** So many names are told, then their number alone. */
    private static final int NAMES = 6;

    private final Set<Part> said;
    private final Map<Part, List<String>> left = new EnumMap<>(Part.class);

    private Unsaid(Set<Part> said) {
        this.said = said;
    }

    /** Returns a sentence for each kind of part of {@code schema} that is not among {@code said}. */
    static List<String> of(Schema schema, Set<Part> said) {
        Unsaid unsaid = new Unsaid(said);
        schema.objects().forEach(unsaid::object);
        return unsaid.left.entrySet().stream()
                .map(e -> sentence(e.getKey(), e.getValue()))
                .toList();
    }

    private static String sentence(Part part, List<String> of) {
        List<String> names = of.stream().distinct().toList();
        String some = names.stream().limit(NAMES).collect(Collectors.joining(", "));
        return part.words() + ": " + some + (names.size() > NAMES ? " and " + (names.size() - NAMES) + " more" : "");
    }

    private void add(boolean there, Part part, Object of) {
        if (there && !said.contains(part)) {
            left.computeIfAbsent(part, p -> new ArrayList<>()).add(of.toString());
        }
    }

    private void object(SchemaObject o) {
        if (!(o instanceof Table)) {
            add(o.comment().isPresent(), Part.COMMENT, o.called());
        }
        switch (o) {
            case Table t -> table(t);
            case View v -> {
                add(true, Part.VIEW, v.name());
                v.indexes().forEach(i -> index(v.name(), i));
                v.triggers().forEach(t -> add(true, Part.TRIGGER, t.name()));
            }
            case EnumType e -> add(true, Part.ENUM, e.name());
            case Domain d -> add(true, Part.DOMAIN, d.name());
            case CompositeType c -> add(true, Part.COMPOSITE, c.name());
            case Sequence s -> add(true, Part.SEQUENCE, s.name());
            case Routine r -> add(true, Part.ROUTINE, r.name() + "(" + r.arguments() + ")");
            case Ownership w -> add(true, Part.OWNER, w.name());
            case Kept k -> add(true, Part.OTHER, k.label());
        }
    }

    private void table(Table t) {
        add(t.kind() != Table.Kind.ORDINARY || !t.with().isEmpty(), Part.TABLE_OPTION, t.name());
        t.traits().forEach(x -> add(true, x.equals(Table.ROW_SECURITY) ? Part.POLICY : Part.TABLE_OPTION, t.name()));
        add(t.comment().isPresent(), Part.TABLE_COMMENT, t.name());
        add(t.partitioning().isPresent() || t.partitionOf().isPresent(), Part.PARTITION, t.name());
        add(!t.inherits().isEmpty(), Part.INHERITANCE, t.name());
        add(Inherited.typed(t), Part.TYPED, t.name());
        t.columns().forEach(c -> column(t, c));
        t.constraints().forEach(c -> constraint(t, c));
        t.indexes().forEach(i -> index(t.name(), i));
        t.triggers().forEach(x -> add(true, Part.TRIGGER, x.name()));
        t.policies().forEach(x -> add(true, Part.POLICY, x.name()));
    }

    private void column(Table t, Column c) {
        String name = t.name() + "." + c.name();
        add(c.notNull().isPresent(), Part.NULLABILITY, name);
        add(c.collation().isPresent() || !c.options().isEmpty(), Part.COLLATION, name);
        add(c.comment().isPresent(), Part.COLUMN_COMMENT, name);
        c.notNull()
                .ifPresent(n -> add(!n.valid() || n.noInherit() || n.comment().isPresent(), Part.CONSTRAINT, name));
        switch (c.value()) {
            case Column.Absent a -> {}
            case Column.Default d -> add(true, Part.DEFAULT, name);
            case Column.Identity i -> {
                add(true, Part.IDENTITY, name);
                add(i.always() || !i.options().isEmpty(), Part.COLLATION, name);
            }
            case Column.Serial s -> add(true, Part.IDENTITY, name);
            case Column.Generated g -> add(true, Part.GENERATED, name);
        }
    }

    private void constraint(Table t, Constraint c) {
        String name = c.name().map(Object::toString).orElse("of " + t.name());
        add(c.comment().isPresent(), Part.COMMENT, name);
        switch (c) {
            case Constraint.PrimaryKey k -> add(!k.equals(plain(k)), Part.CONSTRAINT, name);
            case Constraint.Unique u -> {
                add(u.columns().size() > 1, Part.UNIQUE, name);
                add(!u.equals(plain(u)), Part.CONSTRAINT, name);
            }
            case Constraint.ForeignKey f -> {
                add(
                        f.onDelete() != Constraint.Action.NO_ACTION || f.onUpdate() != Constraint.Action.NO_ACTION,
                        Part.ACTION,
                        name);
                boolean plain = f.match() == Constraint.Match.SIMPLE
                        && f.setColumns().isEmpty()
                        && !f.period()
                        && f.deferral() == Constraint.Deferral.NOT_DEFERRABLE
                        && f.valid()
                        && f.enforced();
                add(!plain, Part.CONSTRAINT, name);
            }
            case Constraint.Check k -> {
                add(true, Part.CHECK, name);
                add(k.noInherit() || !k.valid() || !k.enforced(), Part.CONSTRAINT, name);
            }
            case Constraint.Exclusion x -> add(true, Part.EXCLUSION, name);
        }
    }

    private static Constraint.PrimaryKey plain(Constraint.PrimaryKey k) {
        return new Constraint.PrimaryKey(
                k.name(), Constraint.Key.of(k.columns()), Constraint.Deferral.NOT_DEFERRABLE, k.comment());
    }

    private static Constraint.Unique plain(Constraint.Unique u) {
        return new Constraint.Unique(
                u.name(), Constraint.Key.of(u.columns()), false, Constraint.Deferral.NOT_DEFERRABLE, u.comment());
    }

    private void index(ObjectName of, Index i) {
        String name = i.name().map(Object::toString).orElse("of " + of);
        add(true, Part.INDEX, name);
        add(i.comment().isPresent(), Part.COMMENT, name);
        boolean plain = i.where().isEmpty()
                && i.include().isEmpty()
                && !i.nullsNotDistinct()
                && !i.only()
                && i.with().isEmpty()
                && i.tablespace().isEmpty()
                && i.keys().stream().allMatch(k -> k.equals(IndexKey.of(k.expression())));
        add(!plain, Part.INDEX_OPTION, name);
    }
}
