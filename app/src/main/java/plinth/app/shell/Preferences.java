package plinth.app.shell;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import plinth.project.Places;
import plinth.project.SafeWrite;

/** What the workbench remembers of its user: a small file in the user's folder for settings. A file that cannot be read or written is no error. */
public final class Preferences {
    private static final int MOST_RECENT = 12;

    private final Path file;
    private final Properties values;

    private Preferences(Path file, Properties values) {
        this.file = file;
        this.values = values;
    }

    /** Which appearance the user wants. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /** Something that was open before: its path, and when it was opened last (milliseconds since 1970). */
    public record Recent(Path path, long when) {}

    /** Returns where the system keeps a user's settings: {@code XDG_CONFIG_HOME}, {@code APPDATA} or the library folder. */
    public static Path usualPlace() {
        return Places.ofUser().config().resolve("workbench.properties");
    }

    /** Reads {@code file}, or starts afresh when it is not there. */
    public static Preferences load(Path file) {
        Properties values = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            values.load(in);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // Somebody edited it, or a disk lost a part: the next write must not end what may still be of use.
            values.clear();
            setAside(file);
        } catch (IOException e) {
            values.clear();
        }
        return new Preferences(file, values);
    }

    private static void setAside(Path file) {
        try {
            Files.move(
                    file, file.resolveSibling(file.getFileName() + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // It stays where it is until settings are written.
        }
    }

    /** Returns the folder for what Plinth keeps beside settings: new documents that have no place yet. */
    Path drafts() {
        return Optional.ofNullable(file.getParent()).orElse(Path.of(".")).resolve("drafts");
    }

    public Theme theme() {
        return switch (values.getProperty("theme", "")) {
            case "light" -> Theme.LIGHT;
            case "dark" -> Theme.DARK;
            default -> Theme.SYSTEM;
        };
    }

    public void setTheme(Theme theme) {
        set("theme", theme.name().toLowerCase(Locale.ROOT));
    }

    /** Returns a number kept as {@code key}, or {@code otherwise}. */
    double number(String key, double otherwise) {
        try {
            return Double.parseDouble(values.getProperty(key, ""));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    void setNumber(String key, double value) {
        set(key, Double.toString(value));
    }

    void forget(String key) {
        if (values.remove(key) != null) {
            write();
        }
    }

    boolean flag(String key) {
        return "true".equals(values.getProperty(key));
    }

    void setFlag(String key, boolean value) {
        set(key, Boolean.toString(value));
    }

    /** Returns what was open before, the last first. */
    public List<Recent> recent() {
        List<Recent> found = new ArrayList<>();
        for (int i = 0; i < MOST_RECENT; i++) {
            String path = values.getProperty("recent." + i);
            if (path != null) {
                found.add(new Recent(Path.of(path), (long) number("recent." + i + ".when", 0)));
            }
        }
        return found;
    }

    void addRecent(Path path, long when) {
        List<Recent> all = new ArrayList<>(recent());
        all.removeIf(r -> r.path().equals(path));
        all.addFirst(new Recent(path, when));
        for (int i = 0; i < MOST_RECENT; i++) {
            values.remove("recent." + i);
            values.remove("recent." + i + ".when");
            if (i < all.size()) {
                values.setProperty("recent." + i, all.get(i).path().toString());
                values.setProperty(
                        "recent." + i + ".when", Long.toString(all.get(i).when()));
            }
        }
        write();
    }

    private void set(String key, String value) {
        if (!value.equals(values.setProperty(key, value))) {
            write();
        }
    }

    private void write() {
        StringWriter text = new StringWriter();
        try {
            values.store(text, "What Plinth's workbench remembers");
            SafeWrite.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Settings that cannot be kept are asked for again: nothing is lost.
            values.setProperty("unwritable", "true");
        }
    }
}
