package plinth.project;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.renderer.diagram.Point;
import plinth.renderer.report.Amounts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The sidecar as JSON: keys sorted, one object a line, so that it merges in git. */
final class SidecarText {
    /** The version of the format that is written; a file of a later one is not touched. */
    static final int VERSION = 1;

    /** The farthest that a box may stand from the origin, in pixels: lines are found through all that is between. */
    private static final double FAR = 200_000;

    /** The most rows, and the greatest share or weight. */
    private static final double MOST = 1e15;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SidecarText() {}

    /** Returns the version of the format of {@code text}, when it is a later one than this program knows. */
    static OptionalInt later(String text) {
        try {
            int version = JSON.readTree(text).path("version").asInt(VERSION);
            return version > VERSION ? OptionalInt.of(version) : OptionalInt.empty();
        } catch (JacksonException e) {
            return OptionalInt.empty();
        }
    }

    /** Reads {@code text}, of a later version what this one knows; names without a schema are in {@code inside}. */
    static Sidecar read(String file, String text, Name inside) throws ProjectException {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new ProjectException(
                    file + (at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr())
                            + ": this is not JSON: " + e.getOriginalMessage()
                            + ". Mend it, or take the file away to start with a new arrangement.",
                    e);
        }
        if (!root.isObject()) {
            throw new ProjectException(file + ": there is no JSON object in it. Mend it, or take the file away.");
        }
        SortedMap<String, String> others = new TreeMap<>();
        for (Map.Entry<String, JsonNode> e : root.properties()) {
            switch (e.getKey()) {
                case "version", "positions", "volumes", "workload", "memory", "noReferences", "areas" -> {}
                default -> others.put(e.getKey(), e.getValue().toString());
            }
        }
        return new Sidecar(
                map(
                        file,
                        root.path("positions"),
                        inside,
                        p -> new Point(number(p, "x", -FAR, FAR), number(p, "y", -FAR, FAR))),
                map(file, root.path("volumes"), inside, SidecarText::volume),
                map(file, root.path("workload"), inside, SidecarText::numbers),
                memory(file, root.path("memory")),
                new Drawn(
                        map(file, root.path("noReferences"), inside, SidecarText::names),
                        areas(file, root.path("areas"), inside)),
                Collections.emptySortedMap(),
                others);
    }

    private static OptionalLong memory(String file, JsonNode node) throws ProjectException {
        if (node.isMissingNode() || node.isNull()) {
            return OptionalLong.empty();
        }
        OptionalLong bytes = node.isNumber() ? Amounts.inRange(node.asDouble()) : OptionalLong.empty();
        if (bytes.isEmpty()) {
            throw new ProjectException(file + ": \"memory\" is not a number of bytes from 1 MiB to 1 PiB: " + node
                    + ". Mend it, or take the line out.");
        }
        return bytes;
    }

    private static <V> SortedMap<ObjectName, V> map(
            String file, JsonNode node, Name inside, Function<JsonNode, V> value) throws ProjectException {
        SortedMap<ObjectName, V> map = new TreeMap<>();
        for (Map.Entry<String, JsonNode> e : node.properties()) {
            try {
                map.put(name(e.getKey(), inside), value.apply(e.getValue()));
            } catch (IllegalArgumentException bad) {
                throw new ProjectException(
                        file + ": " + bad.getMessage() + " at \"" + e.getKey() + "\". Mend it, or take the line out.",
                        bad);
            }
        }
        return map;
    }

    private static Volume volume(JsonNode node) {
        return new Volume((long) number(node, "rows", 0, MOST), numbers(node.path("mix")));
    }

    private static SortedMap<String, Double> numbers(JsonNode node) {
        SortedMap<String, Double> map = new TreeMap<>();
        node.properties().forEach(e -> map.put(e.getKey(), number(node, e.getKey(), 0, MOST)));
        return map;
    }

    private static SortedSet<Name> names(JsonNode node) {
        SortedSet<Name> names = new TreeSet<>();
        for (JsonNode n : node) {
            if (!n.isString()) {
                throw new IllegalArgumentException(n + " is not a name");
            }
            names.add(new Name(n.asString()));
        }
        return names;
    }

    private static double number(JsonNode node, String key, double least, double most) {
        JsonNode value = node.path(key);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("a number \"" + key + "\" is missing");
        }
        double number = value.asDouble();
        if (!(number >= least && number <= most)) {
            throw new IllegalArgumentException("\"" + key + "\" is " + value + ", which is out of range,");
        }
        return number;
    }

    /** Returns the file's text for {@code sidecar}. */
    static String write(Sidecar sidecar, Name inside) {
        SortedMap<String, String> members = new TreeMap<>(sidecar.others());
        members.put("version", Integer.toString(VERSION));
        put(
                members,
                "positions",
                sidecar.positions(),
                inside,
                p -> "{\"x\": " + text(p.x()) + ", \"y\": " + text(p.y()) + "}");
        put(members, "volumes", sidecar.volumes(), inside, SidecarText::text);
        put(members, "workload", sidecar.workload(), inside, SidecarText::text);
        put(members, "noReferences", sidecar.drawn().noReferences(), inside, SidecarText::list);
        areas(members, sidecar.drawn().areas(), inside);
        sidecar.memory().ifPresent(bytes -> members.put("memory", Long.toString(bytes)));
        StringBuilder out = new StringBuilder("{\n");
        Iterator<Map.Entry<String, String>> all = members.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, String> e = all.next();
            out.append("  ").append(quoted(e.getKey())).append(": ").append(e.getValue());
            out.append(all.hasNext() ? ",\n" : "\n");
        }
        return out.append("}\n").toString();
    }

    private static <V> void put(
            Map<String, String> members,
            String key,
            SortedMap<ObjectName, V> map,
            Name inside,
            Function<V, String> value) {
        if (map.isEmpty()) {
            return;
        }
        SortedMap<String, V> byKey = new TreeMap<>();
        map.forEach((n, v) -> byKey.put(key(n, inside), v));
        StringBuilder out = new StringBuilder("{");
        byKey.forEach((n, v) -> out.append(out.length() == 1 ? "\n" : ",\n")
                .append("    ")
                .append(quoted(n))
                .append(": ")
                .append(value.apply(v)));
        members.put(key, out.append("\n  }").toString());
    }

    private static void areas(
            Map<String, String> members, SortedMap<String, SortedSet<ObjectName>> areas, Name inside) {
        if (!areas.isEmpty()) {
            members.put(
                    "areas",
                    areas.entrySet().stream()
                            .map(e -> "    " + quoted(e.getKey()) + ": "
                                    + e.getValue().stream()
                                            .map(t -> quoted(key(t, inside)))
                                            .collect(Collectors.joining(", ", "[", "]")))
                            .collect(Collectors.joining(",\n", "{\n", "\n  }")));
        }
    }

    private static SortedMap<String, SortedSet<ObjectName>> areas(String file, JsonNode node, Name inside)
            throws ProjectException {
        SortedMap<String, SortedSet<ObjectName>> areas = new TreeMap<>();
        for (Map.Entry<String, JsonNode> e : node.properties()) {
            SortedSet<ObjectName> tables = new TreeSet<>();
            for (JsonNode t : e.getValue()) {
                if (!t.isString()) {
                    throw new ProjectException(file + ": " + t + " is not a name at \"" + e.getKey()
                            + "\" of the areas. Mend it, or take the line out.");
                }
                tables.add(name(t.asString(), inside));
            }
            areas.put(e.getKey(), tables);
        }
        return areas;
    }

    private static String text(Volume v) {
        String rows = "\"rows\": " + v.rows();
        return v.mix().isEmpty() ? "{" + rows + "}" : "{\"mix\": " + text(new TreeMap<>(v.mix())) + ", " + rows + "}";
    }

    private static String text(SortedMap<String, Double> numbers) {
        StringBuilder out = new StringBuilder("{");
        numbers.forEach((k, v) -> out.append(out.length() == 1 ? "" : ", ")
                .append(quoted(k))
                .append(": ")
                .append(text(v)));
        return out.append("}").toString();
    }

    private static String list(Collection<Name> names) {
        return names.stream().map(n -> quoted(n.value())).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String text(double d) {
        return d == Math.rint(d) && Math.abs(d) < 1e15 ? Long.toString((long) d) : Double.toString(d);
    }

    private static String quoted(String s) {
        return JsonNodeFactory.instance.stringNode(s).toString();
    }

    /** Returns the key of {@code name}: as in SQL, quoted only where a dot or a quote would mislead; the usual schema is left out. */
    static String key(ObjectName name, Name inside) {
        String last = part(name.name().value());
        return name.schema().equals(inside) ? last : part(name.schema().value()) + "." + last;
    }

    private static String part(String s) {
        return s.isEmpty() || s.indexOf('.') >= 0 || s.indexOf('"') >= 0 ? '"' + s.replace("\"", "\"\"") + '"' : s;
    }

    /** Returns the name that {@code key} stands for. */
    static ObjectName name(String key, Name inside) {
        StringBuilder part = new StringBuilder();
        Name schema = inside;
        boolean quoted = false;
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c == '"') {
                boolean two = quoted && i + 1 < key.length() && key.charAt(i + 1) == '"';
                if (two) {
                    part.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == '.' && !quoted) {
                schema = new Name(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        return new ObjectName(schema, new Name(part.toString()));
    }
}
