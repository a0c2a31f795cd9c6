package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.text.Identifiers;
import plinth.model.text.Keyword;
import plinth.model.text.Patch;
import plinth.model.text.Span;
import plinth.model.text.Tokens;

/**
 * Finds what has to be changed in a statement when a name changes. Outputs of queries keep their names, as PostgreSQL keeps a view's: {@code SELECT email}
 * becomes {@code SELECT mail AS email}, and a star that would show another name is written out.
 */
public final class Following {
    private final Schema schema;
    private final Tokens tokens;
    private final Names names;
    private final List<Patch> patches = new ArrayList<>();

    /** Which outputs of queries keep their names. */
    enum Names {
        /** Those that are seen: no more is needed for a text that people read. */
        SEEN,
        /** All, as PostgreSQL keeps them. */
        ALL
    }

    private Following(Schema schema, Tokens tokens, Names names) {
        this.schema = schema;
        this.tokens = tokens;
        this.names = names;
    }

    /**
     * Returns the patches of the statement of {@code entry}, an entry of a reading whose schema is {@code schema}; their spans count from the statement's
     * beginning.
     *
     * @throws Unfollowable when the statement names what changes, or may name it, at a place whose meaning is not certain
     */
    public static List<Patch> patches(Schema schema, Entry entry, NameChange change) {
        return patches(schema, entry, change, Names.SEEN);
    }

    static List<Patch> patches(Schema schema, Entry entry, NameChange change, Names names) {
        Following f = new Following(schema, entry.statement().tokens(), names);
        if (change instanceof NameChange.OfLabel l) {
            return LabelStatements.patches(schema, entry, l, names);
        }
        if (change instanceof NameChange.OfType t) {
            f.patches.addAll(TypeMentions.patches(entry, t));
            return f.patches;
        }
        if (change instanceof NameChange.OfRelation r) {
            f.patches.addAll(RegclassMentions.patches(entry.statement().tokens(), entry.path(), r));
            f.patches.addAll(TypeMentions.patches(entry, new NameChange.OfType(r.from(), r.to())));
        }
        Uses.Scan scan = Uses.scan(schema, entry);
        scan.plain().forEach(u -> f.use(u, change));
        f.mentions(scan.mentions(), change);
        f.whole(entry, change);
        return f.distinct();
    }

    /** A name that is written once may be found twice, as a table's and as a type's for example. */
    private List<Patch> distinct() {
        return patches.stream().distinct().toList();
    }

    private void use(Use u, NameChange change) {
        switch (change) {
            case NameChange.OfColumn c -> {
                if (u.column()
                        && c.tables().contains(u.table())
                        && u.ident().name().equals(c.from())) {
                    patches.add(new Patch(u.ident().span(), written(c.to())));
                }
            }
            case NameChange.OfRelation r -> {
                if (!u.column() && u.table().equals(r.from())) {
                    relation(u, r);
                }
            }
            case NameChange.OfType t -> {}
            case NameChange.OfLabel l -> {}
        }
    }

    private void relation(Use u, NameChange.OfRelation r) {
        if (!r.from().name().equals(r.to().name())) {
            patches.add(new Patch(u.ident().span(), written(r.to().name())));
        }
        if (r.from().schema().equals(r.to().schema())) {
            return;
        }
        if (u.qualifier().isPresent()) {
            patches.add(new Patch(u.qualifier().get().span(), written(r.to().schema())));
        } else if (!u.prefix()) {
            patches.add(Patch.insert(u.ident().span().start(), written(r.to().schema()) + "."));
        }
    }

    private static String written(Name name) {
        return Identifiers.written(name.value());
    }

    /** Returns the patches for the names found in an expression or a query. */
    static List<Patch> inside(Schema schema, Tokens tokens, Uses.Scan scan, NameChange change, Names names) {
        Following f = new Following(schema, tokens, names);
        scan.plain().forEach(u -> f.use(u, change));
        f.mentions(scan.mentions(), change);
        return f.distinct();
    }

    private void mentions(List<Mention> all, NameChange change) {
        switch (change) {
            case NameChange.OfColumn c -> columns(all, c);
            case NameChange.OfRelation r -> relations(all, r);
            case NameChange.OfType t -> {}
            case NameChange.OfLabel l -> {}
        }
    }

    private void relations(List<Mention> all, NameChange.OfRelation r) {
        for (Mention m : all) {
            if (m instanceof Mention.OfRelation(Use use) && use.table().equals(r.from())) {
                relation(use, r);
            }
        }
    }

