package plinth.app.outline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import plinth.app.store.Checks;
import plinth.app.store.Picture;
import plinth.app.store.Selection;
import plinth.app.store.TableFilter;
import plinth.app.ui.Glyph;
import plinth.model.pattern.Pattern;
import plinth.model.pattern.Patterns;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Domain;
import plinth.model.schema.EnumType;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Routine;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.View;
import plinth.renderer.diagram.Area;
import plinth.renderer.diagram.Face;
import plinth.renderer.diagram.Icon;
import plinth.renderer.report.Figures;

/** Makes the outline's lines of a picture. */
final class Lines {
    private final Picture picture;
    private final Checks checks;
    private final String text;
    private final TableFilter filter;
    private final TableFilter.About about;
    private final Predicate<Table> through;
    private final Set<String> closed;
    private final List<Line> lines = new ArrayList<>();

    private Lines(Picture picture, Checks checks, String filter, Set<String> closed) {
        this.picture = picture;
        this.checks = checks;
        this.text = filter.strip();
        this.filter = TableFilter.of(filter);
        this.about = picture.about();
        this.through = this.filter.in(about);
        this.closed = closed;
    }

    /**
     * Returns the lines.
     *
     * @param filter a {@link TableFilter}; while it is not blank all headings are open
     * @param closed the keys of headings that are closed
     */
    static List<Line> of(Picture picture, Checks checks, String filter, Set<String> closed) {
        Lines made = new Lines(picture, checks, filter, closed);
        made.filter.wrong().ifPresent(w -> made.lines.add(new Line.Note(w + ".")));
        if (made.filter.refersTo().isPresent()) {
            made.references(made.filter.refersTo().get());
        } else {
            made.all();
        }
        if (made.text.indexOf(':') >= 0) {
            made.others();
        }
        return made.lines;
    }

    /** What refers to a table and what it refers to, each with its column. */
    private void references(String to) {
        List<Line> in = new ArrayList<>();
        List<Line> out = new ArrayList<>();
        for (Table t : picture.of().schema().tables()) {
            if (t.partitionOf().isPresent()) {
                continue;
            }
            for (TableFilter.Columns c : TableFilter.references(t, to, about)) {
                in.add(reference(t.name(), c));
            }
        }
        for (Table t : picture.of().schema().tables()) {
            if (TableFilter.called(t.name(), to)) {
                t.foreignKeys()
                        .forEach(f -> out.add(reference(f.target(), new TableFilter.Columns(f.columns(), false))));
                about.inferred().stream()
                        .filter(r -> r.table().equals(t.name()))
                        .forEach(r -> out.add(reference(r.key().target(), new TableFilter.Columns(r.columns(), true))));
            }
        }
        section("refer to", "Refer to " + to, in);
        section("referred", "It refers to", out);
    }

    private Line reference(ObjectName table, TableFilter.Columns columns) {
        Optional<Face> face = picture.drawing().face(table);
        return new Line.Item(
                face.map(Face::icon).orElse(Icon.TABLE).path(),
                face.map(Face::pattern).orElse(false),
                table.toString(),
                1,
                new Selection.OfTable(table),
                String.join(", ", columns.names().stream().map(Name::value).toList()),
                columns.inferred(),
                Optional.empty());
    }

    private void others() {
        lines.add(new Line.Note("Other filters"));
        for (TableFilter.Key k : TableFilter.Key.values()) {
            if (!text.startsWith(k.word() + ":")) {
                lines.add(new Line.Example(k.example(), k.meaning()));
            }
        }
    }

