package plinth.renderer.notation;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plinth.model.schema.Column;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Types;
import plinth.renderer.sql.SqlComment;

/** Writes a schema as an entity diagram of PlantUML. */
final class PlantUmlWriter {
    private static final Set<Part> SAID = EnumSet.of(Part.NULLABILITY);

    private final Schema all;
    private final Schema schema;
    private final Map<ObjectName, String> ids = new HashMap<>();
    private final StringBuilder out = new StringBuilder();

    PlantUmlWriter(Schema all) {
        this.all = all;
        this.schema = Whole.entities(all);
        schema.tables().forEach(t -> ids.put(t.name(), "t" + (ids.size() + 1)));
    }

    String write(String title) {
        comment(title);
        out.append("@startuml\n");
        Unsaid.of(all, SAID).forEach(s -> comment("Not said here: " + s));
        out.append("hide circle\nhide methods\nskinparam linetype ortho\n");
        for (Table t : schema.tables()) {
            out.append("\nentity \"")
                    .append(text(t.name().toString()))
                    .append("\" as ")
                    .append(ids.get(t.name()))
                    .append(" {\n");
            List<Column> keys = t.columns().stream()
                    .filter(c -> t.keyColumns().contains(c.name()))
                    .toList();
            keys.forEach(c -> column(t, c));
            if (!keys.isEmpty() && keys.size() < t.columns().size()) {
                out.append("  --\n");
            }
            t.columns().stream().filter(c -> !keys.contains(c)).forEach(c -> column(t, c));
            out.append("}\n");
        }
        out.append('\n');
        for (Relation r : Relation.of(schema)) {
            out.append(ids.get(r.from().name()))
                    .append(' ')
                    .append(r.line())
                    .append(' ')
                    .append(ids.get(r.key().target()))
                    .append(" : ")
                    .append(text(r.columns()))
                    .append('\n');
        }
        return out.append("@enduml\n").toString();
    }

    private void comment(String words) {
        out.append("' ").append(SqlComment.visible(words)).append('\n');
    }

    private void column(Table t, Column c) {
        // The star is PlantUML's word for what must be there.
        out.append("  {field} ")
                .append(t.nullable(c) ? "" : "* ")
                .append(text(c.name().value()))
                .append(" : ")
                .append(text(Types.brief(c.type())));
        Relation.marks(t, c).forEach(m -> out.append(" <<").append(m).append(">>"));
        out.append('\n');
    }

    /** Everything that PlantUML could take for a mark is written by its code point. */
    private static String text(String s) {
        StringBuilder text = new StringBuilder();
        int last = ' ';
        for (int c : SqlComment.visible(s).codePoints().toArray()) {
            boolean mark = c < 128 && !Character.isLetterOrDigit(c) && " _,.()[]:".indexOf(c) < 0;
            boolean twice = c == last && !Character.isLetterOrDigit(c);
            if (mark || twice) {
                text.append("<U+").append(String.format("%04X", c)).append('>');
            } else {
                text.appendCodePoint(c);
            }
            last = c;
        }
        return text.toString();
    }
}
