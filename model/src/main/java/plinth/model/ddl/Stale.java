package plinth.model.ddl;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds, for a statement that cannot be read while it is being typed, what it said when it last could. */
final class Stale {
    private final List<Entry> before;
    private final int head;
    private final int oldEnd;
    private final int newEnd;
    private final Set<Entry> taken = Collections.newSetFromMap(new IdentityHashMap<>());

    Stale(List<Entry> before, Changed changed) {
        this.before = before;
        this.head = changed.head();
        this.oldEnd = changed.oldEnd();
        this.newEnd = changed.newEnd();
    }

    /** Returns {@code read}, the entry at {@code index}, with its last good reading when it has none of its own. */
    Entry kept(Entry read, int index) {
        if (!(read.node() instanceof StatementNode.UnreadNode now) || index < head || index >= newEnd) {
            return read;
        }
        Optional<Entry> old = oldEnd - head == newEnd - head ? Optional.of(before.get(index)) : sameName(now);
        return old.filter(
                        e -> !(e.node() instanceof StatementNode.UnreadNode || e.node() instanceof StatementNode.Blank))
                .filter(taken::add)
                .map(e -> read.keeping(e.node()))
                .orElse(read);
    }

    private Optional<Entry> sameName(StatementNode.UnreadNode now) {
        for (int i = head; i < oldEnd; i++) {
            Entry e = before.get(i);
            if (!taken.contains(e)
                    && now.name().isPresent()
                    && named(e.node()).equals(now.name().map(NameNode::toString))) {
                return Optional.of(e);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> named(StatementNode node) {
        return switch (node) {
            case StatementNode.CreateTable t -> Optional.of(t.name().toString());
            case StatementNode.AlterTable a -> Optional.of(a.name().toString());
            case StatementNode.CreateIndex i -> i.name().map(Ident::toString);
            case StatementNode.CreateView v -> Optional.of(v.name().toString());
            case StatementNode.CreateEnum e -> Optional.of(e.name().toString());
            case StatementNode.CreateDomain d -> Optional.of(d.name().toString());
            case StatementNode.CreateComposite c -> Optional.of(c.name().toString());
            case StatementNode.CreateSequence s -> Optional.of(s.name().toString());
            case StatementNode.CreateTrigger t -> Optional.of(t.name().toString());
            case StatementNode.CreatePolicy p -> Optional.of(p.name().toString());
            case StatementNode.AlterPolicy p -> Optional.of(p.name().toString());
            case StatementNode.CreateRoutine r -> Optional.of(r.name().toString());
            default -> Optional.empty();
        };
    }
}
