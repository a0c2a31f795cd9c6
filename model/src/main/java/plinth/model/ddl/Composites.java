package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Column;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.text.Dialect;
import plinth.model.text.Keyword;
import plinth.model.text.Tokens;

/** ALTER TYPE of a composite type's attributes, which the tables of the type follow with CASCADE, and comments on them. */
final class Composites {
    private final Fold fold;
    private final Entry entry;

    Composites(Fold fold, Entry entry) {
        this.fold = fold;
        this.entry = entry;
    }

    void alter(StatementNode.AlterComposite a) {
        if (a.actions().size() == 1) {
            actions(a);
        } else {
            fold.allOrNothing(entry, () -> actions(a));
        }
    }

    private void actions(StatementNode.AlterComposite a) {
        ObjectName name = fold.resolve(a.name(), entry, "type");
        for (AlterAction action : a.actions()) {
            Optional<CompositeType> type = type(name);
            if (type.isEmpty()) {
                fold.missing(entry, a.name(), "composite type");
                return;
            }
            Optional<String> refused = refused(name, action);
            if (refused.isPresent()) {
                fold.dependsOnOthers();
                fold.remark(entry, Remark.error(action.span(), refused.get()));
                return;
            }
            if (action instanceof AlterAction.RenameColumn r) {
                rename(a.name(), name, type.get(), r);
            } else {
                List<ObjectName> typed = tables(name).stream().map(Table::name).toList();
                fold.keepingStars(entry, action.span(), typed, () -> put(type.get(), changed(type.get(), action)));
            }
        }
    }

    /** What tables of the type have they lose and change with CASCADE alone; where a column is of the type, no attribute gets another one. */
    private Optional<String> refused(ObjectName name, AlterAction action) {
        Tokens tokens = entry.statement().tokens();
        if (tokens.dialect() != Dialect.POSTGRESQL) {
            return Optional.empty();
        }
        boolean cascade = tokens.is(tokens.from(action.span().end()), Keyword.CASCADE);
        Optional<String> typed = cascade
                ? Optional.empty()
                : tables(name).stream()
                        .findFirst()
                        .map(t -> t.called() + " is of the type " + name + ": only CASCADE changes both");
        return action instanceof AlterAction.SetType ? typed.or(() -> user(name)) : typed;
    }

    private Optional<String> user(ObjectName type) {
        return fold.tables().stream()
                .flatMap(t -> t.columns().stream()
                        .filter(c -> uses(c.type(), type))
                        .map(c -> "the type " + type + " cannot be changed so: the column " + c.name() + " of "
                                + t.called() + " is of it"))
                .findFirst();
    }

    private static boolean uses(Type of, ObjectName type) {
        return switch (of) {
            case Type.ArrayOf a -> uses(a.element(), type);
            case Type.Named n -> n.name().equals(type);
            case Type.Known k -> false;
            case Type.Other o -> false;
        };
    }

    private Optional<CompositeType> type(ObjectName name) {
        return fold.type(name) instanceof CompositeType k ? Optional.of(k) : Optional.empty();
    }

    private void put(CompositeType was, CompositeType now) {
        Fold.Key key = Fold.Key.type(was.name());
        fold.builtType(was.name()).ifPresent(b -> fold.put(key, new Built(now, b.origins())));
    }

    private CompositeType changed(CompositeType k, AlterAction action) {
        List<Column> fields = new ArrayList<>(k.fields());
        switch (action) {
            case AlterAction.AddColumn a -> {
                Column written = ObjectGrammar.field(a.column());
                Column field = written.withType(fold.types(entry)
                        .resolved(written.type(), a.column().type().named(), entry));
                if (at(k, field.name()) >= 0) {
                    fold.remark(
                            entry,
                            Remark.error(
                                    a.column().name().span(),
                                    "there is an attribute " + field.name() + " in " + k.name() + " already"));
                    return k;
                }
                fields.add(field);
            }
            case AlterAction.DropColumn d -> {
                int at = there(k, d.column(), d.ifExists());
                if (at < 0) {
                    return k;
                }
                fields.remove(at);
                typed(k.name(), t -> without(t, d.column().name()));
            }
            case AlterAction.SetType s -> {
                int at = there(k, s.column(), false);
                if (at < 0) {
                    return k;
                }
                fields.set(
                        at,
                        fields.get(at)
                                .withType(fold.types(entry)
                                        .resolved(s.type().type(), s.type().named(), entry))
                                .withCollation(s.collation().map(NameNode::written)));
            }
            default -> {}
        }
        return k.withFields(fields);
    }

    private static int at(CompositeType k, Name field) {
        for (int i = 0; i < k.fields().size(); i++) {
            if (k.fields().get(i).name().equals(field)) {
                return i;
            }
        }
        return -1;
    }

    private int there(CompositeType k, Ident field, boolean ifExists) {
        int at = at(k, field.name());
        if (at < 0 && !ifExists) {
            fold.remark(entry, Remark.error(field.span(), "there is no attribute " + field + " in " + k.name()));
        }
        return at;
    }

    private Built without(Built b, Name column) {
        Built with = b.table().column(column).isPresent()
                ? b
                : TableFold.withColumn(b, Inheritance.typeless(column), Origin.of(entry));
        return TableFold.withoutColumn(with, column);
    }

    /** Changes the tables of the type {@code name}. */
    private void typed(ObjectName name, UnaryOperator<Built> change) {
        for (Table t : tables(name)) {
            @Nullable Built b = fold.relation(t.name());
            if (b != null) {
                fold.put(Fold.Key.relation(t.name()), change.apply(b));
            }
        }
    }

    private List<Table> tables(ObjectName type) {
        return fold.tables().stream()
                .filter(t ->
                        TypedTables.type(t, entry, fold).filter(type::equals).isPresent())
                .toList();
    }

    private void rename(NameNode node, ObjectName name, CompositeType k, AlterAction.RenameColumn r) {
        int at = there(k, r.from(), false);
        if (at < 0) {
            return;
        }
        List<Column> fields = new ArrayList<>(k.fields());
        fields.set(at, fields.get(at).withName(r.to().name()));
        fold.renameAttribute(entry, node, name, r.from().name(), r.to().name());
        for (Table t : tables(name)) {
            fold.renameColumn(entry, node, t.name(), r.from().name(), r.to().name());
        }
        put(k, k.withFields(fields));
    }

    /** Comments the attribute of a composite type; returns whether {@code c} is about one. */
    boolean comment(StatementNode.Comment c) {
        if (c.part().isEmpty()) {
            return false;
        }
        ObjectName name = fold.resolve(c.name(), entry, "type");
        Optional<CompositeType> type = type(name);
        if (type.isEmpty() || fold.relation(fold.resolve(c.name(), entry, "relation")) != null) {
            return false;
        }
        int at = there(type.get(), c.part().get(), false);
        if (at >= 0) {
            List<Column> fields = new ArrayList<>(type.get().fields());
            fields.set(at, fields.get(at).withComment(c.comment()));
            put(type.get(), type.get().withFields(fields));
        }
        return true;
    }
}
