package plinth.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import plinth.model.text.Position;

/** A YAML (or JSON) file as values that know where they stand. */
sealed interface Yaml {
    /** Many aliases do no harm: what they name is read once, and those that go through values look at each once. */
    int MANY_ALIASES = 10_000;

    Position at();

    /** A single value. */
    record Scalar(String text, Position at) implements Yaml {}

    /** A list. */
    record Items(List<Yaml> values, Position at) implements Yaml {}

    /** Keys with values, in the file's order. */
    record Members(Map<String, Member> values, Position at) implements Yaml {
        Optional<Yaml> get(String key) {
            return Optional.ofNullable(values.get(key)).map(Member::value);
        }

        /** Returns the text of {@code key}; nothing when it is no single value. */
        Optional<String> text(String key) {
            return get(key).flatMap(v -> v instanceof Scalar s ? Optional.of(s.text()) : Optional.empty());
        }

        /** Returns what is below {@code key}; nothing when these are no keys. */
        Optional<Members> members(String key) {
            return get(key).flatMap(v -> v instanceof Members m ? Optional.of(m) : Optional.empty());
        }
    }

    /** A value with the place of its key. */
    record Member(Position at, Yaml value) {}

    /** Reads {@code text}; an empty file is an empty mapping. */
    static Yaml read(String file, String text) throws ProjectException {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file)
                    .setUseMarks(true)
                    .setMaxAliasesForCollections(MANY_ALIASES)
                    .build();
            return new Compose(settings)
                    .composeString(text)
                    .map(new Values()::of)
                    .orElse(new Members(Map.of(), new Position(1, 1)));
        } catch (TooDeep e) {
            throw new ProjectException(file + ":" + e.at + ": " + e.getMessage() + ". Write out what is meant.", e);
        } catch (StackOverflowError e) { // The library goes down into what is nested without a bound of its own.
            throw new ProjectException(file + ": this is nested too deeply to be settings.", e);
        } catch (MarkedYamlEngineException e) {
            String at = e.getProblemMark()
                    .map(m -> ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1))
                    .orElse("");
            throw new ProjectException(file + at + ": this is not YAML: " + e.getProblem() + ".", e);
        } catch (YamlEngineException e) {
            throw new ProjectException(file + ": this is not YAML: " + e.getMessage() + ".", e);
        }
    }

    /** A value that has no end, or is too deep to be meant. */
    final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Position at;

        private TooDeep(String message, Position at) {
            super(message);
            this.at = at;
        }
    }

    /** Makes values of nodes; a node that several aliases name becomes one value, so that aliases of aliases do not multiply. */
    final class Values {
        private static final int DEPTH = 100;

        private final Map<Node, Yaml> made = new IdentityHashMap<>();
        private final Set<Node> within = Collections.newSetFromMap(new IdentityHashMap<>());

        private Yaml of(Node node) {
            Yaml known = made.get(node);
            if (known != null) {
                return known;
            }
            Position at = position(node);
            if (!within.add(node)) {
                throw new TooDeep("this value contains itself by an alias", at);
            }
            if (within.size() > DEPTH) {
                throw new TooDeep("this is nested more than " + DEPTH + " levels deep", at);
            }
            Yaml value = switch (node) {
                case MappingNode m -> members(m, at);
                case SequenceNode s ->
                    new Items(s.getValue().stream().map(this::of).toList(), at);
                case ScalarNode s -> new Scalar(s.getValue(), at);
                default -> new Scalar("", at);
            };
            within.remove(node);
            made.put(node, value);
            return value;
        }

        private Members members(MappingNode m, Position at) {
            Map<String, Member> all = new LinkedHashMap<>();
            for (NodeTuple t : m.getValue()) {
                if (t.getKeyNode() instanceof ScalarNode key) {
                    all.put(key.getValue(), new Member(position(key), of(t.getValueNode())));
                }
            }
            return new Members(all, at);
        }
    }

    private static Position position(Node node) {
        Optional<Mark> mark = node.getStartMark();
        return mark.map(m -> new Position(m.getLine() + 1, m.getColumn() + 1)).orElse(new Position(1, 1));
    }

    /** Returns the text of a scalar, or the texts of a list of them; nothing when it is anything else. */
    static Optional<List<Scalar>> scalars(Yaml value) {
        return switch (value) {
            case Scalar s -> Optional.of(List.of(s));
            case Items i -> {
                List<Scalar> all = new ArrayList<>();
                for (Yaml v : i.values()) {
                    if (!(v instanceof Scalar s)) {
                        yield Optional.empty();
                    }
                    all.add(s);
                }
                yield Optional.of(all);
            }
            case Members m -> Optional.empty();
        };
    }
}
