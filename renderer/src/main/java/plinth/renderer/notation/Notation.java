package plinth.renderer.notation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import plinth.model.schema.Schema;

/** A form other than SQL in which a schema can be written for other tools and for people. What it cannot say it names. */
public enum Notation {
    MERMAID("Mermaid", "for Markdown", "mmd mermaid") {
        @Override
        public String write(Schema schema, String title) {
            return new MermaidWriter(schema).write(title);
        }
    },
    DBML("DBML", "for dbdiagram.io", "dbml") {
        @Override
        public String write(Schema schema, String title) {
            return new DbmlWriter(schema).write(title);
        }
    },
    PLANTUML("PlantUML", "an entity diagram", "puml plantuml") {
        @Override
        public String write(Schema schema, String title) {
            return new PlantUmlWriter(schema).write(title);
        }
    },
    MARKDOWN("Markdown", "a data dictionary", "md markdown") {
        @Override
        public String write(Schema schema, String title) {
            return MarkdownWriter.write(Dictionary.of(schema), title);
        }
    },
    HTML("HTML", "a data dictionary in one file", "html htm") {
        @Override
        public String write(Schema schema, String title) {
            return HtmlWriter.write(Dictionary.of(schema), title);
        }
    };

    private final String label;
    private final String note;
    /** One behind the other, with a blank between: fields of an enum are immutable. */
    private final String endings;

    Notation(String label, String note, String endings) {
        this.label = label;
        this.note = note;
        this.endings = endings;
    }

    /**
     * Returns {@code schema} in this notation.
     *
     * @param title what stands in the comment of the first line, or as the title
     */
    public abstract String write(Schema schema, String title);

    public String label() {
        return label;
    }

    /** Returns in a few words what it is. */
    public String note() {
        return note;
    }

    /** Returns how names of such files end, without the dot; the usual one first. */
    public List<String> endings() {
        return List.of(endings.split(" ", -1));
    }

    /** Returns the notation called {@code word}, as in {@code mermaid}. */
    public static Optional<Notation> named(String word) {
        return Arrays.stream(values())
                .filter(n -> n.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Returns the notation of files that end in {@code ending}. */
    public static Optional<Notation> ending(String ending) {
        return Arrays.stream(values())
                .filter(n -> n.endings().contains(ending.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Returns what an option calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the words of all, separated by commas. */
    public static String words() {
        return Arrays.stream(values()).map(Notation::word).collect(Collectors.joining(", "));
    }
}