    private void all() {
        Set<ObjectName> inFamilies = new HashSet<>();
        if (!picture.areas().isEmpty()) {
            areas(inFamilies);
        }
        for (Pattern.SubtypeFamily f : Patterns.families(picture.findings())) {
            family(f, inFamilies);
        }
        Map<ObjectName, List<Table>> partitions = new LinkedHashMap<>();
        List<Table> tables = new ArrayList<>();
        for (Table t : picture.of().schema().tables()) {
            if (t.partitionOf().isPresent()
                    && picture.of()
                            .schema()
                            .table(t.partitionOf().get().parent())
                            .isPresent()) {
                partitions
                        .computeIfAbsent(t.partitionOf().get().parent(), k -> new ArrayList<>())
                        .add(t);
            } else if (!inFamilies.contains(t.name())) {
                tables.add(t);
            }
        }
        tables.sort((a, b) -> a.name().compareTo(b.name()));
        List<Line> items = new ArrayList<>();
        for (Table t : tables) {
            items.add(table(t.name(), 1));
            partitions.getOrDefault(t.name(), List.of()).forEach(p -> items.add(table(p.name(), 2)));
        }
        section("tables", picture.areas().isEmpty() ? "Tables" : "In no area", items);
        List<Line> views = new ArrayList<>();
        List<Line> types = new ArrayList<>();
        List<Line> kept = new ArrayList<>();
        List<SchemaObject> objects = picture.of().schema().objects();
        for (int i = 0; i < objects.size(); i++) {
            SchemaObject o = objects.get(i);
            switch (o) {
                case Table t -> {}
                case View v -> views.add(object(Icon.VIEW.path(), v.name().toString(), o, i));
                case EnumType e -> types.add(object(Icon.ENUM.path(), e.name().toString(), o, i));
                case Domain d -> types.add(object(Icon.ENUM.path(), d.name().toString(), o, i));
                case CompositeType c ->
                    types.add(object(Icon.ENUM.path(), c.name().toString(), o, i));
                case Sequence s -> kept.add(object(Glyph.FILE.path(), "SEQUENCE " + s.name(), o, i));
                case Routine r ->
                    kept.add(object(Glyph.FILE.path(), r.kind().toUpperCase(Locale.ROOT) + " " + r.name(), o, i));
                case Kept k -> kept.add(object(Glyph.FILE.path(), k.label(), o, i));
                // Of a dump every second statement names an owner: no line of their own.
                case Ownership w -> {}
            }
        }
        section("views", "Views", views);
        section("types", "Types", types);
        section("kept", "Kept as written", kept);
    }

    /** Each area with its tables; those that others reference most come first as they are seen first on the canvas. */
    private void areas(Set<ObjectName> listed) {
        if (picture.proposed() && filter.isBlank()) {
            lines.add(new Line.Proposal(picture.areas().size()));
        }
        for (Area a : picture.areas()) {
            List<Line> items = a.tables().stream()
                    .filter(t -> about.schema().table(t).isPresent() && listed.add(t))
                    .map(t -> table(t, 1))
                    .toList();
            section("area " + a.name(), a.name(), items);
        }
    }

    private void family(Pattern.SubtypeFamily f, Set<ObjectName> inFamilies) {
        Map<ObjectName, List<ObjectName>> below = new HashMap<>();
        Set<ObjectName> members = new LinkedHashSet<>(List.of(f.table()));
        for (Pattern.Subtype s : f.subtypes()) {
            below.computeIfAbsent(f.table(), k -> new ArrayList<>()).add(s.table());
            members.add(s.table());
        }
        List<Line> items = new ArrayList<>();
        for (ObjectName m : members) {
            if (inFamilies.add(m)) {
                items.add(table(m, m.equals(f.table()) ? 1 : 2));
            }
        }
        section("family " + f.table(), f.table() + " family", items);
    }

    private Line table(ObjectName name, int depth) {
        Optional<Face> face = picture.drawing().face(name);
        String rows = Optional.ofNullable(picture.rows().get(name))
                .map(r -> Figures.count(r))
                .orElse("");
        return new Line.Item(
                face.map(Face::icon).orElse(Icon.TABLE).path(),
                face.map(Face::pattern).orElse(false),
                name.toString(),
                depth,
                new Selection.OfTable(name),
                rows,
                false,
                Optional.ofNullable(checks.tables().get(name)));
    }

    private static Line object(String icon, String name, SchemaObject o, int at) {
        return new Line.Item(icon, false, name, 1, new Selection.OfObject(o.name(), at), "", false, Optional.empty());
    }

    private void section(String key, String title, List<Line> items) {
        List<Line> matching = items.stream().filter(this::matches).toList();
        if (matching.isEmpty()) {
            return;
        }
        boolean open = !filter.isBlank() || !closed.contains(key);
        lines.add(new Line.Heading(key, title, matching.size(), open));
        if (open) {
            lines.addAll(matching);
        }
    }

    private boolean matches(Line line) {
        return switch (line) {
            case Line.Heading h -> true;
            case Line.Note n -> true;
            case Line.Proposal p -> true;
            case Line.Example x -> true;
            case Line.Item i when filter.isBlank() || filter.refersTo().isPresent() -> true;
            case Line.Item i
            when i.selects() instanceof Selection.OfTable t ->
                about.schema().table(t.table()).filter(through).isPresent();
            case Line.Item i -> filter.matches(i.name());
        };
    }
}
