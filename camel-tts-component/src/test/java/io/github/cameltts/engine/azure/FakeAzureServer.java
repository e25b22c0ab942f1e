package io.github.cameltts.engine.azure;

import com.sun.net.httpserver.HttpExchange;
import io.github.cameltts.engine.http.FakeApiServer;
import io.github.cameltts.spi.AudioFormat;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Speaks SSML, refuses what Azure refuses, and answers failures with a body that says nothing. */
public final class FakeAzureServer extends FakeApiServer {

    public static final String JENNY = "en-US-JennyNeural";
    static final String KATJA = "de-DE-KatjaNeural";

    private static final Map<String, AudioFormat> FORMATS = Map.of(
            "audio-24khz-96kbitrate-mono-mp3", AudioFormat.MP3,
            "audio-24khz-160kbitrate-mono-mp3", AudioFormat.MP3,
            "riff-24khz-16bit-mono-pcm", AudioFormat.WAV,
            "raw-24khz-16bit-mono-pcm", AudioFormat.PCM,
            "ogg-24khz-16bit-mono-opus", AudioFormat.OPUS,
            "raw-8khz-8bit-mono-mulaw", AudioFormat.ULAW,
            "raw-8khz-8bit-mono-alaw", AudioFormat.ALAW);

    @Override
    protected void handle(HttpExchange exchange, Call call) throws IOException {
        if (call.target().equals("/cognitiveservices/voices/list")) {
            sendJson(exchange, 200, voices());
        } else if (call.target().equals("/cognitiveservices/v1")) {
            speech(exchange, call);
        } else {
            send(exchange, 404, "text/html", new byte[0]);
        }
    }

    private void speech(HttpExchange exchange, Call call) throws IOException {
        AudioFormat format = FORMATS.get(call.header("X-Microsoft-OutputFormat"));
        if (format == null || call.header("User-Agent").isEmpty()) {
            send(exchange, 400, "text/plain", new byte[0]);
            return;
        }
        Element speak = parse(call.body()).getDocumentElement();
        if (!speak.getAttribute("version").equals("1.0")
                || speak.getAttribute("xml:lang").isEmpty()
                || speak.getElementsByTagNameNS("*", "voice").getLength() == 0) {
            send(exchange, 400, "text/plain", new byte[0]);
            return;
        }
        Element prosody = (Element) speak.getElementsByTagNameNS("*", "prosody").item(0);
        String change = prosody == null ? "" : prosody.getAttribute("rate").replace("%", "");
        double speed = change.isEmpty() ? 1 : 1 + Double.parseDouble(change) / 100;
        bill(call.body()
                .replaceFirst("(?s)^.*?<voice[^>]*>", "")
                .replaceFirst("(?s)</voice>.*$", "")
                .codePoints()
                .map(c -> Character.isIdeographic(c) ? 2 : 1)
                .sum());
        speak(exchange, speak.getTextContent(), format, speed);
    }

    @Override
    protected void refuse(HttpExchange exchange) throws IOException {
        send(exchange, 429, "text/plain", new byte[0]);
    }

    @Override
    public String text(Call call) {
        return parse(call.body()).getDocumentElement().getTextContent();
    }

    /** Reads as strictly as Azure does. */
    static Document parse(String ssml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(ssml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not well-formed: " + ssml, e);
        }
    }

    private static String voices() {
        return "[" + voice(KATJA, "Katja", "de-DE", "") + "," + voice(JENNY, "Jenny", "en-US", "\"chat\",\"cheerful\"")
                + "]";
    }

    private static String voice(String name, String display, String locale, String styles) {
        return "{\"Name\":\"Microsoft Server Speech Text to Speech Voice (" + name + ")\",\"DisplayName\":\"" + display
                + "\",\"ShortName\":\"" + name + "\",\"Gender\":\"Female\",\"Locale\":\"" + locale
                + "\",\"StyleList\":[" + styles + "],\"SampleRateHertz\":\"24000\",\"VoiceType\":\"Neural\","
                + "\"Status\":\"GA\"}";
    }
}