    private void columns(List<Mention> all, NameChange.OfColumn c) {
        boolean touched = all.stream()
                .anyMatch(m ->
                        m instanceof Mention.OfRelation(Use u) && c.tables().contains(u.table())
                                || m instanceof Mention.OfColumn k && c.tables().contains(k.table())
                                || m instanceof Mention.OfFunction f
                                        && c.tables().contains(f.place().table()));
        if (!touched) {
            all.forEach(m -> {
                if (names == Names.ALL
                        && m instanceof Mention.Unknown u
                        && u.field()
                        && u.ident().name().equals(c.from())) {
                    throw uncertain(u, c);
                }
            });
            return;
        }
        // Where another relation has a column of the new name, or the new name is used already, a bare name would mean
        // something else.
        boolean ambiguous = all.stream().anyMatch(m -> switch (m) {
            case Mention.OfColumn k -> k.ident().name().equals(c.to());
            case Mention.Other o -> o.ident().name().equals(c.to());
            case Mention.Unknown u -> u.ident().name().equals(c.to());
            case Mention.OfRelation(Use u) -> !c.tables().contains(u.table()) && has(u.table(), c.to());
            case Mention.OfStar s -> false;
            case Mention.OfJoin j -> false;
            case Mention.OfArgument a -> false;
            case Mention.OfFunction f -> false;
        });
        Set<Span> listed = listed(all, c);
        for (Mention m : all) {
            switch (m) {
                case Mention.OfColumn k -> {
                    if (k.place().filter(p -> listed.contains(p.span())).isEmpty()) {
                        column(k, c, ambiguous);
                    }
                }
                case Mention.OfStar s -> star(s, c, listed);
                case Mention.OfJoin j -> {
                    boolean own = j.tables().stream().anyMatch(c.tables()::contains)
                            && j.places().stream().noneMatch(p -> listed.contains(p.span()));
                    if (own
                            && (j.names().contains(c.from())
                                    || (j.natural() && j.names().contains(c.to())))) {
                        throw new Unfollowable(
                                j.span(), j.natural() ? "joins by all common names" : "joins USING " + c.from());
                    }
                }
                case Mention.Unknown u -> {
                    if (u.ident().name().equals(c.from())) {
                        throw uncertain(u, c);
                    }
                }
                case Mention.OfArgument a -> argument(a, c);
                case Mention.OfFunction f -> {
                    if (shows(f.place(), c)) {
                        list(f.place());
                    }
                }
                case Mention.OfRelation r -> {}
                case Mention.Other o -> {}
            }
        }
    }

    /** The columns of a function's rows, and of tables joined by name, keep their names by a list of them behind the alias. */
    private void list(Scope.Place p) {
        String columns = String.join(
                ", ",
                p.columns().subList(p.listed(), p.columns().size()).stream()
                        .map(Following::written)
                        .toList());
        String alias = p.alias().map(n -> as() + written(n)).orElse("");
        patches.add(
                p.listed() > 0
                        ? Patch.insert(p.span().end() - 1, ", " + columns)
                        : Patch.insert(p.span().end(), alias + "(" + columns + ")"));
    }

    private static boolean shows(Scope.Place p, NameChange.OfColumn c) {
        return c.tables().contains(p.table())
                && p.listed() < p.columns().size()
                && p.columns().subList(p.listed(), p.columns().size()).contains(c.from());
    }

    /** The tables whose columns are joined by name and keep their names by a list, as PostgreSQL writes them. */
    private Set<Span> listed(List<Mention> all, NameChange.OfColumn c) {
        Set<Span> places = new HashSet<>();
        for (Mention m : all) {
            boolean joined = names == Names.ALL
                    && m instanceof Mention.OfJoin j
                    && (j.names().contains(c.from()) || j.natural() && j.names().contains(c.to()));
            if (joined) {
                for (Scope.Place p : ((Mention.OfJoin) m).places()) {
                    if (shows(p, c) && places.add(p.span())) {
                        list(p);
                    }
                }
            }
        }
        return places;
    }

    private static Unfollowable uncertain(Mention.Unknown u, NameChange.OfColumn c) {
        return new Unfollowable(
                u.ident().span(), "names " + c.from() + " where it is not certain whose column that is");
    }

    /** A column hides an argument of its name, unless the routine's name stands before that. */
    private void argument(Mention.OfArgument a, NameChange.OfColumn c) {
        boolean hidden = a.ident().name().equals(c.to())
                && a.prefix().isEmpty()
                && a.near().stream().anyMatch(c.tables()::contains);
        if (hidden) {
            patches.add(Patch.insert(a.ident().span().start(), written(a.routine()) + "."));
        }
    }

