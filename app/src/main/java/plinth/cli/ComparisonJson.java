package plinth.cli;

import plinth.model.cost.Comparison;
import plinth.model.cost.LayoutEstimate;
import plinth.model.cost.PatternCost;
import plinth.model.cost.RelationSize;
import plinth.renderer.report.Finding;
import plinth.renderer.report.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Comparisons as JSON. */
final class ComparisonJson {
    private ComparisonJson() {}

    static ObjectNode of(Loaded project, CompareCommand.Compared all) {
        ObjectNode root = Json.result("compare", project);
        Comparison first = all.scales().getFirst();
        root.put("family", first.family().base().toString());
        root.put("evidence", "estimated");
        root.put("memory", first.settings().memory());
        ObjectNode mix = root.putObject("mix");
        for (int i = 0; i < first.scale().mix().size(); i++) {
            mix.put(first.family().kinds().get(i).value(), first.scale().mix().get(i));
        }
        ArrayNode scales = root.putArray("scales");
        for (Comparison c : all.scales()) {
            ObjectNode scale = scales.addObject();
            scale.put("rows", c.scale().rows());
            ArrayNode layouts = scale.putArray("layouts");
            c.layouts().forEach(l -> layout(layouts.addObject(), l));
            ArrayNode words = scale.putArray("findings");
            for (Finding f : Words.of(c, all.course())) {
                ObjectNode one = words.addObject();
                one.put("text", ComparisonText.plain(f.text()));
                f.favours().ifPresent(s -> {
                    one.put("favours", s.id());
                    Json.strings(one.putArray("favoursOptions"), Strategies.options(s));
                });
                Json.strings(
                        one.putArray("evidence"),
                        f.evidence().stream().map(ComparisonText::plain).toList());
            }
        }
        return root;
    }

    private static void layout(ObjectNode into, LayoutEstimate l) {
        into.put("layout", l.layout().strategy().id());
        Json.strings(into.putArray("options"), Strategies.options(l.layout().strategy()));
        into.put("today", l.layout().today());
        into.put("heapBytes", l.heapBytes());
        into.put("indexBytes", l.indexBytes());
        into.put("bytesPerRow", rounded(l.bytesPerRow()));
        ArrayNode relations = into.putArray("relations");
        for (RelationSize r : l.relations()) {
            ObjectNode one = relations.addObject();
            one.put("kind", kind(r.kind()));
            one.put("table", r.table().toString());
            r.index().ifPresent(i -> one.put("index", i.value()));
            rows(one, r.rows());
            one.put("pages", r.pages());
        }
        ArrayNode patterns = into.putArray("patterns");
        for (PatternCost p : l.patterns()) {
            ObjectNode one = patterns.addObject();
            one.put("pattern", p.pattern().id());
            one.put("label", p.pattern().label());
            one.put("cost", rounded(p.cost()));
            if (p.chosen()) {
                one.put("form", p.form().id());
                ArrayNode others = one.putArray("otherForms");
                p.others()
                        .forEach(o ->
                                others.addObject().put("form", o.form().id()).put("cost", rounded(o.cost())));
            }
            one.put("startup", rounded(p.plan().startup()));
            rows(one, p.plan().rows());
            Json.strings(one.putArray("plan"), p.plan().lines());
        }
        Json.strings(into.putArray("assumptions"), l.assumptions());
        Json.strings(into.putArray("notEnforced"), l.layout().notEnforced());
        Json.strings(into.putArray("notCarried"), l.layout().notCarried());
    }

    private static String kind(RelationSize.Kind kind) {
        return switch (kind) {
            case HEAP -> "table";
            case INDEX -> "index";
            case TOAST -> "toast";
            case TOAST_INDEX -> "toast-index";
        };
    }

    /** Rows are whole but for estimates of less than one. */
    private static void rows(ObjectNode into, double rows) {
        if (rows == Math.rint(rows)) {
            into.put("rows", Math.round(rows));
        } else {
            into.put("rows", rounded(rows));
        }
    }

    /** Two decimals, as EXPLAIN gives them. */
    private static double rounded(double d) {
        return Math.round(d * 100) / 100.0;
    }
}
