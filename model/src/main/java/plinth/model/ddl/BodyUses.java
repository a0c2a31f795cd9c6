package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Address;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Trigger;
import plinth.model.schema.View;
import plinth.model.text.Keyword;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/**
 * What the body of a routine or a rule does when it runs. PostgreSQL looks at most of this only then.
 *
 * @param names what statements of a body in another language than SQL name, of which the database keeps no dependency
 * @param writes what the statements write to, in any body
 * @param fields the columns that a trigger function reads of its row, as {@code NEW.column} or {@code OLD.column}
 * @param language what the body is in, as far as it tells which of the names are written to
 */
public record BodyUses(Set<Address> names, List<Write> writes, Set<Name> fields, Language language) {
    /** The language of a body. */
    public enum Language {
        SQL,
        PLPGSQL,
        OTHER
    }

    public BodyUses {
        names = Set.copyOf(names);
        writes = List.copyOf(writes);
        fields = Set.copyOf(fields);
    }

    /** What a statement does to the rows of a table or view. */
    public enum Verb {
        INSERTS_INTO("inserts into"),
        UPDATES("updates"),
        DELETES_FROM("deletes from"),
        MERGES_INTO("merges into"),
        TRUNCATES("truncates");

        private final String words;

        Verb(String words) {
            this.words = words;
        }

        /** Returns the verb as it stands before a table in a sentence. */
        public String words() {
            return words;
        }
    }

    /**
     * A statement that writes.
     *
     * @param columns the columns that an INSERT fills in; absent where it lists none, which are all, in their order
     */
    public record Write(ObjectName relation, Verb verb, Optional<List<Name>> columns) {}

    /** Returns what each routine and each rule of {@code schema} does. */
    public static Map<SchemaObject, BodyUses> of(Schema schema) {
        Catalog catalog = new Catalog(schema);
        Map<SchemaObject, BodyUses> all = new HashMap<>();
        for (SchemaObject o : schema.objects()) {
            switch (o) {
                case Routine r -> all.put(r, of(catalog, r));
                case Kept k
                when k.kind().equals("RULE") -> {
                    List<Write> writes = new ArrayList<>();
                    writes(catalog, Reparsed.path(k.name().schema()), Reparsed.tokens(k.text()), writes);
                    all.put(k, new BodyUses(Set.of(), writes, Set.of(), Language.SQL));
                }
                default -> {}
            }
        }
        return all;
    }

    /** Returns the function of {@code schema} that {@code g} on {@code table} calls. */
    public static Optional<Routine> called(Schema schema, ObjectName table, Trigger g) {
        Catalog catalog = new Catalog(schema);
        return new NamesIn(catalog, Reparsed.path(table.schema()))
                .call(g.call()).stream()
                        .flatMap(f -> schema.objects().stream()
                                .filter(o -> o instanceof Routine
                                        && Dependencies.address(o).equals(f.address())))
                        .map(Routine.class::cast)
                        .findFirst();
    }

    /** Returns the relation whose rows {@code v} shows one by one, so that what is written to the view is written to it; nothing where there is no such. */
    public static Optional<ObjectName> through(Schema schema, View v) {
        if (v.materialized() || v.triggers().stream().anyMatch(g -> g.timing().equalsIgnoreCase("instead of"))) {
            return Optional.empty();
        }
        return Reparsed.tryQuery(v.query())
                .map(Reparsed::query)
                .filter(q -> q.with().isEmpty() && q.branches().size() == 1)
                .flatMap(q -> switch (q.branches().getFirst()) {
                    case QueryNode.Select s ->
                        s.named().isEmpty() && s.from().size() == 1
                                ? table(s.from().getFirst())
                                : Optional.empty();
                    case QueryNode.Whole w -> Optional.of(w.table());
                    default -> Optional.empty();
                })
                .flatMap(n ->
                        new Catalog(schema).relation(n, Reparsed.path(v.name().schema())))
                .map(a -> ((Address.Relation) a).name());
    }

    private static Optional<NameNode> table(QueryNode.From from) {
        return from instanceof QueryNode.FromTable t ? Optional.of(t.table()) : Optional.empty();
    }

    private static BodyUses of(Catalog catalog, Routine r) {
        List<Write> writes = new ArrayList<>();
        Set<Address> names = new LinkedHashSet<>(SqlBody.words(catalog, r));
        Set<Name> fields = new LinkedHashSet<>();
        Optional<SqlBody.Written> body = SqlBody.written(r);
        if (body.isEmpty()) {
            writes(
                    catalog,
                    Reparsed.path(r.name().schema()),
                    Reparsed.tokens(NamesIn.ROUTINE + r.definition()),
                    writes);
            return new BodyUses(names, writes, fields, Language.SQL);
        }
        SqlBody.Written b = body.get();
        boolean block = b.language().equalsIgnoreCase("plpgsql");
        if (b.sql() || block) {
            for (Tokens t : b.statements()) {
                writes(catalog, b.path(), t, writes);
                if (block) {
                    names.addAll(new BlockStatement(catalog, b.path(), t).names());
                    fields(t, fields);
                    made(t).forEach(s -> {
                        writes(catalog, b.path(), s, writes);
                        names.addAll(new TextNames(s, new NamesIn(catalog, b.path()))
                                .all().stream().map(FoundName::address).toList());
                        names.addAll(new BlockStatement(catalog, b.path(), s).names());
                    });
                }
            }
        }
        return new BodyUses(names, writes, fields, b.sql() ? Language.SQL : block ? Language.PLPGSQL : Language.OTHER);
    }