    private boolean has(ObjectName relation, Name column) {
        return new Relations(schema)
                .columns(relation).columns().stream().anyMatch(k -> k.name().equals(column));
    }

    private void column(Mention.OfColumn k, NameChange.OfColumn c, boolean ambiguous) {
        boolean renamed = c.tables().contains(k.table()) && k.ident().name().equals(c.from());
        boolean captured = ambiguous && !renamed && k.ident().name().equals(c.to());
        if (!renamed && !captured) {
            return;
        }
        String before = "";
        if (ambiguous && !k.qualified()) {
            before = k.via()
                    .map(v -> written(v) + ".")
                    .orElseThrow(() -> new Unfollowable(
                            k.ident().span(), "would name " + c.to() + " where it could mean two columns"));
        }
        if (renamed) {
            patches.add(new Patch(k.ident().span(), before + written(c.to())));
            k.output()
                    .filter(o -> o.seen() || names == Names.ALL)
                    .ifPresent(o -> patches.add(Patch.insert(o.at(), as() + written(o.name()))));
        } else if (!before.isEmpty()) {
            patches.add(Patch.insert(k.ident().span().start(), before));
        }
    }

    /** AS in the case of the query's other words. */
    private String as() {
        boolean lower = false;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, Keyword.SELECT)) {
                lower = Character.isLowerCase(tokens.text(i).charAt(0));
                break;
            }
        }
        return lower ? " as " : " AS ";
    }

    private void star(Mention.OfStar s, NameChange.OfColumn c, Set<Span> listed) {
        Predicate<Mention.Column> meant =
                k -> k.table().filter(c.tables()::contains).isPresent()
                        && k.name().equals(c.from())
                        && k.place().filter(p -> listed.contains(p.span())).isEmpty();
        if (!s.seen() && names == Names.SEEN || s.columns().stream().noneMatch(meant)) {
            return;
        }
        if (!s.known()) {
            if (!s.seen()) {
                return;
            }
            throw new Unfollowable(s.span(), "shows the column by a star that cannot be written out");
        }
        boolean qualified = !s.table(tokens) && tokens.text().charAt(s.span().start()) != '*';
        List<String> items = new ArrayList<>();
        for (Mention.Column k : s.columns()) {
            String via =
                    k.via().filter(v -> !v.isEmpty()).map(v -> written(v) + ".").orElse("");
            boolean needed = qualified
                    || s.columns().stream()
                                    .filter(o -> o.name().equals(k.name()))
                                    .count()
                            > 1
                    || s.columns().stream().anyMatch(o -> o != k && (o.name().equals(c.to()) && meant.test(k)))
                    || (k.name().equals(c.to()));
            String name = meant.test(k) ? written(c.to()) + as() + written(k.name()) : written(k.name());
            items.add((needed ? via : "") + name);
        }
        patches.add(new Patch(s.span(), s.instead(tokens, String.join(", ", items))));
    }

    /** Statements that are kept whole, and those that cannot be read: what is certain in them is followed, any other mention is not. */
    private void whole(Entry entry, NameChange change) {
        switch (entry.node()) {
            case StatementNode.KeptNode k -> kept(k, entry, change);
            case StatementNode.CreateRoutine r -> {
                if (!readable()) {
                    refuseMention(change, "function with a body in SQL");
                }
            }
            case StatementNode.UnreadNode u -> refuseMention(change, "statement that cannot be read");
            default -> {}
        }
    }

    /** Whether the body of a routine, where it is SQL, can be read. */
    private boolean readable() {
        try {
            return RoutineGrammar.body(tokens) == tokens.size()
                    || !RoutineGrammar.read(tokens).body().isEmpty();
        } catch (Unreadable e) {
            return false;
        }
    }

    private void kept(StatementNode.KeptNode k, Entry entry, NameChange change) {
        switch (change) {
            case NameChange.OfColumn c -> {
                boolean about = k.table()
                        .or(() -> k.name().filter(n -> privileges(k)))
                        .map(n -> new Relations(schema).resolve(n, entry.path()))
                        .filter(c.tables()::contains)
                        .isPresent();
                if (publishes(k)) {
                    published(c, entry.path());
                } else if (privileges(k) || k.kind().equals("STATISTICS")) {
                    if (about) {
                        listed(c, k.kind().equals("STATISTICS"));
                    }
                } else if (!(k.kind().equals("RULE") && RuleGrammar.read(tokens).isPresent())
                        && c.tables().stream().anyMatch(t -> mentions(t.name()))
                        && mentions(c.from())) {
                    throw new Unfollowable(
                            tokens.span(0), "mentions " + c.tables().getFirst() + " and " + c.from());
                }
            }
            case NameChange.OfRelation r -> {
                if (privileges(k)) {
                    privileges(r, entry.path());
                } else if (publishes(k)) {
                    published(r, entry.path());
                } else if (!k.kind().equals("STATISTICS")) {
                    refuseMention(change, k.kind().toLowerCase(Locale.ROOT));
                }
            }
            case NameChange.OfType t -> {}
            case NameChange.OfLabel l -> {}
        }
    }

    private void published(NameChange.OfColumn c, List<Name> path) {
        Relations relations = new Relations(schema);
        for (Published p : Published.all(tokens)) {
            if (c.tables().contains(relations.resolve(p.table(), path))) {
                p.named().stream()
                        .filter(i -> i.name().equals(c.from()))
                        .forEach(i -> patches.add(new Patch(i.span(), written(c.to()))));
            }
        }
    }

    /** The table itself, and where its name stands before a column in a condition. */
    private void published(NameChange.OfRelation r, List<Name> path) {
        Relations relations = new Relations(schema);
        for (Published p : Published.all(tokens)) {
            if (relations.resolve(p.table(), path).equals(r.from())) {
                List<NameNode> places = new ArrayList<>(List.of(p.table()));
                p.where()
                        .ifPresent(w -> w.references().stream()
                                .filter(c -> c.path().size() > 1)
                                .map(c -> new NameNode(
                                        c.path().subList(0, c.path().size() - 1)))
                                .filter(n -> n.in(r.from().schema()).equals(r.from()))
                                .forEach(places::add));
                for (NameNode n : places) {
                    relation(new Use(r.from(), false, n.last(), n.qualifier(), false), r);
                }
            }
        }
    }

    private static boolean publishes(StatementNode.KeptNode k) {
        return k.kind().equals("PUBLICATION") || k.kind().equals("ALTER PUBLICATION");
    }

    private static boolean privileges(StatementNode.KeptNode k) {
        return k.kind().equals("GRANT") || k.kind().equals("REVOKE");
    }

    /** All relations between ON and TO. */
    private void privileges(NameChange.OfRelation r, List<Name> path) {
        boolean on = false;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, Keyword.ON)) {
                on = true;
            } else if (on && (tokens.is(i, Keyword.TO) || tokens.is(i, Keyword.FROM))) {
                return;
            } else if (on
                    && tokens.isIdentifier(i)
                    && tokens.identifier(i).equals(r.from().name().value())
                    && !tokens.is(i + 1, '.')
                    && !tokens.is(i + 1, '(')) {
                boolean dotted = tokens.is(i - 1, '.');
                Optional<Ident> schema = dotted
                        ? Optional.of(new Ident(new Name(tokens.identifier(i - 2)), tokens.span(i - 2)))
                        : Optional.empty();
                boolean meant = schema.map(q -> q.name().equals(r.from().schema()))
                        .orElse(path.contains(r.from().schema()));
                if (meant) {
                    Ident ident = new Ident(r.from().name(), tokens.span(i));
                    relation(new Use(r.from(), false, ident, schema, false), r);
                }
            }
        }
    }

    /** Columns in a list of privileges stand in parentheses before ON; those of statistics between ON and FROM. */
    private void listed(NameChange.OfColumn c, boolean statistics) {
        int depth = 0;
        boolean on = false;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, '(')) {
                depth++;
            } else if (tokens.is(i, ')')) {
                depth--;
            } else if (tokens.is(i, Keyword.ON) && depth == 0) {
                on = true;
            } else if (tokens.is(i, Keyword.FROM) && on) {
                return;
            } else if (tokens.isIdentifier(i)
                    && tokens.identifier(i).equals(c.from().value())
                    && (statistics ? on && !tokens.is(i + 1, '(') : depth > 0 && !on)) {
                patches.add(new Patch(tokens.span(i), written(c.to())));
            }
        }
    }

    private boolean mentions(Name name) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.isIdentifier(i) && tokens.identifier(i).equals(name.value())) {
                return true;
            }
        }
        return false;
    }

    private void refuseMention(NameChange change, String what) {
        boolean named = switch (change) {
            case NameChange.OfColumn c -> c.tables().stream().anyMatch(t -> mentions(t.name())) && mentions(c.from());
            case NameChange.OfRelation r -> mentions(r.from().name());
            case NameChange.OfType t -> mentions(t.from().name());
            case NameChange.OfLabel l -> mentions(l.type().name());
        };
        if (named) {
            throw new Unfollowable(Span.at(tokens.start(0)), "is a " + what + " and mentions the name");
        }
    }
}
