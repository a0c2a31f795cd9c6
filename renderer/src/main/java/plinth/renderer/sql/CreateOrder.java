package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.Kept;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.schema.View;
import plinth.model.text.Dialect;
import plinth.model.text.Script;
import plinth.model.text.Tokens;

/**
 * The order in which objects can be made: each behind what it needs, otherwise by kind and then as in the schema. A foreign key in a circle does
 * not count: it can be added later.
 */
final class CreateOrder {
    private final List<SchemaObject> objects;
    private final boolean looseBodies;

    private CreateOrder(List<SchemaObject> objects, boolean looseBodies) {
        this.objects = objects;
        this.looseBodies = looseBodies;
    }

    List<SchemaObject> objects() {
        return objects;
    }

    /** Whether the body of a function may name what is made only behind it. */
    boolean needsLooseBodies() {
        return looseBodies;
    }

    /** Whether a kept statement comes behind everything else. */
    static boolean last(Kept k) {
        return last(k.kind());
    }

    /** Whether what is of the kind {@code kind} comes behind everything else. */
    static boolean last(String kind) {
        return switch (kind) {
            case "GRANT",
                    "REVOKE",
                    "RULE",
                    "COMMENT",
                    "DEFAULT PRIVILEGES",
                    "PUBLICATION",
                    "SUBSCRIPTION",
                    "EVENT TRIGGER",
                    "STATISTICS",
                    "ALTER POLICY",
                    "REASSIGN",
                    "SECURITY" -> true;
            default -> kind.startsWith("ALTER ");
        };
    }

    private static int rank(SchemaObject o) {
        return switch (o) {
            case Kept k -> k.kind().equals("SCHEMA") ? 0 : k.kind().equals("EXTENSION") ? 1 : last(k) ? 9 : 2;
            case plinth.model.schema.EnumType e -> 3;
            case plinth.model.schema.Domain d -> 3;
            case plinth.model.schema.CompositeType c -> 3;
            case plinth.model.schema.Sequence s -> 4;
            case Routine r -> r.kind().equals("aggregate") ? 6 : 5;
            case Table t -> 7;
            case View v -> 8;
            case Ownership w -> 9;
        };
    }