    /** The statements that EXECUTE carries out, as far as they stand there as strings. */
    private static List<Tokens> made(Tokens t) {
        List<Tokens> all = new ArrayList<>();
        boolean within = false;
        for (int i = 0; i < t.size(); i++) {
            within |= t.is(i, Keyword.EXECUTE);
            if (within && t.kind(i) == TokenKind.STRING) {
                all.add(Reparsed.tokens(t.string(i)));
            }
        }
        return all;
    }

    private static void fields(Tokens t, Set<Name> out) {
        for (int i = 0; i < t.size(); i++) {
            boolean row = t.isIdentifier(i) && !t.is(i - 1, '.') && row(t.identifier(i));
            int dot = t.is(i - 1, '(') && t.is(i + 1, ')') ? i + 2 : i + 1;
            if (row && t.is(dot, '.') && t.isIdentifier(dot + 1)) {
                out.add(new Name(t.identifier(dot + 1)));
            }
        }
    }

    private static boolean row(String word) {
        return word.equals(Trigger.NEW.value()) || word.equals(Trigger.OLD.value());
    }

    /** Adds what the statements in {@code t} write to, wherever they stand in it: the words before the table stand together nowhere else. */
    private static void writes(Catalog catalog, List<Name> path, Tokens t, List<Write> out) {
        for (int i = 0; i < t.size(); i++) {
            Optional<Verb> found = verb(t, i);
            if (found.isEmpty()) {
                continue;
            }
            Verb verb = found.get();
            int at = i + (verb == Verb.UPDATES ? 1 : verb == Verb.TRUNCATES && !t.is(i + 1, Keyword.TABLE) ? 1 : 2);
            do {
                at += t.is(at, ',') ? 1 : 0;
                at += t.is(at, Keyword.ONLY) ? 1 : 0;
                if (!t.isIdentifier(at)) {
                    break;
                }
                Cursor c = new Cursor(t);
                c.to(at);
                NameNode name = c.name("a table");
                at = c.at();
                Optional<List<Name>> columns = verb == Verb.INSERTS_INTO ? listed(t, at) : Optional.empty();
                catalog.relation(name, path)
                        .ifPresent(a -> out.add(new Write(((Address.Relation) a).name(), verb, columns)));
            } while (verb == Verb.TRUNCATES && t.is(at, ','));
        }
    }

    private static Optional<Verb> verb(Tokens t, int i) {
        if (t.is(i, Keyword.INSERT) && t.is(i + 1, Keyword.INTO)) {
            return Optional.of(Verb.INSERTS_INTO);
        }
        if (t.is(i, Keyword.DELETE) && t.is(i + 1, Keyword.FROM)) {
            return Optional.of(Verb.DELETES_FROM);
        }
        if (t.is(i, Keyword.MERGE) && t.is(i + 1, Keyword.INTO)) {
            return Optional.of(Verb.MERGES_INTO);
        }
        if (t.is(i, Keyword.TRUNCATE) && !t.is(i + 1, Keyword.OR)) {
            return Optional.of(Verb.TRUNCATES);
        }
        // FOR UPDATE locks, ON UPDATE is of a rule or a reference, DO UPDATE of an INSERT.
        boolean other = t.is(i - 1, Keyword.FOR)
                || t.is(i - 1, Keyword.KEY)
                || t.is(i - 1, Keyword.ON)
                || t.is(i - 1, Keyword.DO) && t.is(i + 1, Keyword.SET);
        return t.is(i, Keyword.UPDATE) && !other ? Optional.of(Verb.UPDATES) : Optional.empty();
    }

    /** The columns in the parenthesis behind the table of an INSERT, unless a query stands in it. */
    private static Optional<List<Name>> listed(Tokens t, int at) {
        int open = t.is(at, Keyword.AS) ? at + 2 : at;
        if (!t.is(open, '(') || t.is(open + 1, Keyword.SELECT) || t.is(open + 1, Keyword.WITH)) {
            return Optional.empty();
        }
        List<Name> all = new ArrayList<>();
        for (int i = open; t.is(i, '(') || t.is(i, ','); i++) {
            if (!t.isIdentifier(i + 1)) {
                return Optional.empty();
            }
            all.add(new Name(t.identifier(++i)));
            while (t.is(i + 1, '[')) {
                i = Math.max(i + 1, t.closing(i + 1));
            }
        }
        return Optional.of(all);
    }
}
