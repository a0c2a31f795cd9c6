package plinth.renderer.notation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Types;
import plinth.renderer.sql.SqlComment;

/** Writes a schema as an entity relationship diagram of Mermaid. */
final class MermaidWriter {
    private static final Set<Part> SAID = EnumSet.of(Part.COLUMN_COMMENT);

    private static final Pattern NOT_OF_A_TYPE = Pattern.compile("[^A-Za-z0-9_\\[\\]()-]+");
    private static final Pattern NOT_OF_A_NAME = Pattern.compile("[^A-Za-z0-9_]+");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Schema all;
    private final Schema schema;
    private final StringBuilder out = new StringBuilder();

    MermaidWriter(Schema all) {
        this.all = all;
        this.schema = Whole.entities(all);
    }

    String write(String title) {
        comment(title);
        out.append("erDiagram\n");
        Unsaid.of(all, SAID).forEach(s -> comment("Not said here: " + s));
        for (Table t : schema.tables()) {
            out.append("    ").append(entity(t.name())).append(" {\n");
            t.columns().forEach(c -> column(t, c));
            out.append("    }\n");
        }
        for (Relation r : Relation.of(schema)) {
            out.append("    ")
                    .append(entity(r.from().name()))
                    .append(' ')
                    .append(r.line())
                    .append(' ')
                    .append(entity(r.key().target()))
                    .append(" : ")
                    .append(quoted(r.columns()))
                    .append('\n');
        }
        return out.toString();
    }

    private void comment(String words) {
        // Braces would begin a directive.
        out.append("%% ")
                .append(SqlComment.visible(words).replace('{', '(').replace('}', ')'))
                .append('\n');
    }

    private static String entity(ObjectName name) {
        return quoted(name.toString());
    }

    private static String quoted(String s) {
        return '"'
                + SqlComment.visible(s)
                        .replace("\"", "'")
                        .replace('%', '\uff05')
                        .replace('\\', '/')
                + '"';
    }

    private void column(Table t, Column c) {
        List<String> keys = Relation.marks(t, c);
        out.append("        ")
                .append(word(Types.brief(c.type()), NOT_OF_A_TYPE))
                .append(' ')
                .append(word(c.name().value(), NOT_OF_A_NAME));
        if (!keys.isEmpty()) {
            out.append(' ').append(String.join(", ", keys));
        }
        String note = note(c);
        if (!note.isEmpty()) {
            out.append(' ').append(quoted(note));
        }
        out.append('\n');
    }

    /** A name that Mermaid cannot write stands as it is in the column's note. */
    private static String note(Column c) {
        Name name = c.name();
        String called = PLAIN.matcher(name.value()).matches() ? "" : name.value();
        String comment = c.comment().orElse("");
        return called.isEmpty() || comment.isEmpty() ? called + comment : called + ": " + comment;
    }

    private static String word(String s, Pattern wrong) {
        String word = wrong.matcher(s).replaceAll("_");
        return word.isEmpty() || !(Character.isLetter(word.charAt(0)) || word.charAt(0) == '_') ? "_" + word : word;
    }
}
