package io.github.cameltts.routes.http.vendor;

import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.spi.EngineCapabilities.Control;
import io.github.cameltts.spi.Voice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.RuntimeCamelException;

/**
 * Decides who speaks when a client names a model and a voice of a vendor: by {@code tts.<face>.models.*} and {@code
 * tts.voices.*}, and without them the usual engine with its usual voice. Thread-safe once it has started.
 */
public class Casting implements CamelContextAware, ExtendedStartupListener {

    private CamelContext camelContext;
    private VendorNames names;
    private String face = "";
    private boolean strict;
    private EngineOffers offers;
    private ModelEntries entries;

    /**
     * Chooses engine, model and voice.
     *
     * @throws io.github.cameltts.spi.UnknownNameException when nobody knows the model; the voice is the engine's to judge
     */
    public Speaker choose(String model, String voice) {
        Optional<ModelEntry> entry = entries.find(model);
        EngineOffer offer = offers.of(entry.map(ModelEntry::engine).orElseGet(offers::usual));
        Optional<String> heard = isAnyVoice(offer, voice) ? Optional.empty() : Optional.of(voice);
        boolean isVendor = isVendor(offer);
        if (entry.isPresent()) {
            return new Speaker(offer, true, isVendor, entry.get().model(), heard);
        }
        boolean passesOn = passesOn(offer, model);
        if (!passesOn && (strict || !names.isModel(model))) {
            throw NearestNames.unknown("model", model, models());
        }
        boolean own = passesOn && !offer.leaves(voice);
        return new Speaker(offer, own, isVendor, own ? Optional.of(model) : Optional.empty(), heard);
    }

    /** The models that can be asked for by name, those of the configuration first. */
    public List<String> models() {
        boolean all = !strict || isVendor(usual());
        return Stream.concat(entries.names().stream(), all ? names.models().stream() : Stream.empty())
                .distinct()
                .toList();
    }

    /** Whether a client gets an answer when it names this model. */
    public boolean knowsModel(String model) {
        return entries.find(model).isPresent()
                || passesOn(offers.of(offers.usual()), model)
                || (!strict && names.isModel(model));
    }

    /** What the usual engine offers. */
    public EngineOffer usual() {
        return offers.of(offers.usual());
    }

    /** The voices that can be asked for by name, the usual one first. */
    public List<Voice> voices() {
        EngineOffer offer = usual();
        return Stream.concat(offer.voices().stream(), offer.elsewhere().stream())
                .toList();
    }

    /** The voice that speaks for a name, the vendor's names among them. */
    public Optional<Voice> voice(String name) {
        List<Voice> voices = voices();
        Optional<Voice> known = voices.stream()
                .filter(voice -> voice.id().equalsIgnoreCase(name))
                .findFirst();
        return known.isEmpty() && !strict && names.isVoice(name)
                ? voices.stream()
                        .findFirst()
                        .map(voice -> new Voice(name, voice.name(), voice.language(), voice.gender()))
                : known;
    }

    /** Whether wishes that the engine cannot obey are errors, rather than left out. */
    public boolean isStrict() {
        return strict;
    }

    private boolean isAnyVoice(EngineOffer offer, String voice) {
        return !strict && names.isVoice(voice) && !isVendor(offer) && !offer.speaksAs(voice) && !offer.leaves(voice);
    }

    private boolean isVendor(EngineOffer offer) {
        return names.engine().equals(offer.can().id());
    }

    /** Whether the engine has models of its own, and this name can be one of them. */
    private boolean passesOn(EngineOffer offer, String model) {
        return offer.can().controls().contains(Control.MODEL) && (!names.isModel(model) || isVendor(offer));
    }

    /** A wrong name in the configuration stops the start, and not the first request that needs it. */
    @Override
    public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
        entries.engines().forEach(offers::can);
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {}

    public void start() {
        offers = new EngineOffers(camelContext);
        entries = ModelEntries.of(camelContext, "tts." + face + ".models.");
    }

    public void setNames(VendorNames names) {
        this.names = names;
    }

    /** Names the face in properties, such as {@code openai-api}. */
    public void setFace(String face) {
        this.face = face;
    }

    /** Whether the vendor's names and wishes that mean nothing to the engine are refused. */
    public void setStrict(boolean strict) {
        this.strict = strict;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        try {
            camelContext.addStartupListener(this);
        } catch (Exception e) {
            throw new RuntimeCamelException(e);
        }
    }
}
