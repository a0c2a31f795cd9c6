package plinth.app.canvas;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plinth.renderer.diagram.Face;
import plinth.renderer.diagram.Typeface;

/** Finds how a table's name stands in a small box: on up to three lines broken at {@code _} where that will do, 8.5 to 11 pixels high, never cut. */
final class FarNames {
    private static final double[] SIZES = {11, 10, 9.5, 9, 8.5};
    private static final int MOST_LINES = 3;

    /** A name on lines. */
    record Fitted(double size, List<String> lines, List<Double> widths, double lineHeight) {
        Fitted {
            lines = List.copyOf(lines);
            widths = List.copyOf(widths);
        }
    }

    private record Room(double width, double height, Optional<Fitted> fitted) {}

    private final Type type;
    private final Map<Face, Room> known = new IdentityHashMap<>();

    FarNames(Type type) {
        this.type = type;
    }

    /** Returns how the name of {@code face} fits into {@code width} by {@code height} pixels; nothing when it does not. */
    Optional<Fitted> fit(Face face, double width, double height) {
        Room room = known.get(face);
        if (room == null || room.width() != width || room.height() != height) {
            if (known.size() > 20_000) {
                known.clear();
            }
            room = new Room(width, height, find(face.title(), width, height));
            known.put(face, room);
        }
        return room.fitted();
    }

    private Optional<Fitted> find(String name, double width, double height) {
        return find(name, width, height, false).or(() -> find(name, width, height, true));
    }

    /** @param within whether a word that is too long for a line goes on on the next one */
    private Optional<Fitted> find(String name, double width, double height, boolean within) {
        for (double size : SIZES) {
            List<String> words = within ? pieces(words(name), size, width - 3) : words(name);
            List<String> lines = new ArrayList<>();
            String line = "";
            for (String w : words) {
                if (!line.isEmpty() && width(size, line + w) > width - 3) {
                    lines.add(line);
                    line = w;
                } else {
                    line += w;
                }
            }
            lines.add(line);
            boolean fits = lines.size() <= MOST_LINES
                    && lines.size() * (size + 1) <= height - 2
                    && lines.stream().allMatch(l -> width(size, l) <= width - 3);
            if (fits) {
                List<Double> widths = lines.stream().map(l -> width(size, l)).toList();
                return Optional.of(new Fitted(size, lines, widths, size + (height > 30 ? 1.5 : 1)));
            }
        }
        return Optional.empty();
    }

    private double width(double size, String text) {
        return type.width(Typeface.INTER_SEMIBOLD, size, text);
    }

    /** Cuts a name behind each {@code _} and {@code .}, so that lines can break there. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < name.length() - 1; i++) {
            if (name.charAt(i) == '_' || name.charAt(i) == '.') {
                words.add(name.substring(from, i + 1));
                from = i + 1;
            }
        }
        words.add(name.substring(from));
        return words;
    }

    /** Cuts words into pieces that are no wider than {@code room}. */
    private List<String> pieces(List<String> words, double size, double room) {
        List<String> pieces = new ArrayList<>();
        for (String w : words) {
            int from = 0;
            for (int to = 1; to <= w.length(); to++) {
                if (to - from > 1 && width(size, w.substring(from, to)) > room) {
                    pieces.add(w.substring(from, to - 1));
                    from = to - 1;
                }
            }
            pieces.add(w.substring(from));
        }
        return pieces;
    }
}
