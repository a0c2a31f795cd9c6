package plinth.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plinth.model.ddl.Problem.Severity;

/** Reads SQL files, and says of one that is no text what it is. */
final class TextFiles {
    private TextFiles() {}

    /** Reads {@code path}; what is worth knowing of it is added to {@code notices}. */
    static SourceFile read(FileAccess access, Path path, String name, List<Notice> notices) throws ProjectException {
        byte[] bytes = bytes(access, path, name);
        refuseBinary(bytes, name);
        Encoding encoding = Encoding.of(bytes);
        String raw = encoding.decode(bytes)
                .orElseThrow(() -> new ProjectException(name + " begins like " + encoding
                        + ", but is not that all the way through. Convert it to UTF-8 and open it again."));
        refuseControls(raw, name);
        if (encoding.charset().equals(StandardCharsets.ISO_8859_1)) {
            notices.add(new Notice(
                    Severity.WARNING,
                    name,
                    "The file is not UTF-8; it is read as Latin-1 and written back the same. Line " + firstOdd(bytes)
                            + " holds the first such byte."));
        } else if (!encoding.equals(Encoding.UTF_8)) {
            notices.add(
                    new Notice(Severity.HINT, name, "The file is in " + encoding + " and is written back the same."));
        }
        if (raw.isBlank()) {
            notices.add(Notice.ofEmptyFile(name));
        }
        return new SourceFile(path, name, bytes, encoding, raw);
    }

    private static byte[] bytes(FileAccess access, Path path, String name) throws ProjectException {
        try {
            return access.bytes(path);
        } catch (NoSuchFileException e) {
            throw new ProjectException("There is no file " + name + ".", e);
        } catch (AccessDeniedException e) {
            throw new ProjectException(name + " may not be read by you: its permissions forbid it.", e);
        } catch (IOException e) {
            throw new ProjectException(name + " cannot be read: " + reason(e) + ".", e);
        } catch (OutOfMemoryError e) {
            throw new ProjectException(name + " is too large to be held in memory.", e);
        }
    }

    /** Returns why {@code e} happened, in words that can stand in a sentence. */
    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException d -> "permission denied";
            case NoSuchFileException n -> "there is no " + n.getFile();
            case FileAlreadyExistsException x -> "there is a file " + x.getFile();
            case NotDirectoryException n -> n.getFile() + " is no folder";
            case FileSystemException f ->
                f.getReason() == null ? "the system refuses it" : f.getReason().toLowerCase(Locale.ROOT);
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    private static void refuseBinary(byte[] b, String name) throws ProjectException {
        Optional<String> what = kind(b);
        if (what.isPresent()) {
            throw new ProjectException(name + " is " + what.get());
        }
    }

    private static Optional<String> kind(byte[] b) {
        if (begins(b, "PGDMP")) {
            return Optional.of("a dump in pg_dump's own format, not SQL. Make SQL of it with: pg_restore -f schema.sql"
                    + " --schema-only FILE");
        }
        if (begins(b, "SQLite format 3\0")) {
            return Optional.of("a SQLite database, not SQL. Make SQL of it with: plinth inspect FILE --out schema.sql");
        }
        if (b.length > 2 && (b[0] & 0xff) == 0x1f && (b[1] & 0xff) == 0x8b) {
            return Optional.of("compressed (gzip), not SQL. Unpack it first: gunzip FILE");
        }
        if (begins(b, "PK\u0003\u0004")) {
            return Optional.of("a zip archive, not SQL. Unpack it first.");
        }
        return Optional.empty();
    }

    private static boolean begins(byte[] b, String with) {
        byte[] w = with.getBytes(StandardCharsets.ISO_8859_1);
        return b.length >= w.length && Arrays.equals(b, 0, w.length, w, 0, w.length);
    }

    /** A text has no zero characters, and hardly any other control characters than those of lines and pages. */
    private static void refuseControls(String raw, String name) throws ProjectException {
        int odd = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == 0) {
                throw new ProjectException(name + " is not text: there is a zero byte at character " + (i + 1)
                        + ". Open a file of SQL statements.");
            }
            boolean usual =
                    c >= ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\b' || c == 0x1b || c == 0x0b;
            odd += usual ? 0 : 1;
        }
        if (odd > 0 && odd >= raw.length() / 20) {
            throw new ProjectException(name + " is not text: " + odd + " of its " + raw.length()
                    + " characters are control characters. Open a file of SQL statements.");
        }
    }

    private static int firstOdd(byte[] bytes) {
        int line = 1;
        for (byte b : bytes) {
            if (b < 0) {
                return line;
            }
            line += b == '\n' ? 1 : 0;
        }
        return line;
    }
}
