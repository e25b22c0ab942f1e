package io.github.cameltts.routes.http;

import io.github.cameltts.routes.TestApp;
import java.nio.file.Path;
import java.util.Arrays;

/** A process that loads recipes and ends: with 0 if they could be started. */
final class RecipesApplication {

    private RecipesApplication() {}

    /** @param args the home, then the locations of the recipes */
    public static void main(String[] args) {
        String[] recipes = Arrays.copyOfRange(args, 1, args.length);
        try (TestApp app = TestApp.over(Path.of(args[0])).recipes(recipes).start()) {
            System.exit(app.context().getRoutes().isEmpty() ? 2 : 0);
        }
    }
}
