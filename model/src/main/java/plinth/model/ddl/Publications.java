package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.ddl.PublicationDraft.Member;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Part;
import plinth.model.schema.Table;
import plinth.model.text.Keyword;
import plinth.model.text.Tokens;

/** Follows what publications are of: a table's heirs are in one that it is in when they are there first, and ALTER PUBLICATION changes the list. */
final class Publications {
    private final Fold fold;
    private final Ledger built;

    Publications(Fold fold, Ledger built) {
        this.fold = fold;
        this.built = built;
    }

    /** Says before {@code heir} comes which of {@code parents} and their heirs are published. */
    void before(ObjectName heir, List<ObjectName> parents) {
        if (parents.isEmpty() || !built.anyKept(Publications::is)) {
            return;
        }
        List<ObjectName> above = ancestors(parents);
        for (Ledger.Making m : List.copyOf(built.all())) {
            if (m.built().object() instanceof Kept k && is(k)) {
                List<Name> path = path(k, m);
                PublicationDraft.of(k).ifPresent(d -> {
                    List<Member> now = new ArrayList<>();
                    for (Member p : d.members()) {
                        if (p.schema() || p.only() || !above.contains(table(p, path))) {
                            now.add(p);
                        } else {
                            now.add(p.alone());
                            heirs(table(p, path)).stream()
                                    .filter(h -> !h.equals(heir))
                                    .forEach(h -> now.add(p.alone().of(h)));
                        }
                    }
                    put(m, k, d, d.withMembers(now));
                });
            }
        }
    }

    /** Applies an ALTER PUBLICATION {@code name}; returns whether the publication is known and the statement could be read. */
    boolean alter(Entry entry, NameNode name) {
        Tokens t = entry.statement().tokens();
        for (Ledger.Making m : built.anyKept(k -> is(k, name)) ? List.copyOf(built.all()) : List.<Ledger.Making>of()) {
            if (m.built().object() instanceof Kept k && is(k, name)) {
                try {
                    return PublicationDraft.of(k)
                            .flatMap(d -> new Alteration(entry, d, path(k, m)).apply())
                            .map(now -> put(m, k, now.before(), now.after()))
                            .isPresent();
                } catch (Unreadable e) {
                    return false;
                } catch (Refused e) {
                    fold.remark(entry, Remark.error(t.span(t.from(name.span().start())), e.reason));
                    return true;
                }
            }
        }
        return false;
    }

    private record Step(PublicationDraft before, PublicationDraft after) {}

    /** PostgreSQL refuses the statement. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Refused(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }

    /** One ALTER PUBLICATION; {@code path} is the search path under which the publication's own text is read. */
    private final class Alteration {
        private final Entry entry;
        private final PublicationDraft draft;
        private final List<Name> path;

        Alteration(Entry entry, PublicationDraft draft, List<Name> path) {
            this.entry = entry;
            this.draft = draft;
            this.path = path;
        }

        /** Returns nothing for what is no change of the list or the options. */
        Optional<Step> apply() {
            Tokens t = entry.statement().tokens();
            int verb = 3;
            if (t.is(verb, Keyword.SET) && t.is(verb + 1, '(')) {
                return Optional.of(new Step(draft, draft.with(PublicationDraft.options(t, verb + 1))));
            }
            Keyword k = t.keyword(verb);
            if (k != Keyword.ADD && k != Keyword.SET && k != Keyword.DROP) {
                return Optional.empty();
            }
            List<Member> listed = PublicationDraft.members(t, verb + 1, t.size()).stream()
                    .map(this::here)
                    .toList();
            if (draft.allTables()) {
                throw new Refused("the publication is of all tables: none can be added to it or dropped from it");
            }
            return Optional.of(new Step(
                    draft,
                    draft.withMembers(
                            switch (k) {
                                case ADD -> added(draft.members(), listed);
                                case SET -> added(List.of(), listed);
                                default -> without(listed);
                            })));
        }

