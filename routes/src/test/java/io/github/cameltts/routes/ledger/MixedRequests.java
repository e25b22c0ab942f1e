package io.github.cameltts.routes.ledger;

import io.github.cameltts.TtsConstants;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Requests as they come in an application: most texts again and again, some at the same time, some only once; for two
 * engines and three tenants. Request number {@code i} is always the same.
 */
final class MixedRequests {

    private static final int TEXTS = 900;
    private static final int TOGETHER = 8;

    private MixedRequests() {}

    /** One request; the headers say whose and which engine. */
    record Request(String text, Map<String, Object> headers) {}

    static Request number(int i) {
        Random random = new Random(31L * i + 7);
        // Neighbours ask for the same text, so that some come while another's audio is being made.
        int text = random.nextInt(3) > 0 ? new Random(i / TOGETHER).nextInt(TEXTS) : random.nextInt(TEXTS);
        Map<String, Object> headers = new HashMap<>();
        headers.put(TtsConstants.ENGINE, text % 3 == 0 ? "elevenlabs" : "openai");
        headers.put(TtsConstants.TENANT, new String[] {"", "acme", "globex"}[text % 7 % 3]);
        if (random.nextInt(40) == 0) {
            headers.put(TtsConstants.NO_STORE, true);
        } else if (random.nextInt(40) == 0) {
            headers.put(TtsConstants.STORE, false);
        }
        return new Request(text(text), headers);
    }

    /** Of 30 to 160 characters, some of which take two units of UTF-16 or more bytes. */
    private static String text(int number) {
        return "Sentence " + number + " costs what it costs, naïvely counted \uD83D\uDE00"
                + ", and more where it is longer".repeat(number % 4) + ".";
    }
}
