package plinth.app.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plinth.app.store.Command;
import plinth.app.store.Prepared;
import plinth.app.store.State;
import plinth.app.store.Store;
import plinth.model.schema.ObjectName;
import plinth.model.schema.View;
import plinth.project.Project;

class ViewQueryTest {
    @Test
    void theQueryOfAViewInAnAppliedStepIsChangedByMakingItAnewInThePendingOne(@TempDir Path folder) throws Exception {
        String step = "CREATE TABLE users (mail text);\nCREATE VIEW mails AS SELECT mail FROM users;\n";
        Files.writeString(folder.resolve("V1__a.sql"), step);
        Store store = new Store(Prepared.of(Project.open(folder)), Runnable::run, Runnable::run);
        ObjectName mails = ObjectName.of("mails");
        State state = store.state().get();
        View view = state.document().schema().view(mails).orElseThrow();
        switch (ViewQuery.change(state, view, "SELECT lower(mail) AS mail FROM users")) {
            case Read.Good<Command>(Command c) -> store.dispatch(c);
            case Read.Bad<Command>(String reason) -> fail(reason);
        }
        var files = store.state().get().document().reading().files();
        assertThat(files.get(0).script().text()).isEqualTo(step);
        assertThat(files.get(1).script().text())
                .isEqualTo("CREATE OR REPLACE VIEW mails AS\nSELECT lower(mail) AS mail FROM users;\n");
        assertThat(store.state()
                        .get()
                        .document()
                        .schema()
                        .view(mails)
                        .orElseThrow()
                        .query()
                        .toString())
                .contains("lower");
    }
}
