package dev.sluice.posture.figure;

import dev.sluice.posture.model.Expression;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import java.util.Locale;
import java.util.regex.Pattern;

/** How settings refer to secrets of a vault, and what secrets are made of. */
public final class Secrets {
    private Secrets() {}

    /** Whether the secret's value is handed in from outside, by a secure parameter. */
    public static boolean isGiven(Part secret) {
        return Expression.of(secret.at("/properties/value").value())
                .filter(expression -> expression.text().toLowerCase(Locale.ROOT).contains("parameters('"))
                .isPresent();
    }

    /** Whether a setting refers to the secret, by a Key Vault reference or by its address. */
    public static boolean isNamed(Place setting, Part secret) {
        String name = Pattern.quote(secret.name().toLowerCase(Locale.ROOT));
        String text = setting.raw().toLowerCase(Locale.ROOT);
        return text.matches("(?s).*secretname=" + name + "[;)].*")
                || text.matches("(?s).*/secrets/" + name + "(?![a-z0-9-]).*");
    }
}
