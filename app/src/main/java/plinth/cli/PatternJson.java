package plinth.cli;

import java.util.List;
import plinth.model.pattern.Pattern;
import plinth.model.pattern.Pattern.Enforcement;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.Name;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts of a pattern as fields: the columns that it is about, the tables that it leads to, values, and what is enforced. */
final class PatternJson {
    private PatternJson() {}

    static void put(ObjectNode one, Pattern pattern) {
        switch (pattern) {
            case Pattern.SubtypeFamily f -> family(one, f);
            case Pattern.SingleTable s -> single(one, s);
            case Pattern.ConcreteFamily c -> {
                discriminator(one, c.discriminator());
                ArrayNode ends = one.putArray("ends");
                c.tables()
                        .forEach(t -> ends.addObject()
                                .put("table", t.table().toString())
                                .put("value", t.value()));
            }
            case Pattern.Bridge b -> {
                names(one, "columns", b.columns());
                ArrayNode ends = one.putArray("ends");
                b.ends().forEach(e -> end(ends, e));
            }
            case Pattern.PolymorphicReference p -> {
                names(one, "columns", List.of(p.type(), p.id()));
                Json.strings(one.putArray("values"), p.values());
                enforced(one, Enforcement.NONE);
            }
            case Pattern.ExclusiveArc a -> {
                ArrayNode ends = one.putArray("ends");
                for (Pattern.Arm arm : a.arms()) {
                    ObjectNode end = ends.addObject();
                    names(end, "columns", arm.columns());
                    arm.reference().ifPresent(f -> end.put("table", f.target().toString()));
                }
                one.put("exactlyOne", a.exactlyOne());
                enforced(one, a.enforced());
            }
            case Pattern.SelfReference s -> names(one, "columns", s.reference().columns());
            case Pattern.Temporal t -> {
                ArrayNode columns = one.putArray("columns").add(t.from().value());
                t.to().ifPresent(to -> columns.add(to.value()));
                names(one, "key", t.key());
                one.put("until", t.untilNext() ? "next" : t.range() ? "range" : "column");
                enforced(one, t.enforced());
            }
            case Pattern.Aspect a -> {
                names(one, "columns", a.columns());
                ArrayNode ends = one.putArray("ends");
                a.others().forEach(o -> ends.addObject().put("table", o.toString()));
            }
        }
    }

    private static void family(ObjectNode one, Pattern.SubtypeFamily f) {
        f.discriminator().ifPresent(d -> discriminator(one, d));
        f.within().ifPresent(w -> one.put("within", w.toString()));
        subtypes(one, f.subtypes());
        one.putObject("enforcement").put("disjoint", word(f.disjoint())).put("complete", word(f.complete()));
    }

    private static void subtypes(ObjectNode one, List<Pattern.Subtype> subtypes) {
        ArrayNode ends = one.putArray("ends");
        for (Pattern.Subtype s : subtypes) {
            ObjectNode end = ends.addObject().put("table", s.table().toString());
            names(end, "columns", s.key());
            s.value().ifPresent(v -> end.put("value", v));
            s.guard().ifPresent(g -> end.put("guard", g.value()));
            if (!s.below().isEmpty()) {
                subtypes(end, s.below());
            }
        }
    }

    private static void single(ObjectNode one, Pattern.SingleTable s) {
        discriminator(one, s.discriminator());
        ArrayNode kinds = one.putArray("kindColumns");
        for (Pattern.KindColumn c : s.columns()) {
            ObjectNode column = kinds.addObject().put("column", c.column().value());
            Json.strings(column.putArray("values"), c.values());
            column.put("required", c.required());
        }
    }

    private static void discriminator(ObjectNode one, Pattern.Discriminator d) {
        one.putArray("columns").add(d.column().value());
        Json.strings(one.putArray("values"), d.values());
    }

    private static void end(ArrayNode ends, ForeignKey key) {
        ObjectNode end = ends.addObject().put("table", key.target().toString());
        names(end, "columns", key.columns());
    }

    private static void names(ObjectNode one, String member, List<Name> names) {
        Json.strings(one.putArray(member), names.stream().map(Name::value).toList());
    }

    private static void enforced(ObjectNode one, Enforcement e) {
        one.putObject("enforcement").put("rule", word(e));
    }

    private static String word(Enforcement e) {
        return switch (e) {
            case ENFORCED -> "enforced";
            case MEANT -> "meant";
            case NONE -> "none";
        };
    }
}