        /** Returns a member with a name that means under the publication's path what it means in this statement. */
        private Member here(Member m) {
            List<Name> now = fold.path(entry);
            if (m.schema()) {
                return m.of(PublicationDraft.schema(m, now.getFirst()));
            }
            ObjectName meant = fold.resolve(m.name(), entry, "relation");
            return meant.equals(meant(m)) ? m : m.of(meant);
        }

        private List<Member> added(List<Member> there, List<Member> more) {
            List<Member> all = new ArrayList<>(there);
            for (Member m : more) {
                Set<ObjectName> known = covered(all);
                boolean twice = m.schema()
                        ? schemas(all).contains(schema(m))
                        : covered(List.of(m)).stream().anyMatch(known::contains);
                if (twice) {
                    throw new Refused((m.schema() ? "the schema " : "the table ") + m.written()
                            + " is in the publication already");
                }
                all.add(m);
            }
            return all;
        }

        private List<Member> without(List<Member> gone) {
            Set<Name> schemas = new HashSet<>();
            Set<ObjectName> tables = new LinkedHashSet<>();
            for (Member m : gone) {
                boolean there = m.schema()
                        ? schemas(draft.members()).contains(schema(m))
                        : covered(draft.members()).containsAll(covered(List.of(m)));
                if (!there) {
                    throw new Refused(
                            (m.schema() ? "the schema " : "the table ") + m.written() + " is not in the publication");
                }
                if (m.schema()) {
                    schemas.add(schema(m));
                } else {
                    tables.addAll(covered(List.of(m)));
                }
            }
            List<Member> left = new ArrayList<>();
            for (Member m : draft.members()) {
                Set<ObjectName> own = covered(List.of(m));
                if (m.schema() ? !schemas.contains(schema(m)) : own.stream().noneMatch(tables::contains)) {
                    left.add(m);
                } else if (!m.schema()) {
                    own.stream()
                            .filter(n -> !tables.contains(n))
                            .forEach(n -> left.add(
                                    n.equals(meant(m)) ? m.alone() : m.alone().of(n)));
                }
            }
            return left;
        }

        private ObjectName meant(Member m) {
            return table(m, path);
        }

        private Name schema(Member m) {
            return PublicationDraft.schema(m, path.getFirst());
        }

        private Set<Name> schemas(List<Member> of) {
            return of.stream().filter(Member::schema).map(this::schema).collect(Collectors.toSet());
        }

        private Set<ObjectName> covered(List<Member> of) {
            Set<ObjectName> all = new LinkedHashSet<>();
            for (Member m : of) {
                if (!m.schema()) {
                    all.add(meant(m));
                    if (!m.only()) {
                        all.addAll(heirs(meant(m)));
                    }
                }
            }
            return all;
        }
    }

    private boolean put(Ledger.Making m, Kept k, PublicationDraft was, PublicationDraft now) {
        if (!now.equals(was)) {
            built.put(m.key(), new Built(k.withText(now.text()), m.built().origins()));
        }
        return true;
    }

    private static boolean is(Kept k) {
        return k.kind().equals("PUBLICATION");
    }

    private static boolean is(Kept k, NameNode name) {
        return is(k) && k.name().name().equals(name.last().name());
    }

    private static List<Name> path(Kept k, Ledger.Making m) {
        return Dependencies.path(k, m.built().origins(), Part.WHOLE);
    }

    private ObjectName table(Member m, List<Name> path) {
        return path.stream()
                .map(m.name()::in)
                .filter(n -> fold.relation(n) != null)
                .findFirst()
                .orElse(m.name().in(path.getFirst()));
    }

    /** Returns all tables that inherit from {@code table}; partitions are published with what they are partitions of. */
    private List<ObjectName> heirs(ObjectName table) {
        Built b = fold.relation(table);
        if (b == null || b.object() instanceof Table t && t.partitioning().isPresent()) {
            return List.of();
        }
        List<ObjectName> all = new ArrayList<>(List.of(table));
        for (int i = 0; i < all.size(); i++) {
            fold.heirs(all.get(i)).stream().filter(h -> !all.contains(h)).forEach(all::add);
        }
        return all.subList(1, all.size());
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
}
