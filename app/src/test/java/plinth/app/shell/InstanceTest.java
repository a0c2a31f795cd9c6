package plinth.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {
    private final BlockingQueue<List<Path>> taken = new LinkedBlockingQueue<>();

    @TempDir
    Path dir;

    private Path socket() {
        return dir.resolve("own/window.socket");
    }

    @Test
    void aLaterStartHandsItsFilesToTheOneThatRuns() throws Exception {
        Path odd = Path.of("/tmp/a b\nc/ünï.sql");
        try (Instance one = Instance.listen(socket(), taken::add).orElseThrow()) {
            assertThat(Instance.hand(socket(), List.of(odd, Path.of("x/../y.sql"))))
                    .isTrue();
            assertThat(taken.poll(5, TimeUnit.SECONDS))
                    .containsExactly(odd, Path.of("y.sql").toAbsolutePath());
            assertThat(Instance.hand(socket(), List.of())).isTrue();
            assertThat(taken.poll(5, TimeUnit.SECONDS)).isEmpty();
            assertThat(one).isNotNull();
        }
        assertThat(Instance.hand(socket(), List.of(odd))).isFalse();
    }

    @Test
    void onlyOneIsTheOneAndOnlyItsUserMayEnterItsFolder() throws Exception {
        try (Instance one = Instance.listen(socket(), taken::add).orElseThrow()) {
            assertThat(Instance.listen(socket(), taken::add)).isEmpty();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket().getParent())))
                    .isEqualTo("rwx------");
            assertThat(Instance.hand(socket(), List.of())).isTrue();
            assertThat(one).isNotNull();
        }
        try (Instance next = Instance.listen(socket(), taken::add).orElseThrow()) {
            assertThat(next).isNotNull();
            assertThat(Instance.hand(socket(), List.of())).isTrue();
        }
    }

    @Test
    void aSocketThatACrashLeftBehindTakesNothingAndIsReplaced() throws Exception {
        Files.createDirectories(socket().getParent());
        ServerSocketChannel crashed = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        crashed.bind(UnixDomainSocketAddress.of(socket()));
        crashed.close();
        assertThat(socket()).exists();
        assertThat(Instance.hand(socket(), List.of())).isFalse();
        try (Instance one = Instance.listen(socket(), taken::add).orElseThrow()) {
            assertThat(one).isNotNull();
            assertThat(Instance.hand(socket(), List.of())).isTrue();
        }
    }

    @Test
    void whatIsNotPlinthsIsNotTakenAndDoesNotStopIt() throws Exception {
        try (Instance one = Instance.listen(socket(), taken::add).orElseThrow()) {
            assertThat(one).isNotNull();
            try (SocketChannel other = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
                other.write(ByteBuffer.wrap("GET / HTTP/1.1\0/etc/passwd".getBytes(StandardCharsets.UTF_8)));
            }
            assertThat(Instance.hand(socket(), List.of(dir))).isTrue();
            assertThat(taken.poll(5, TimeUnit.SECONDS)).containsExactly(dir);
            assertThat(taken).isEmpty();
        }
    }

    @Test
    void itListensInTheUsersRuntimeFolderByDisplay() {
        Path run = dir.toAbsolutePath();
        assertThat(Instance.place(Map.of("XDG_RUNTIME_DIR", run.toString(), "DISPLAY", ":1.0"), dir))
                .isEqualTo(run.resolve("plinth/window10.socket"));
        assertThat(Instance.place(Map.of("XDG_RUNTIME_DIR", "/is/not/there", "DISPLAY", ":2"), dir))
                .isEqualTo(dir.resolve("window2.socket"));
    }
}
