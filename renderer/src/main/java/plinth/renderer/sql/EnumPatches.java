package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.ddl.Entry;
import plinth.model.ddl.StatementNode;
import plinth.model.schema.EnumType;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Strings;
import plinth.model.text.Patch;
import plinth.model.text.Span;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/** Changes the labels of enumerations, in CREATE TYPE or where ALTER TYPE added them. */
final class EnumPatches {
    private final Patching p;

    EnumPatches(Patching p) {
        this.p = p;
    }

    private record Made(Entry entry, StatementNode.CreateEnum node) {}

    private Made made(ObjectName type) {
        EnumType e = p.schema().enumType(type).orElseThrow(() -> new Refusal("There is no enum type " + type + "."));
        Entry entry = p.reading().built(e).orElseThrow().origins().definition().entry();
        if (entry.node() instanceof StatementNode.CreateEnum n) {
            return new Made(entry, n);
        }
        throw new Refusal("The type " + type + " is not made by a statement of its own.");
    }

    private Optional<Entry> added(ObjectName type, String label) {
        return p.last(e -> e.node() instanceof StatementNode.AddLabel a
                && a.label().equals(label)
                && a.name().last().name().equals(type.name()));
    }

    void add(ObjectName type, String label, int at) {
        Made m = made(type);
        List<String> all = p.schema().enumType(type).orElseThrow().labels();
        int to = at < 0 || at > all.size() ? all.size() : at;
        List<String> own = m.node.labels();
        if (own.isEmpty()) {
            int open = m.entry.statement().tokens().size() - 1;
            p.patch(m.entry, Patch.insert(m.entry.statement().tokens().start(open), Strings.literal(label)));
            return;
        }
        // Behind the label before it, when that stands in CREATE TYPE; else by a statement of its own.
        int before = to == 0 ? -1 : own.indexOf(all.get(to - 1));
        if (to > 0 && before < 0) {
            Entry anchor = added(type, all.get(to - 1)).orElse(m.entry);
            String text = "ALTER TYPE " + p.naming(anchor).name(type) + " ADD VALUE " + Strings.literal(label)
                    + (to < all.size() ? " AFTER " + Strings.literal(all.get(to - 1)) : "") + ";";
            p.behind(anchor, Casing.like(anchor.statement(), text, List.of(Strings.literal(label))), false);
            return;
        }
        if (before < 0) {
            Span first = m.node.labelSpans().getFirst();
            p.patch(m.entry, Patch.insert(first.start(), Strings.literal(label) + "," + gap(m, 0)));
        } else {
            Span span = m.node.labelSpans().get(before);
            p.patch(m.entry, Patch.insert(span.end(), "," + gap(m, before) + Strings.literal(label)));
        }
    }

    /** White space as between the labels: with a line end where each has a line. */
    private static String gap(Made m, int at) {
        List<Span> spans = m.node.labelSpans();
        String text = m.entry.statement().text();
        int i = Math.min(Math.max(at, 0), spans.size() - 2);
        if (i >= 0) {
            int comma = text.indexOf(',', spans.get(i).end());
            String between = text.substring(comma + 1, spans.get(i + 1).start());
            return between.isBlank()
                    ? between
                    : between.substring(
                            between.lastIndexOf('\n') < 0 ? between.length() : Math.max(0, eolBefore(between)));
        }
        int line = text.lastIndexOf('\n', spans.getFirst().start()) + 1;
        String lead = text.substring(line, spans.getFirst().start());
        return line > 0 && lead.isBlank() ? "\n" + lead : " ";
    }

    private static int eolBefore(String s) {
        int nl = s.lastIndexOf('\n');
        return nl > 0 && s.charAt(nl - 1) == '\r' ? nl - 1 : nl;
    }

    void rename(ObjectName type, String from, String to) {
        p.everyEntry(e -> {
            switch (e.node()) {
                case StatementNode.CreateEnum n
                when means(e, n.name().last().name().equals(type.name()), n, type) -> {
                    int at = n.labels().indexOf(from);
                    if (at >= 0) {
                        p.patch(e, new Patch(n.labelSpans().get(at), Strings.literal(to)));
                    }
                }
                case StatementNode.AddLabel a when a.name().last().name().equals(type.name()) -> literals(e, from, to);
                case StatementNode.RenameLabel a
                when a.name().last().name().equals(type.name()) && a.to().equals(from) -> literals(e, from, to);
                default -> {}
            }
        });
    }

    private static boolean means(Entry e, boolean named, StatementNode.CreateEnum n, ObjectName type) {
        return named && n.name().in(e.path().getFirst()).equals(type);
    }

    private void literals(Entry e, String from, String to) {
        Tokens t = e.statement().tokens();
        for (int i = 0; i < t.size(); i++) {
            if (t.kind(i) == TokenKind.STRING && t.string(i).equals(from)) {
                p.patch(e, new Patch(t.span(i), Strings.literal(to)));
            }
        }
    }

    void drop(ObjectName type, String label) {
        Made m = made(type);
        int at = m.node.labels().indexOf(label);
        if (at < 0) {
            p.delete(added(type, label).orElseThrow(() -> new Refusal("The label '" + label + "' is not found.")));
            return;
        }
        p.patch(m.entry, Patch.delete(stretch(m, at)));
    }

    /** A label with its comma, and the line where it has one of its own. */
    private static Span stretch(Made m, int at) {
        List<Span> spans = m.node.labelSpans();
        if (at + 1 < spans.size()) {
            return new Span(spans.get(at).start(), spans.get(at + 1).start());
        }
        return at > 0 ? new Span(spans.get(at - 1).end(), spans.get(at).end()) : spans.get(at);
    }

    void move(ObjectName type, String label, int to) {
        Made m = made(type);
        List<String> all =
                new ArrayList<>(p.schema().enumType(type).orElseThrow().labels());
        if (!m.node.labels().equals(all)) {
            throw new Refusal(
                    "Not all labels of " + type + " stand where it is made, so their order cannot be changed there.");
        }
        all.remove(label);
        all.add(to, label);
        // The literals change places; what stands between them stays.
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).equals(m.node.labels().get(i))) {
                p.patch(m.entry, new Patch(m.node.labelSpans().get(i), Strings.literal(all.get(i))));
            }
        }
    }
}