    static CreateOrder of(Schema schema) {
        List<SchemaObject> all = schema.objects().stream()
                .filter(o -> !(o instanceof Kept k && last(k)) && !(o instanceof Ownership))
                .toList();
        Map<String, List<Integer>> byName = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            byName.computeIfAbsent(all.get(i).name().name().value(), n -> new ArrayList<>(1))
                    .add(i);
        }
        List<Set<Integer>> needs = new ArrayList<>();
        List<Set<Integer>> soft = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Needs n = new Needs(all, byName, i);
            needs.add(n.hard());
            soft.add(n.soft());
        }
        boolean loose =
                all.stream().anyMatch(o -> o instanceof Routine r && (sqlBody(r) || declares(r, byName.keySet())));
        return new CreateOrder(sorted(all, needs, soft), loose);
    }

    private static boolean sqlBody(Routine r) {
        String d = r.definition().toLowerCase(Locale.ROOT);
        return d.contains("language sql") || d.contains("language 'sql'") || d.contains("language \"sql\"");
    }

    /** Whether a PL/pgSQL function declares variables whose types may be made only behind it: those are looked up when it is made. */
    private static boolean declares(Routine r, Set<String> names) {
        String d = r.definition().toLowerCase(Locale.ROOT);
        int from = d.indexOf("declare");
        int to = from < 0 || !d.contains("plpgsql") ? -1 : d.indexOf("begin", from);
        return to > 0
                && Script.of(Dialect.POSTGRESQL, d.substring(from, to)).statements().stream()
                        .map(s -> s.tokens())
                        .anyMatch(t -> IntStream.range(1, t.size())
                                .anyMatch(i -> t.isIdentifier(i) && names.contains(t.identifier(i))));
    }

    /** Kahn's algorithm; what is ready comes by rank and then as it stood. When nothing is ready, soft needs are let go, then all. */
    private static List<SchemaObject> sorted(List<SchemaObject> all, List<Set<Integer>> hard, List<Set<Integer>> soft) {
        Comparator<Integer> order =
                Comparator.comparingInt((Integer i) -> rank(all.get(i))).thenComparingInt(i -> i);
        List<Set<Integer>> waiting = new ArrayList<>();
        List<List<Integer>> wanted = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Set<Integer> both = new HashSet<>(hard.get(i));
            both.addAll(soft.get(i));
            both.remove(i);
            waiting.add(both);
            wanted.add(new ArrayList<>());
        }
        for (int i = 0; i < all.size(); i++) {
            for (int n : waiting.get(i)) {
                wanted.get(n).add(i);
            }
        }
        TreeSet<Integer> ready = new TreeSet<>(order);
        TreeSet<Integer> left = new TreeSet<>(order);
        for (int i = 0; i < all.size(); i++) {
            (waiting.get(i).isEmpty() ? ready : left).add(i);
        }
        List<SchemaObject> out = new ArrayList<>();
        while (!ready.isEmpty() || !left.isEmpty()) {
            if (ready.isEmpty()) {
                int next = left.stream()
                        .filter(i -> waiting.get(i).stream().noneMatch(hard.get(i)::contains))
                        .findFirst()
                        .orElseGet(left::first);
                left.remove(next);
                waiting.get(next).clear();
                ready.add(next);
            }
            int i = ready.removeFirst();
            out.add(all.get(i));
            for (int w : wanted.get(i)) {
                if (waiting.get(w).remove(i) && waiting.get(w).isEmpty() && left.remove(w)) {
                    ready.add(w);
                }
            }
        }
        return out;
    }

    /** What one object needs to be there before it. */
    private static final class Needs {
        private final List<SchemaObject> all;
        private final Map<String, List<Integer>> byName;
        private final int self;
        private final Set<Integer> hard = new LinkedHashSet<>();
        private final Set<Integer> soft = new LinkedHashSet<>();

        Needs(List<SchemaObject> all, Map<String, List<Integer>> byName, int self) {
            this.all = all;
            this.byName = byName;
            this.self = self;
            SchemaObject o = all.get(self);
            switch (o) {
                case Table t -> table(t);
                case View v -> {
                    expression(v.query());
                    words(v.query());
                }
                case Routine r -> routine(r);
                case plinth.model.schema.Domain d -> {
                    type(d.type());
                    d.checks().forEach(k -> words(k.expression()));
                    d.defaultValue().ifPresent(this::words);
                }
                case plinth.model.schema.CompositeType c -> c.fields().forEach(f -> type(f.type()));
                case Kept k -> text(k.text());
                case plinth.model.schema.EnumType e -> {}
                case plinth.model.schema.Sequence s -> {}
                case Ownership w -> {}
            }
            hard.remove(self);
            soft.removeAll(hard);
        }

        Set<Integer> hard() {
            return hard;
        }

        Set<Integer> soft() {
            return soft;
        }

        private void table(Table t) {
            for (Column c : t.columns()) {
                type(c.type());
                switch (c.value()) {
                    case Column.Default d -> words(d.expression());
                    case Column.Generated g -> words(g.expression());
                    case Column.Absent a -> {}
                    case Column.Identity i -> {}
                    case Column.Serial s -> {}
                }
            }
            for (Constraint c : t.constraints()) {
                if (c instanceof Constraint.ForeignKey f) {
                    named(f.target(), soft);
                } else if (c instanceof Constraint.Check k) {
                    words(k.expression());
                }
            }
            t.indexes().forEach(i -> {
                i.keys().forEach(k -> {
                    words(k.expression());
                    k.operatorClass().ifPresent(this::text);
                });
                i.where().ifPresent(this::words);
            });
            t.inherits().forEach(n -> named(n, hard));
            t.partitionOf().ifPresent(p -> named(p.parent(), hard));
            t.traits().forEach(this::text);
        }

        private void named(ObjectName name, Set<Integer> into) {
            for (int i : byName.getOrDefault(name.name().value(), List.of())) {
                SchemaObject o = all.get(i);
                if ((o instanceof Table || o instanceof View) && o.name().equals(name)) {
                    into.add(i);
                }
            }
        }

        private void type(Type type) {
            switch (type) {
                case Type.Named n -> any(n.name().name().value(), false);
                case Type.ArrayOf a -> type(a.element());
                case Type.Other(String text) -> text(text);
                case Type.Known k -> {}
            }
        }

        private void any(String name, boolean routinesOnly) {
            for (int i : byName.getOrDefault(name, List.of())) {
                boolean kept = all.get(i) instanceof Kept k
                        && (k.kind().equals("SCHEMA") || k.kind().equals("EXTENSION"));
                if (!kept && (!routinesOnly || all.get(i) instanceof Routine)) {
                    hard.add(i);
                }
            }
        }

        /** The tables and views that a query names. */
        private void expression(Expression e) {
            for (Expression.Piece p : e.pieces()) {
                if (p instanceof Expression.Reference r) {
                    any(r.name().value(), false);
                    if (r.path().size() > 1) {
                        any(r.path().get(r.path().size() - 2).value(), false);
                    }
                }
            }
        }

        /** The functions, types and sequences in the text of an expression; its columns are references and no part of that. */
        private void words(Expression e) {
            for (Expression.Piece p : e.pieces()) {
                if (p instanceof Expression.Verbatim(String text)) {
                    text(text);
                }
            }
        }

        private void text(String text) {
            for (plinth.model.text.Statement s :
                    Script.of(Dialect.POSTGRESQL, text).statements()) {
                Tokens t = s.tokens();
                for (int i = 0; i < t.size(); i++) {
                    if (t.isIdentifier(i)) {
                        any(t.identifier(i), false);
                    } else if (t.kind(i) == plinth.model.text.TokenKind.STRING && t.end(i) - t.start(i) < 140) {
                        String value = t.string(i).replace("\"", "");
                        any(value.substring(value.lastIndexOf('.') + 1), false);
                    }
                }
            }
        }

        /** A function needs the types of its signature; a body that is a string is not looked into, one that is SQL is read at once. */
        private void routine(Routine r) {
            String lower = r.definition().toLowerCase(Locale.ROOT);
            boolean atomic = lower.contains("begin atomic") || lower.matches("(?s).*\\breturn\\s.*");
            for (plinth.model.text.Statement s :
                    Script.of(Dialect.POSTGRESQL, r.definition()).statements()) {
                Tokens t = s.tokens();
                for (int i = 0; i < t.size(); i++) {
                    if (t.isIdentifier(i) && (t.keyword(i) == null || atomic)) {
                        any(t.identifier(i), false);
                    }
                }
            }
            hard.remove(self);
        }
    }
}
