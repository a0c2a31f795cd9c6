package plinth.app.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plinth.app.ui.Parts;

/** Says which version this is, and whose work is inside, with its licences: the list that the build made. */
final class About {
    private About() {}

    static Region card(Runnable close) {
        VBox names = new VBox(
                2,
                Parts.text("Plinth " + version(), "s16", "semibold"),
                Parts.text("A workbench for people who design relational schemas", "muted"));
        HBox head = Parts.row(12, Logo.of(40), names);
        TextArea list = new TextArea(thirdParty());
        list.setEditable(false);
        list.setPrefColumnCount(84);
        list.setPrefRowCount(16);
        list.getStyleClass().add("mono");
        list.setAccessibleText("Libraries inside and their licences");
        Button done = new Button("Close");
        done.getStyleClass().add("large-button");
        done.setOnAction(e -> close.run());
        done.setDefaultButton(true);
        HBox foot = new HBox(done);
        foot.setAlignment(Pos.CENTER_RIGHT);
        foot.setPadding(new Insets(4, 0, 0, 0));
        VBox card = new VBox(
                12,
                head,
                Parts.text("Apache License 2.0. Java " + Runtime.version() + ", " + System.getProperty("java.vendor")),
                Parts.text("Libraries inside, each with its licence:", "muted"),
                list,
                foot);
        card.getStyleClass().add("dialog-card");
        card.setPrefWidth(720);
        return card;
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = About.class.getResourceAsStream("/plinth/cli/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return "";
        }
        return properties.getProperty("version", "");
    }

    /** Returns the list, or where it is when a build was made without it. */
    static String thirdParty() {
        try (InputStream in = About.class.getResourceAsStream("/plinth/THIRD-PARTY.txt")) {
            return in == null
                    ? "The list is made by the build; this program was started without one."
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
