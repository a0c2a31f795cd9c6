package plinth.renderer.sql;

import java.util.Optional;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Origin;
import plinth.model.ddl.Origins;
import plinth.model.ddl.StatementNode;
import plinth.model.ddl.TableElement;
import plinth.model.schema.ObjectName;

/** The CREATE TABLE of a table: its statement, and the node in it. */
record Body(Entry entry, StatementNode.CreateTable node) {

    static Origins.OfTable origins(Patching p, ObjectName table) {
        return p.reading().originsOfTable(table).orElseThrow(() -> new Refusal("There is no table " + table + "."));
    }

    /** Returns the CREATE TABLE of {@code table}, one that has a list of elements. */
    static Body of(Patching p, ObjectName table) {
        return find(p, table)
                .filter(b -> b.node.open() >= 0)
                .orElseThrow(() -> new Refusal("The statement that makes " + table + " has no list of columns."));
    }

    static Optional<Body> find(Patching p, ObjectName table) {
        Entry entry = origins(p, table).definition().entry();
        return switch (entry.node()) {
            case StatementNode.CreateTable t -> Optional.of(new Body(entry, t));
            case StatementNode.CreateSchema s ->
                s.elements().stream()
                        .filter(n -> n instanceof StatementNode.CreateTable t
                                && t.name().last().name().equals(table.name()))
                        .map(n -> new Body(entry, (StatementNode.CreateTable) n))
                        .findFirst();
            default -> Optional.empty();
        };
    }

    Elements layout() {
        return new Elements(entry.statement(), node);
    }

    /** Returns the element that {@code origin} is, when it stands in this statement. */
    Optional<TableElement> element(Origin origin) {
        return origin.entry() == entry
                ? origin.part()
                        .filter(TableElement.class::isInstance)
                        .map(TableElement.class::cast)
                        .filter(e -> node.elements().stream().anyMatch(x -> x == e))
                : Optional.empty();
    }

    int index(TableElement e) {
        for (int i = 0; i < node.elements().size(); i++) {
            if (node.elements().get(i) == e) {
                return i;
            }
        }
        return -1;
    }
}
