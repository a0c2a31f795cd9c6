package plinth.project;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that is to be written, or to be taken away.
 *
 * @param before the checksum that it must have at that time; nothing when it must not be there
 * @param after what is written; nothing when the file goes
 */
record FileChange(Path path, Optional<String> before, Optional<Bytes> after) {
    FileChange(Path path, Optional<String> before, Bytes bytes) {
        this(path, before, Optional.of(bytes));
    }

    /** Bytes that nobody changes. */
    static final class Bytes {
        private final byte[] value;

        Bytes(byte[] value) {
            this.value = value.clone();
        }

        byte[] value() {
            return value.clone();
        }

        String checksum() {
            return Checksums.of(value);
        }
    }
}
