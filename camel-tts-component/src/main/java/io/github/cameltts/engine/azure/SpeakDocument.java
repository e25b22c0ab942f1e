package io.github.cameltts.engine.azure;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Prosody;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.text.SsmlDocument;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.Namespace;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/**
 * The SSML that Azure is sent. It is written as XML events, so nothing in a text, a name or a style becomes markup.
 *
 * @see <a href="https://learn.microsoft.com/azure/ai-services/speech-service/speech-synthesis-markup-structure">Azure's
 *     structure of SSML</a>
 */
final class SpeakDocument {

    static final String STYLE_DEGREE = "styleDegree";

    private static final String SSML = "http://www.w3.org/2001/10/synthesis";
    private static final String MSTTS = "http://www.w3.org/2001/mstts";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private final XMLEventFactory events = XMLEventFactory.newDefaultFactory();
    private final SpeechRequest request;
    private final String language;

    private SpeakDocument(SpeechRequest request, String language) {
        this.request = request;
        this.language = language;
    }

    /**
     * Writes the document of a request. SSML that chooses its voices is passed through as it is; other SSML gets the
     * request's voice around its content.
     *
     * @param language BCP 47, never empty
     * @throws InvalidSpeechRequestException when the SSML is wrong, or a character is none of XML 1.0
     */
    static String of(SpeechRequest request, String language) {
        SpeakDocument document = new SpeakDocument(request, language);
        try {
            return request.textType() == TextType.SSML ? document.completed() : document.spoken();
        } catch (XMLStreamException e) {
            throw new InvalidSpeechRequestException("The SSML document cannot be read. Correct it.", e);
        }
    }

    private String spoken() throws XMLStreamException {
        return write(
                Collections.emptyIterator(), List.of(events.createCharacters(XmlText.require("text", request.text()))));
    }

    private String completed() throws XMLStreamException {
        SsmlDocument.parse(request.text());
        StartElement root = null;
        List<XMLEvent> content = new ArrayList<>();
        XMLEventReader reader = reader();
        int depth = 0;
        while (reader.hasNext()) {
            XMLEvent event = reader.nextEvent();
            depth -= event.isEndElement() ? 1 : 0;
            if (depth > 0) {
                content.add(event);
            } else if (event.isStartElement()) {
                root = event.asStartElement();
            }
            depth += event.isStartElement() ? 1 : 0;
        }
        if (content.stream().noneMatch(SpeakDocument::isVoice)) {
            return write(root.getNamespaces(), content);
        }
        if (!request.prosody().equals(Prosody.NEUTRAL) || request.style().isPresent()) {
            throw new InvalidSpeechRequestException("The SSML document chooses its own voices, so rate, pitch, volume"
                    + " and style must be in it too. Leave them out of the request.");
        }
        return request.text();
    }

    private XMLEventReader reader() throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLEventReader(new StringReader(request.text()));
    }

    private static boolean isVoice(XMLEvent event) {
        return event.isStartElement()
                && event.asStartElement().getName().getLocalPart().equals("voice");
    }

    private String write(Iterator<Namespace> declared, List<XMLEvent> content) throws XMLStreamException {
        List<StartElement> around = new ArrayList<>();
        around.add(root(declared));
        around.add(element(SSML, "voice", events.createAttribute("name", XmlText.require("voice", request.voice()))));
        request.style().ifPresent(style -> around.add(expression(style)));
        Attribute[] prosody = prosody();
        if (prosody.length > 0) {
            around.add(element(SSML, "prosody", prosody));
        }
        StringWriter xml = new StringWriter();
        XMLEventWriter writer = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(xml);
        for (StartElement element : around) {
            writer.add(element);
        }
        for (XMLEvent event : content) {
            writer.add(event);
        }
        Collections.reverse(around);
        for (StartElement element : around) {
            writer.add(events.createEndElement(element.getName(), null));
        }
        writer.close();
        return xml.toString();
    }

    private StartElement root(Iterator<Namespace> declared) {
        List<Namespace> namespaces = new ArrayList<>(List.of(events.createNamespace(SSML)));
        declared.forEachRemaining(namespace -> {
            if (!namespace.getPrefix().isEmpty()) {
                namespaces.add(namespace);
            }
        });
        List<Attribute> attributes = List.of(
                events.createAttribute("version", "1.0"),
                events.createAttribute("xml", XML, "lang", XmlText.require("language", language)));
        return events.createStartElement("", SSML, "speak", attributes.iterator(), namespaces.iterator());
    }

    private StartElement expression(String style) {
        List<Attribute> attributes =
                new ArrayList<>(List.of(events.createAttribute("style", XmlText.require("style", style))));
        String degree = request.options().get(STYLE_DEGREE);
        if (degree != null) {
            attributes.add(events.createAttribute("styledegree", degree));
        }
        Iterator<Namespace> namespace =
                List.of(events.createNamespace("mstts", MSTTS)).iterator();
        return events.createStartElement("mstts", MSTTS, "express-as", attributes.iterator(), namespace);
    }

    private StartElement element(String namespace, String name, Attribute... attributes) {
        return events.createStartElement(
                "", namespace, name, List.of(attributes).iterator(), Collections.emptyIterator());
    }

    /** Rate in percent of change, pitch in semitones of change, volume from 0 to 100. */
    private Attribute[] prosody() {
        Prosody prosody = request.prosody();
        List<Attribute> attributes = new ArrayList<>();
        if (prosody.rate() != 1) {
            attributes.add(events.createAttribute("rate", number("%+.2f%%", (prosody.rate() - 1) * 100)));
        }
        if (prosody.pitch() != 0) {
            attributes.add(events.createAttribute("pitch", number("%+.2fst", prosody.pitch())));
        }
        if (prosody.volume() != 1) {
            attributes.add(events.createAttribute("volume", number("%.2f", prosody.volume() * 100)));
        }
        return attributes.toArray(Attribute[]::new);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
