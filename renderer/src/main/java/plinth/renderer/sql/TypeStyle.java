package plinth.renderer.sql;

import java.util.Locale;
import java.util.Optional;
import plinth.model.ddl.Entry;
import plinth.model.ddl.StatementNode;
import plinth.model.ddl.TableElement;
import plinth.model.schema.Column;
import plinth.model.schema.Type;

/** Writes a type as the text around writes types: by the same name and in the same case. */
final class TypeStyle {
    private TypeStyle() {}

    /** Returns the type of {@code c} as it would stand in {@code near}. */
    static String write(Patching p, Entry near, Column c) {
        String plain = ColumnWriter.type(p.naming(near), c);
        boolean serial = c.value() instanceof Column.Serial;
        Optional<String> same = Optional.empty();
        int upper = 0;
        int lower = 0;
        boolean words = false;
        for (Entry e : p.reading()
                .files()
                .get(p.reading().place(near, plinth.model.text.Span.at(0)).file())
                .entries()) {
            if (!(e.node() instanceof StatementNode.CreateTable t)) {
                continue;
            }
            for (TableElement x : t.elements()) {
                if (!(x instanceof TableElement.ColumnNode k) || k.type().span().length() == 0) {
                    continue;
                }
                String text = k.type().span().of(e.statement().text());
                if (k.type().named().isPresent()) {
                    continue;
                }
                boolean up = text.equals(text.toUpperCase(Locale.ROOT));
                upper += up ? 1 : 0;
                lower += up ? 0 : 1;
                String low = text.toLowerCase(Locale.ROOT);
                words |= low.contains("character varying") || low.contains("time zone");
                boolean counts =
                        k.type().type().equals(c.type()) && k.type().serial() == serial && text.indexOf('\n') < 0;
                if (counts && (same.isEmpty() || e == near)) {
                    same = Optional.of(text);
                }
            }
        }
        if (same.isPresent()) {
            return same.get();
        }
        String text = words && !serial && base(c.type()) instanceof Type.Known
                ? c.type().toString()
                : plain;
        return upper > lower && base(c.type()) instanceof Type.Known ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static Type base(Type t) {
        return t instanceof Type.ArrayOf a ? base(a.element()) : t;
    }
}
