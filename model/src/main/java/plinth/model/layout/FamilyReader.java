package plinth.model.layout;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Pattern;
import plinth.model.schema.Domain;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Takes families out of a schema, by the patterns found in it. */
public final class FamilyReader {
    private FamilyReader() {}

    /** What became of a pattern that shows a family. */
    public sealed interface Result {
        /** Returns the table that the pattern is about. */
        ObjectName base();
    }

    /** A family that can be laid out anew. */
    public record Read(Family family) implements Result {
        @Override
        public ObjectName base() {
            return family.base();
        }
    }

    /**
     * A family that cannot.
     *
     * @param reason why, and what would help, in a sentence without its subject: {@code has one kind only, film: ...}
     */
    public record Refused(ObjectName base, String reason) implements Result {
        @Override
        public String toString() {
            return base + " " + reason;
        }
    }

    /** Thrown within this room by what finds out that a family cannot be laid out. */
    static final class NotRead extends Exception {
        private static final long serialVersionUID = 1;

        NotRead(String reason) {
            super(reason);
        }

        String reason() {
            String message = getMessage();
            return message == null ? "" : message;
        }
    }

    /** Returns what becomes of every family that {@code findings} show in {@code schema}, in their order. */
    public static List<Result> results(Schema schema, List<Finding> findings) {
        List<Result> all = new ArrayList<>();
        for (Finding f : findings) {
            try {
                switch (f.pattern()) {
                    case Pattern.SubtypeFamily s ->
                        all.add(new Read(whole(schema, new TablesReader(schema, s).read())));
                    case Pattern.SingleTable s ->
                        all.add(new Read(whole(schema, new SingleReader(schema, s, f).read())));
                    case Pattern.ConcreteFamily c ->
                        all.add(new Read(whole(schema, new ConcreteReader(schema, c).read())));
                    default -> {}
                }
            } catch (NotRead e) {
                all.add(new Refused(f.pattern().table(), e.reason()));
            }
        }
        return List.copyOf(all);
    }

    /** Returns every family of {@code schema} that can be laid out anew, in the order of {@code findings}. */
    public static List<Family> families(Schema schema, List<Finding> findings) {
        return results(schema, findings).stream()
                .filter(Read.class::isInstance)
                .map(r -> ((Read) r).family())
                .toList();
    }

    /** Returns every family that {@code findings} show and that cannot be laid out anew, with the reason. */
    public static List<Refused> refused(Schema schema, List<Finding> findings) {
        return results(schema, findings).stream()
                .filter(Refused.class::isInstance)
                .map(Refused.class::cast)
                .toList();
    }

    private static Family whole(Schema schema, Family f) throws NotRead {
        Set<ObjectName> family = new LinkedHashSet<>(List.of(f.base()));
        if (!(f.today() instanceof Strategy.SingleTable)) {
            f.kinds().forEach(k -> family.add(k.table()));
        }
        for (ObjectName n : family) {
            List<String> heirs = schema.tables().stream()
                    .filter(t -> t.inherits().contains(n)
                            || t.partitionOf().filter(p -> p.parent().equals(n)).isPresent())
                    .map(t -> t.name().toString())
                    .toList();
            Optional<Table> t = schema.table(n);
            if (!heirs.isEmpty() || t.flatMap(Table::partitioning).isPresent()) {
                String whose = n.equals(f.base()) ? "" : " of " + n;
                throw new NotRead(
                        heirs.isEmpty()
                                ? "is partitioned" + whose + ", which no other layout could keep."
                                : "has partitions or heirs" + whose + ", " + String.join(" and ", heirs)
                                        + ": they would have to be laid out with it, which is not done yet.");
            }
        }
        if (f.key().contains(f.discriminator())) {
            throw new NotRead("has its kind, " + f.discriminator() + ", within its primary key: a row would change its"
                    + " key with its kind, and a table of one kind would lack a part of it.");
        }
        if (f.kinds().size() < 2) {
            throw new NotRead("has one kind only, " + f.kinds().getFirst().value()
                    + ": there is nothing to tell apart, and so nothing to lay out in another way.");
        }
        return f;
    }

    // What both ways of reading have in common

    /** Returns what {@code type} is made of, if it is a domain, and else itself. */
    static Type base(Schema schema, Type type) {
        List<Domain> chain = domains(schema, type);
        return chain.isEmpty() ? type : chain.getLast().type();
    }

    /** Returns the domains that {@code type} is and is made of, from the outside in. */
    private static List<Domain> domains(Schema schema, Type type) {
        List<Domain> chain = new ArrayList<>();
        Type at = type;
        while (at instanceof Type.Named n
                && schema.domain(n.name()).filter(d -> !chain.contains(d)).isPresent()) {
            Domain d = schema.domain(n.name()).get();
            chain.add(d);
            at = d.type();
        }
        return chain;
    }

    /** Returns whether a domain fills a column of {@code type} in. */
    static boolean filledIn(Schema schema, Type type) {
        return domains(schema, type).stream().anyMatch(d -> d.defaultValue().isPresent());
    }

    /** Returns the domains that {@code type} is made of, down to the last that says NOT NULL: without them it may be NULL. */
    static List<Domain> required(Schema schema, Type type) {
        List<Domain> chain = domains(schema, type);
        int last = 0;
        for (int i = 0; i < chain.size(); i++) {
            last = chain.get(i).notNull().isPresent() ? i + 1 : last;
        }
        return List.copyOf(chain.subList(0, last));
    }

    /** Returns {@code type}, or what the domains that forbid NULL are made of. */
    static Type optional(Schema schema, Type type) {
        List<Domain> required = required(schema, type);
        return required.isEmpty() ? type : required.getLast().type();
    }

    /** What subtypes call the base's key: {@code event_id} for the {@code id} of events, {@code eventId} where columns are written so. */
    static List<Name> keyNames(Table base) {
        return base.keyColumns().stream()
                .map(n -> n.value().equals("id") ? Naming.key(base) : n)
                .toList();
    }
}
