package plinth.app.inspector;

import java.util.function.Consumer;
import plinth.app.store.Command;

/** Goes on with what was read from a field, or says why it cannot be. */
final class Reads {
    private Reads() {}

    static <T> void use(Context c, Scratch.Read<T> read, Consumer<T> good) {
        switch (read) {
            case Scratch.Read.Good<T>(T value) -> good.accept(value);
            case Scratch.Read.Bad<T>(String reason) -> c.store().dispatch(new Command.Refused(reason));
        }
    }
}
