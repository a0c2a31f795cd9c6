import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The least that a JavaFX program can show: what the start of the workbench is measured beside. */
public final class EmptyWindow extends Application {
    private int pulses;

    public static void main(String[] arguments) {
        launch(arguments);
    }

    @Override
    public void start(Stage stage) {
        Scene scene = new Scene(new StackPane(new Canvas(1600, 1000)), 1600, 1000);
        scene.addPostLayoutPulseListener(() -> {
            pulses++;
            Platform.requestNextPulse();
            if (pulses == 3) {
                System.out.println("first frame");
                System.out.flush();
            }
        });
        stage.setScene(scene);
        stage.show();
        Platform.requestNextPulse();
    }
}
