package plinth.renderer.drizzle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import plinth.model.ddl.SchemaObjects;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.EnumType;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.OwnSequence;
import plinth.model.schema.Policy;
import plinth.model.schema.Schema;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.renderer.sql.Sql;

/**
 * What drizzle-kit 0.31 can make of what a schema.ts says. It keeps the parts of a key, an index or a check in one text with semicolons, commas or hyphens
 * between them and takes that apart again, so names and expressions with these in them come out as something else.
 */
final class KitRules {
    private static final Pattern ROLE = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Set<String> VIEW_OPTIONS = Set.of("check_option", "security_barrier", "security_invoker");

    private static final Set<String> VIEW_VALUES =
            Set.of("true", "false", "local", "cascaded", "'local'", "'cascaded'");

    private final Schema schema;
    private final DataTypes types;

    KitRules(Schema schema) {
        this.schema = schema;
        this.types = new DataTypes(schema);
    }

    /** Returns why drizzle-kit cannot make {@code t}, as the end of a sentence; nothing when it can make the table, if not all that belongs to it. */
    Optional<String> not(Table t) {
        String why = t.kind() == Table.Kind.FOREIGN
                ? "it is a foreign table"
                : t.kind() == Table.Kind.TEMPORARY
                        ? "it is temporary"
                        : t.partitioning().isPresent()
                                ? "it is partitioned"
                                : t.partitionOf().isPresent()
                                        ? "it is a partition"
                                        : !t.inherits().isEmpty()
                                                ? "it inherits"
                                                : t.columns().isEmpty()
                                                        ? "it has no columns"
                                                        : t.traits().stream().anyMatch(x -> x.startsWith("OF "))
                                                                ? "it is of a type"
                                                                : DataTypes.quote(t.name())
                                                                        ? "there is a quotation mark in its name"
                                                                        : "";
        return why.isEmpty()
                ? t.columns().stream().map(this::not).flatMap(Optional::stream).findFirst()
                : Optional.of(why);
    }

    private Optional<String> not(Column c) {
        String why = switch (c.value()) {
            case Column.Generated g when !g.stored() -> "is virtual";
            case Column.Identity i
            when !SequenceOptions.of(i.options()).complete()
                    || OwnSequence.type(i).isPresent() -> "has a sequence of its own type";
            default ->
                c.name().value().contains("\"")
                        ? "has a quotation mark in its name"
                        : c.notNull().filter(Column.NotNull::noInherit).isPresent()
                                ? "has a NOT NULL that is not inherited"
                                : c.notNull().filter(n -> !n.valid()).isPresent()
                                        ? "has a NOT NULL that is not valid yet"
                                        : types.says(c) ? "" : "is of the type " + c.type();
        };
        return why.isEmpty() ? Optional.empty() : Optional.of("its column " + c.name() + " " + why);
    }

    boolean says(EnumType e) {
        return !e.labels().isEmpty()
                && types.custom(new plinth.model.schema.Type.Named(e.name(), List.of()))
                        .isPresent();
    }

    boolean says(Sequence s) {
        return SequenceOptions.of(s.options()).complete() && !DataTypes.quote(s.name());
    }

    /** Returns why drizzle-kit cannot make {@code v}; what it needs beside tables is another matter. */
    Optional<String> not(View v) {
        if (v.materialized()) {
            return Optional.of("it is materialized");
        }
        if (!v.columns().isEmpty()) {
            return Optional.of("it names its columns");
        }
        if (DataTypes.quote(v.name())) {
            return Optional.of("there is a quotation mark in its name");
        }
        boolean options = v.traits().isEmpty()
                && v.with().stream()
                        .allMatch(o -> VIEW_OPTIONS.contains(o.name())
                                && o.value().filter(VIEW_VALUES::contains).isPresent());
        if (!options) {
            return Optional.of("it has other options than Drizzle knows");
        }
        return SchemaObjects.columns(schema, v).isPresent()
                ? Optional.empty()
                : Optional.of("the types of its columns are not known");
    }

