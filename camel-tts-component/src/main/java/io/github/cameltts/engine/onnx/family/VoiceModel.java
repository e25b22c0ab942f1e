package io.github.cameltts.engine.onnx.family;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cameltts.engine.onnx.session.ModelHeader;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.UnusableModelException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A model that no family has been found for yet.
 *
 * @param name what people call the voice
 * @param fileName name of the model's file, without its folder
 * @param header what the model says of itself
 * @param files what lies beside it
 */
public record VoiceModel(String name, String fileName, ModelHeader header, SideFiles files) {

    private static final int MOST_JSON_BYTES = 8 * 1024 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Reads a JSON file beside the model.
     *
     * @return empty when there is none
     * @throws EngineUnavailableException when it cannot be read, is no JSON or has more than 8 MiB
     */
    public Optional<JsonNode> json(String file) {
        return bytes(file, MOST_JSON_BYTES).map(bytes -> {
            try {
                return JSON.readTree(bytes);
            } catch (JsonProcessingException e) {
                throw new UnusableModelException(
                        "The file " + file + " of the voice " + name + " is not JSON. Get it again.");
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        });
    }

    /**
     * Reads a file beside the model.
     *
     * @return empty when there is none
     * @throws EngineUnavailableException when it cannot be read or is larger
     */
    public Optional<byte[]> bytes(String file, int most) {
        try {
            Optional<InputStream> found = files.open(file);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try (InputStream in = found.get()) {
                byte[] bytes = in.readNBytes(most + 1);
                if (bytes.length > most) {
                    throw new UnusableModelException("The file " + file + " of the voice " + name + " has more than "
                            + most + " bytes, which is no file of a voice. Get it again.");
                }
                return Optional.of(bytes);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private EngineUnavailableException unreadable(String file, IOException e) {
        return new UnusableModelException(
                "The file " + file + " of the voice " + name + " cannot be read. Look at its permissions.", e);
    }
}
