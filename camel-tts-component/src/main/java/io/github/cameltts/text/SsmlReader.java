package io.github.cameltts.text;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.text.SsmlDocument.Fragment;
import io.github.cameltts.text.SsmlDocument.Pause;
import io.github.cameltts.text.SsmlDocument.Spoken;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads one SSML document, once. */
final class SsmlReader {

    private static final String NAMESPACE = "http://www.w3.org/2001/10/synthesis";
    private static final int LONGEST = 200_000;
    private static final int DEEPEST = 50;
    private static final int PARAGRAPH_MILLIS = 500;
    private static final Set<String> UNSPOKEN = Set.of("desc", "lexicon", "mark", "meta", "metadata");
    private static final Set<String> READ_AS_TEXT =
            Set.of("audio", "emphasis", "lang", "lookup", "phoneme", "prosody", "token", "voice", "w");
    private static final Set<String> SPELLED = Set.of("characters", "spell-out", "digits");

    /** What happens when an open element ends. */
    private enum End {
        OF_TEXT,
        OF_SENTENCE,
        OF_PARAGRAPH,
        OF_SPELLING
    }

    private final String ssml;
    private final List<Fragment> fragments = new ArrayList<>();
    private final Deque<End> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private XMLStreamReader xml;
    private int spelling;

    SsmlReader(String ssml) {
        this.ssml = ssml;
    }

    SsmlDocument read() {
        if (ssml.length() > LONGEST) {
            throw new InvalidSpeechRequestException("The SSML document has " + ssml.length() + " characters, more than "
                    + LONGEST + ". Split it into several requests.");
        }
        try {
            xml = factory().createXMLStreamReader(new StringReader(ssml));
            while (xml.hasNext()) {
                accept(xml.next());
            }
        } catch (XMLStreamException e) {
            throw at(
                    e.getLocation(),
                    "The SSML document is not well-formed XML. Close every element and write & as &amp;",
                    e);
        }
        endText();
        if (fragments.stream().noneMatch(Spoken.class::isInstance)) {
            throw new InvalidSpeechRequestException("The SSML document has no text to speak. Put some into <speak>.");
        }
        return new SsmlDocument(fragments);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private void accept(int event) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start();
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters(xml.getText());
            case XMLStreamConstants.DTD -> throw here("A DOCTYPE is not allowed in SSML here. Remove it");
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw here("The entity &" + xml.getLocalName() + "; is not known. Write the character itself");
            default -> {}
        }
    }

    private void start() throws XMLStreamException {
        if (open.isEmpty() && !(isSsml() && xml.getLocalName().equals("speak"))) {
            throw here("The root of an SSML document is <speak>, not <" + xml.getLocalName() + ">. Put it around all");
        }
        if (open.size() == DEEPEST) {
            throw here("The SSML elements are nested deeper than " + DEEPEST + ". Flatten them");
        }
        if (!isSsml() || open.isEmpty()) {
            open.push(End.OF_TEXT);
            return;
        }
        String name = xml.getLocalName();
        switch (name) {
            case "p", "s" -> {
                endText();
                open.push(name.equals("p") ? End.OF_PARAGRAPH : End.OF_SENTENCE);
            }
            case "break" -> {
                pause();
                skip();
            }
            case "sub" -> {
                characters(" " + attribute("alias") + " ");
                skip();
            }
            case "say-as" -> sayAs(attribute("interpret-as"));
            default -> textOrNothing(name);
        }
    }

    private void sayAs(String kind) {
        boolean spelled = SPELLED.contains(kind);
        spelling += spelled ? 1 : 0;
        open.push(spelled ? End.OF_SPELLING : End.OF_TEXT);
    }

    private void textOrNothing(String name) throws XMLStreamException {
        if (UNSPOKEN.contains(name)) {
            skip();
        } else if (READ_AS_TEXT.contains(name)) {
            open.push(End.OF_TEXT);
        } else {
            throw here("<" + name + "> is no element of SSML 1.1. Remove it, or use break, sub, say-as, p or s");
        }
    }

    private void end() {
        switch (open.pop()) {
            case OF_PARAGRAPH -> pause(PARAGRAPH_MILLIS);
            case OF_SENTENCE -> endText();
            case OF_SPELLING -> spelling--;
            case OF_TEXT -> {}
        }
    }

    private void characters(String characters) {
        text.append(
                spelling == 0
                        ? characters
                        : characters
                                .codePoints()
                                .mapToObj(Character::toString)
                                .collect(Collectors.joining(" ", " ", " ")));
    }

    private void endText() {
        String spoken = text.toString().replaceAll("\\s+", " ").strip();
        text.setLength(0);
        if (!spoken.isEmpty()) {
            fragments.add(new Spoken(spoken));
        }
    }

    private void pause() {
        String time = xml.getAttributeValue(null, "time");
        try {
            pause(
                    time != null
                            ? SsmlBreak.ofTime(time)
                            : SsmlBreak.ofStrength(xml.getAttributeValue(null, "strength")));
        } catch (IllegalArgumentException e) {
            throw here(e.getMessage());
        }
    }

    private void pause(int millis) {
        endText();
        if (millis > 0) {
            fragments.add(new Pause(millis));
        }
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
            depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
        }
    }

    private String attribute(String name) {
        String value = xml.getAttributeValue(null, name);
        if (value == null) {
            throw here("<" + xml.getLocalName() + "> needs the attribute " + name + ". Add it");
        }
        return value;
    }

    private boolean isSsml() {
        String namespace = xml.getNamespaceURI();
        return namespace == null || namespace.isEmpty() || namespace.equals(NAMESPACE);
    }

    private InvalidSpeechRequestException here(String problem) {
        return at(xml.getLocation(), problem, null);
    }

    private static InvalidSpeechRequestException at(Location location, String problem, Throwable cause) {
        String where = location == null
                ? ""
                : " (line " + location.getLineNumber() + ", column " + location.getColumnNumber() + ")";
        return new InvalidSpeechRequestException(problem + where + ".", cause);
    }
}