    /** Returns why drizzle-kit cannot make {@code c}, of which the columns are there, as the end of a sentence. */
    Optional<String> not(Constraint c) {
        Optional<String> name = c.name().flatMap(KitRules::not);
        if (name.isPresent()) {
            return name;
        }
        if (!(c instanceof Constraint.Check)
                && c.columns().stream()
                        .anyMatch(n -> not(n).isPresent() || n.value().contains(","))) {
            return Optional.of("there are marks in the names of its columns that drizzle-kit takes for its own");
        }
        String why = switch (c) {
            case Constraint.PrimaryKey p -> key(p.key(), p.deferral());
            case Constraint.Unique u -> key(u.key(), u.deferral());
            case Constraint.Check k ->
                !k.enforced()
                        ? "it is not enforced"
                        : !k.valid()
                                ? "it is not valid yet"
                                : k.noInherit()
                                        ? "it is not inherited"
                                        : text(k.expression()).contains(";") ? "there is a semicolon in it" : "";
            case Constraint.Exclusion x -> "Drizzle has no exclusions";
            case Constraint.ForeignKey f ->
                f.deferral() != Constraint.Deferral.NOT_DEFERRABLE
                        ? "it is deferrable"
                        : f.match() != Constraint.Match.SIMPLE
                                ? "it matches in full"
                                : !f.setColumns().isEmpty()
                                        ? "it sets only some of its columns"
                                        : f.period()
                                                ? "it is of periods"
                                                : !f.enforced()
                                                        ? "it is not enforced"
                                                        : !f.valid() ? "it is not valid yet" : "";
        };
        return why.isEmpty() ? Optional.empty() : Optional.of(why);
    }

    private static String key(Constraint.Key key, Constraint.Deferral deferral) {
        return deferral != Constraint.Deferral.NOT_DEFERRABLE
                ? "it is deferrable"
                : key.withoutOverlaps()
                        ? "it is WITHOUT OVERLAPS"
                        : !key.include().isEmpty()
                                ? "it includes columns"
                                : !key.storage().with().isEmpty()
                                                || key.storage().tablespace().isPresent()
                                                || key.storage().usingIndex().isPresent()
                                        ? "it says how it is stored"
                                        : "";
    }

    /** Returns why drizzle-kit cannot make {@code x}. */
    static Optional<String> not(Index x) {
        Optional<String> name = x.name().flatMap(KitRules::not);
        if (name.isPresent()) {
            return name;
        }
        boolean marks = x.keys().stream()
                        .map(Sql::key)
                        .anyMatch(s -> s.contains(";") || s.contains("--") || s.contains(",,") || s.contains("\"\""))
                || x.where().filter(w -> text(w).contains(";")).isPresent()
                || x.with().stream().anyMatch(o -> o.value().orElse(";").contains(";"));
        String why = !x.include().isEmpty()
                ? "it includes columns"
                : x.nullsNotDistinct()
                        ? "NULLs are not distinct in it"
                        : x.tablespace().isPresent()
                                ? "it is in a tablespace"
                                : x.only()
                                        ? "it is on the table alone"
                                        : marks ? "there are marks in it that drizzle-kit takes for its own" : "";
        return why.isEmpty() ? Optional.empty() : Optional.of(why);
    }

    /** Returns whether a column of an index needs no more than Drizzle's own words. */
    static boolean plain(IndexKey k) {
        return k.column().isPresent()
                && k.collation().isEmpty()
                && k.classOptions().isEmpty()
                && (k.operatorClass().isEmpty()
                        || !k.descending() && k.nullsFirst().isEmpty())
                && k.operatorClass().filter(o -> !ROLE.matcher(o).matches()).isEmpty();
    }

    static boolean says(Policy p) {
        return not(p.name()).isEmpty()
                && !p.name().value().contains("--")
                && p.roles().stream().allMatch(r -> ROLE.matcher(r).matches())
                && Stream.of(p.using(), p.check()).flatMap(Optional::stream).noneMatch(e -> text(e).contains("--"));
    }

    private static Optional<String> not(Name name) {
        String n = name.value();
        return n.contains("\"") || n.contains(";") || n.contains("--")
                ? Optional.of("there are marks in its name that drizzle-kit takes for its own")
                : Optional.empty();
    }

    private static String text(Expression e) {
        return Sql.expression(e);
    }

    static boolean says(ObjectName schema) {
        return !DataTypes.quote(schema);
    }
}
