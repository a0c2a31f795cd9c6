package plinth.app.shell;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import plinth.project.Places;

/**
 * The one running program of a user on a display. A later start hands its files over and ends. They talk by a socket in a folder that only the user can
 * enter; no port is opened. A lock tells who the one is, so that a socket left behind by a crash is known as such.
 */
public final class Instance implements AutoCloseable {
    private static final String GREETING = "plinth 1";
    private static final String TAKEN = "taken";
    private static final int LONGEST = 1 << 20;
    private static final long PATIENCE = 3000;

    private final ServerSocketChannel server;
    private final FileChannel lock;

    private Instance(ServerSocketChannel server, FileChannel lock) {
        this.server = server;
        this.lock = lock;
    }

    /** Returns where the running program of this user listens on this display: in the folder for such things, or beside the recovery files. */
    public static Path place() {
        return place(System.getenv(), Places.ofUser().state());
    }

    static Path place(Map<String, String> environment, Path state) {
        String told = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        Path folder = told.isBlank() || !Files.isDirectory(Path.of(told))
                ? state
                : Path.of(told).resolve("plinth");
        String display = environment.getOrDefault("DISPLAY", "") + environment.getOrDefault("WAYLAND_DISPLAY", "");
        StringBuilder name = new StringBuilder();
        display.codePoints().filter(Character::isLetterOrDigit).forEach(name::appendCodePoint);
        return folder.resolve("window" + name + ".socket");
    }

    /** Hands {@code paths} to the program that runs; none asks it for a new window. Returns whether there is one and it took them. */
    public static boolean hand(Path socket, List<Path> paths) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            StringBuilder text = new StringBuilder(GREETING);
            paths.forEach(p -> text.append('\0').append(p.toAbsolutePath().normalize()));
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.shutdownOutput();
            return answer(channel).equals(TAKEN);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Waits for the answer, but not for a program that hangs. */
    private static String answer(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        ByteBuffer bytes = ByteBuffer.allocate(64);
        long end = System.nanoTime() + PATIENCE * 1_000_000;
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            while (bytes.hasRemaining() && System.nanoTime() < end) {
                selector.select(PATIENCE);
                selector.selectedKeys().clear();
                if (channel.read(bytes) < 0) {
                    break;
                }
            }
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    /**
     * Becomes the one that takes files, unless another is it already.
     *
     * @param taker gets absolute paths, on a thread of its own
     * @return nothing when another program is the one, or the system has no such sockets
     */
    public static Optional<Instance> listen(Path socket, Consumer<List<Path>> taker) {
        try {
            Path folder = socket.toAbsolutePath().getParent();
            if (folder == null) {
                return Optional.empty();
            }
            Files.createDirectories(folder);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            FileChannel lock = FileChannel.open(
                    socket.resolveSibling(socket.getFileName() + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock held = lock.tryLock();
            if (held == null) {
                lock.close();
                return Optional.empty();
            }
            Files.deleteIfExists(socket);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            Instance instance = new Instance(server, lock);
            Thread.ofPlatform().daemon().name("plinth instance").start(() -> instance.serve(taker));
            return Optional.of(instance);
        } catch (IOException | UnsupportedOperationException | java.nio.channels.OverlappingFileLockException e) {
            // Without it every start has a program of its own, which is how it was before.
            return Optional.empty();
        }
    }

    private void serve(Consumer<List<Path>> taker) {
        while (server.isOpen()) {
            try (SocketChannel channel = server.accept()) {
                byte[] bytes = Channels.newInputStream(channel).readNBytes(LONGEST);
                String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\0", -1);
                // One that came while this program closed is not taken: it begins a program of its own.
                if (server.isOpen() && bytes.length < LONGEST && parts[0].equals(GREETING)) {
                    List<Path> paths = new ArrayList<>();
                    for (int i = 1; i < parts.length; i++) {
                        paths.add(Path.of(parts[i]));
                    }
                    taker.accept(List.copyOf(paths));
                    channel.write(ByteBuffer.wrap(TAKEN.getBytes(StandardCharsets.UTF_8)));
                }
            } catch (IOException | InvalidPathException e) {
                // One who does not finish what it says loses its turn; when this program ends, the channel is closed.
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        lock.close();
    }
}
