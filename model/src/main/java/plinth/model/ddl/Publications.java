package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Part;
import plinth.model.schema.Table;
import plinth.model.text.Identifiers;
import plinth.model.text.Keyword;
import plinth.model.text.Patch;
import plinth.model.text.Span;
import plinth.model.text.Tokens;

/** A publication of a table has the heirs that the table has then: one that comes later is not in it. */
final class Publications {
    private final Fold fold;
    private final Ledger built;

    Publications(Fold fold, Ledger built) {
        this.fold = fold;
        this.built = built;
    }

    /** Says before {@code heir} comes which of {@code parents} and their heirs are published. */
    void before(ObjectName heir, List<ObjectName> parents) {
        if (parents.isEmpty() || !built.anyKept(k -> k.kind().equals("PUBLICATION"))) {
            return;
        }
        List<ObjectName> above = ancestors(parents);
        for (Ledger.Making m : List.copyOf(built.all())) {
            if (m.built().object() instanceof Kept k && k.kind().equals("PUBLICATION")) {
                String text = text(k, Dependencies.path(k, m.built().origins(), Part.WHOLE), above, heir);
                if (!text.equals(k.text())) {
                    built.put(m.key(), new Built(k.withText(text), m.built().origins()));
                }
            }
        }
    }

    private List<ObjectName> ancestors(List<ObjectName> parents) {
        List<ObjectName> all = new ArrayList<>(parents);
        for (int i = 0; i < all.size(); i++) {
            Built b = fold.relation(all.get(i));
            if (b != null && b.object() instanceof Table t) {
                t.inherits().stream().filter(p -> !all.contains(p)).forEach(all::add);
            }
        }
        return all;
    }

    private String text(Kept k, List<Name> path, List<ObjectName> above, ObjectName heir) {
        List<Patch> patches = Members.of(k)
                .map(m -> m.items().stream()
                        .flatMap(i -> item(k.text(), i, path, above, heir).stream())
                        .toList())
                .orElse(List.of());
        return patches.isEmpty() ? k.text() : Patch.applyAll(k.text(), patches);
    }

    /** {@code TABLE t (a) WHERE (a > 0)} becomes {@code TABLE ONLY t (a) WHERE (a > 0), ONLY u (a) WHERE (a > 0)} with the heir {@code u}. */
    private List<Patch> item(String text, Span item, List<Name> path, List<ObjectName> above, ObjectName heir) {
        Tokens t = Reparsed.tokens(text.substring(item.start(), item.end()));
        int at = t.is(0, Keyword.TABLE) ? 1 : 0;
        if (t.is(at, Keyword.ONLY) || t.is(at, Keyword.TABLES) || !t.isIdentifier(at)) {
            return List.of();
        }
        int end = t.is(at + 1, '.') ? at + 3 : at + 1;
        NameNode name = new NameNode(end == at + 3 ? List.of(ident(t, at), ident(t, at + 2)) : List.of(ident(t, at)));
        ObjectName table = path.stream()
                .map(name::in)
                .filter(n -> fold.relation(n) != null)
                .findFirst()
                .orElse(name.in(path.getFirst()));
        if (!above.contains(table)) {
            return List.of();
        }
        String rest = text.substring(item.start() + t.end((t.is(end, "*") ? end + 1 : end) - 1), item.end());
        StringBuilder out = new StringBuilder("ONLY ")
                .append(t.text(), t.start(at), t.end(end - 1))
                .append(rest);
        List<ObjectName> heirs = new ArrayList<>(List.of(table));
        for (int i = 0; i < heirs.size(); i++) {
            fold.heirs(heirs.get(i)).stream()
                    .filter(h -> !h.equals(heir) && !heirs.contains(h))
                    .forEach(heirs::add);
        }
        for (ObjectName h : heirs.subList(1, heirs.size())) {
            out.append(", ONLY ")
                    .append(Identifiers.written(h.schema().value()))
                    .append('.')
                    .append(Identifiers.written(h.name().value()))
                    .append(rest);
        }
        return List.of(new Patch(new Span(item.start() + t.start(at), item.end()), out.toString()));
    }

    private static Ident ident(Tokens t, int at) {
        return new Ident(new Name(t.identifier(at)), new Span(t.start(at), t.end(at)));
    }
}
