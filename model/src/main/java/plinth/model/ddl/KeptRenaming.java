package plinth.model.ddl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import plinth.model.schema.Address;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Part;
import plinth.model.schema.Table;
import plinth.model.text.Dialect;
import plinth.model.text.Identifiers;
import plinth.model.text.Keyword;
import plinth.model.text.Patch;
import plinth.model.text.Tokens;

/** ALTER ... RENAME and SET SCHEMA of what the schema keeps as it is written: a collation, a server, extended statistics, a text search configuration. */
final class KeptRenaming {
    private static final Set<String> KINDS = Set.of(
            "EVENT TRIGGER",
            "PUBLICATION",
            "SUBSCRIPTION",
            "CONVERSION",
            "STATISTICS",
            "COLLATION",
            "RULE",
            "SERVER",
            "FOREIGN DATA WRAPPER");

    private final Fold fold;
    private final Ledger built;
    private final Entry entry;

    KeptRenaming(Fold fold, Ledger built, Entry entry) {
        this.fold = fold;
        this.built = built;
        this.entry = entry;
    }

    /** Returns what the statement changes, when it is of a kind that is followed and there. */
    private Optional<Address.Named> subject(String kind) {
        boolean followed = KINDS.contains(kind) || kind.startsWith("TEXT SEARCH ");
        if (!followed || entry.statement().tokens().dialect() != Dialect.POSTGRESQL) {
            return Optional.empty();
        }
        return Subject.altered(entry.statement().tokens(), fold.path(entry), fold::isKept)
                .map(Subject::address)
                .filter(a -> !fold.keptKeys(k -> Subject.made(k)
                                .filter(m -> m.address().equals(a))
                                .isPresent())
                        .isEmpty());
    }

    /** Gives it another name, with all that speaks of it; returns whether there is such a thing and all that can name it is known. */
    boolean rename(StatementNode.RenameObject r) {
        Optional<Address.Named> what = subject(r.kind());
        what.ifPresent(a -> {
            built.dependsOnOthers();
            Name to = r.to().name();
            switch (r.kind()) {
                case "COLLATION", "TEXT SEARCH CONFIGURATION", "TEXT SEARCH DICTIONARY" ->
                    fold.call(a, a.name(), a.name().sibling(to));
                case "SERVER" -> follow(Keyword.SERVER, a.name().name(), to);
                case "FOREIGN DATA WRAPPER" -> follow(Keyword.WRAPPER, a.name().name(), to);
                default -> {}
            }
            each(a, a.name().sibling(to));
        });
        return what.isPresent();
    }

    /** Puts it into another schema, with all that speaks of it; returns whether there is such a thing. */
    boolean move(StatementNode.MoveObject m) {
        Optional<Address.Named> what = subject(m.kind());
        what.ifPresent(a -> {
            built.dependsOnOthers();
            ObjectName to = new ObjectName(m.schema().name(), a.name().name());
            if (m.kind().equals("COLLATION") || m.kind().startsWith("TEXT SEARCH ")) {
                fold.call(a, a.name(), to);
            }
            each(a, to);
        });
        return what.isPresent();
    }

    /** Writes {@code to} where {@code was}, or what speaks of it, is called by its name. */
    private void each(Address.Named was, ObjectName to) {
        Map<Fold.Key, Built> next = new LinkedHashMap<>(1024);
        for (Ledger.Making m : built.all()) {
            Built b = m.built();
            Built now = switch (b.object()) {
                case Kept k ->
                    subject(k, b)
                            .filter(s -> s.name().isPresent()
                                    && (s.address().equals(was)
                                            || s.address().equals(new Address.Named(was.kind(), to))))
                            .map(s -> {
                                Kept called = called(k, s.name().get(), was.name(), to);
                                boolean own = k.name().name().equals(was.name().name());
                                return new Built(own ? called.withName(owner(k, to)) : called, b.origins());
                            })
                            .orElse(b);
                case Ownership o
                when was.kind().equals(o.kind())
                        && o.name().name().equals(was.name().name()) ->
                    new Built(o.withName(o.name().schema().isEmpty() ? o.name().sibling(to.name()) : to), b.origins());
                default -> b;
            };
            next.put(new Fold.Key(m.key().space(), now.object().name(), m.key().detail()), now);
        }
        built.become(next);
    }

    /** Kinds without a schema are kept under that in which they were read. */
    private static ObjectName owner(Kept k, ObjectName to) {
        return to.schema().isEmpty() ? k.name().sibling(to.name()) : to;
    }

    private Optional<Subject> subject(Kept k, Built b) {
        return Subject.about(k, Dependencies.path(k, b.origins(), Part.WHOLE), fold::isKept);
    }

    private static Kept called(Kept k, NameNode written, ObjectName was, ObjectName to) {
        boolean moved = !was.schema().equals(to.schema());
        String name = Identifiers.written(to.name().value());
        Patch patch = moved
                ? new Patch(written.span(), Identifiers.written(to.schema().value()) + "." + name)
                : new Patch(written.last().span(), name);
        return k.withText(Patch.applyAll(k.text(), List.of(patch)));
    }

    /** What names a server or a wrapper behind the word for it follows: foreign tables, servers, mappings of users, rights. */
    private void follow(Keyword word, Name from, Name to) {
        UnaryOperator<String> change = text -> behind(word, text, from, to);
        built.replaceAll(b -> switch (b.object()) {
            case Table t
            when t.kind() == Table.Kind.FOREIGN ->
                new Built(t.withTraits(t.traits().stream().map(change).toList()), b.origins());
            case Kept k
            when Set.of("USER MAPPING", "SERVER", "GRANT", "REVOKE").contains(k.kind())
                    && Subject.made(k)
                            .filter(s ->
                                    word == Keyword.SERVER && s.address().kind().equals("SERVER"))
                            .isEmpty() -> new Built(k.withText(change.apply(k.text())), b.origins());
            default -> b;
        });
    }

    private static String behind(Keyword word, String text, Name from, Name to) {
        Tokens t = Reparsed.tokens(text);
        List<Patch> patches = IntStream.range(1, t.size())
                .filter(i -> t.is(i - 1, word)
                        && t.isIdentifier(i)
                        && t.identifier(i).equals(from.value()))
                .mapToObj(i -> new Patch(t.span(i), Identifiers.written(to.value())))
                .toList();
        return patches.isEmpty() ? text : Patch.applyAll(text, patches);
    }

    /** What is kept in the schema {@code from} is in {@code to} from now on. */
    static void schema(Ledger built, Name from, Name to) {
        built.replaceAll(b -> b.object() instanceof Kept k ? new Built(within(k, from, to), b.origins()) : b);
    }

    private static Kept within(Kept k, Name from, Name to) {
        return Subject.about(k, List.of(to), a -> true)
                .flatMap(Subject::name)
                .flatMap(NameNode::qualifier)
                .filter(q -> q.name().equals(from))
                .map(q -> k.withText(
                        Patch.applyAll(k.text(), List.of(new Patch(q.span(), Identifiers.written(to.value()))))))
                .orElse(k);
    }
}
