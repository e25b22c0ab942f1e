package io.github.cameltts;

import io.github.cameltts.spi.SpeakerEmbeddings;
import io.github.cameltts.spi.SpeakerLibrary;
import io.github.cameltts.spi.SpeechLedger;
import io.github.cameltts.spi.TextType;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of the component and its endpoints. A header of the same meaning beats each of them. */
@UriParams
public class TtsConfiguration implements Cloneable {

    @UriParam(defaultValue = "synthesize", description = "What to do with an exchange")
    private TtsOperation operation = TtsOperation.synthesize;

    @UriParam(description = "The engine's model, for engines that have several")
    private String model;

    @UriParam(description = "The voice's id. The engine's first voice by default")
    private String voice;

    @UriParam(description = "The language as BCP 47 tag, such as en-US. The voice's own by default")
    private String language;

    @UriParam(
            enums = "wav,pcm,mp3,opus,ogg,flac,aac,ulaw,alaw",
            description = "The audio format. The engine's first one by default")
    private String format;

    @UriParam(description = "The sample rate in hertz. The engine's own by default")
    private Integer sampleRate;

    @UriParam(defaultValue = "1.0", description = "Factor on the speed, within what the engine allows")
    private double rate = 1;

    @UriParam(defaultValue = "0.0", description = "Shift of the pitch in semitones, within what the engine allows")
    private double pitch;

    @UriParam(defaultValue = "1.0", description = "Factor on the amplitude, within what the engine allows")
    private double volume = 1;

    @UriParam(description = "Speaking style, for engines that have styles")
    private String style;

    @UriParam(description = "How to speak, in free text, for models that take it")
    private String instructions;

    @UriParam(description = "Makes a sampling model repeatable")
    private Long seed;

    @UriParam(defaultValue = "text", enums = "text,ssml", description = "How the body is written")
    private TextType textType = TextType.TEXT;

    @UriParam(
            description = "Reference audio of the voice to imitate, a file name inside the folder that the component"
                    + " option speakers names")
    private String speakerReference;

    @UriParam(label = "advanced", description = "Whose cache is used: keys of two tenants never meet")
    private String tenant;

    @UriParam(
            defaultValue = "true",
            description = "Whether exchanges that ask for the same key at the same time share one synthesis")
    private boolean coalesce = true;

    @UriParam(
            defaultValue = "60s",
            javaType = "java.time.Duration",
            description = "How long an exchange waits for its audio")
    private long timeout = 60_000;

    @UriParam(
            defaultValue = "5000",
            description =
                    "Most characters (Unicode code points) of a text. What the engine does not take in one call is spoken in"
                            + " several")
    private int maxTextLength = 5000;

    @UriParam(
            defaultValue = "false",
            description =
                    "Whether the body is a stream that begins before the audio is complete. A later step that reads all"
                            + " of it, such as a log of the body, waits for its end")
    private boolean streaming;

    @UriParam(
            label = "advanced",
            description = "Keeps account of what engines cost and refuses what a budget no longer allows; none by"
                    + " default")
    private SpeechLedger ledger = SpeechLedger.NONE;

    @UriParam(
            label = "advanced",
            description =
                    "Finds the reference audio that speakerReference names, and the one that speaks where a"
                            + " request names none; by default the files of the folder that the component option speakers names")
    private SpeakerLibrary speakerLibrary;

    @UriParam(
            label = "advanced",
            description = "Keeps what voice encoders made of reference audio; 32 MiB of it in memory by default")
    private SpeakerEmbeddings embeddings = new MemoryEmbeddings(32L << 20, ForkJoinPool.commonPool());

    @UriParam(
            label = "advanced",
            defaultValue = "false",
            description = "Whether texts that differ in upper and lower case only share a key. The first one's audio"
                    + " then answers for all")
    private boolean caseInsensitive;

    @UriParam(
            prefix = "engine.",
            multiValue = true,
            description = "Further values for the engine; see the engine's own documentation")
    @Metadata(label = "advanced")
    private Map<String, Object> engineOptions = Map.of();

    /** A copy that an endpoint may change. */
    public TtsConfiguration copy() {
        try {
            return (TtsConfiguration) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public TtsOperation getOperation() {
        return operation;
    }

    public void setOperation(TtsOperation operation) {
        this.operation = operation;
    }

    public String getModel() {
        return model;
    }

    public void setModel(String model) {
        this.model = model;
    }

    public String getVoice() {
        return voice;
    }

    public void setVoice(String voice) {
        this.voice = voice;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public String getFormat() {
        return format;
    }

    public void setFormat(String format) {
        this.format = format;
    }

    public Integer getSampleRate() {
        return sampleRate;
    }

    public void setSampleRate(Integer sampleRate) {
        this.sampleRate = sampleRate;
    }

    public double getRate() {
        return rate;
    }

    public void setRate(double rate) {
        this.rate = rate;
    }

    public double getPitch() {
        return pitch;
    }

    public void setPitch(double pitch) {
        this.pitch = pitch;
    }

    public double getVolume() {
        return volume;
    }

    public void setVolume(double volume) {
        this.volume = volume;
    }

    public String getStyle() {
        return style;
    }

    public void setStyle(String style) {
        this.style = style;
    }

    public String getInstructions() {
        return instructions;
    }

    public void setInstructions(String instructions) {
        this.instructions = instructions;
    }

    public Long getSeed() {
        return seed;
    }

    public void setSeed(Long seed) {
        this.seed = seed;
    }

    public TextType getTextType() {
        return textType;
    }

    public void setTextType(TextType textType) {
        this.textType = textType;
    }

    public String getSpeakerReference() {
        return speakerReference;
    }

    public void setSpeakerReference(String speakerReference) {
        this.speakerReference = speakerReference;
    }

    public String getTenant() {
        return tenant;
    }

    public void setTenant(String tenant) {
        this.tenant = tenant;
    }

    public boolean isCoalesce() {
        return coalesce;
    }

    public void setCoalesce(boolean coalesce) {
        this.coalesce = coalesce;
    }

    public long getTimeout() {
        return timeout;
    }

    public void setTimeout(long timeout) {
        this.timeout = timeout;
    }

    public int getMaxTextLength() {
        return maxTextLength;
    }

    public void setMaxTextLength(int maxTextLength) {
        this.maxTextLength = maxTextLength;
    }

    public boolean isStreaming() {
        return streaming;
    }

    public void setStreaming(boolean streaming) {
        this.streaming = streaming;
    }

    public SpeechLedger getLedger() {
        return ledger;
    }

    public void setLedger(SpeechLedger ledger) {
        this.ledger = ledger;
    }

    public SpeakerLibrary getSpeakerLibrary() {
        return speakerLibrary;
    }

    public void setSpeakerLibrary(SpeakerLibrary speakerLibrary) {
        this.speakerLibrary = speakerLibrary;
    }

    public SpeakerEmbeddings getEmbeddings() {
        return embeddings;
    }

    public void setEmbeddings(SpeakerEmbeddings embeddings) {
        this.embeddings = embeddings;
    }

    public boolean isCaseInsensitive() {
        return caseInsensitive;
    }

    public void setCaseInsensitive(boolean caseInsensitive) {
        this.caseInsensitive = caseInsensitive;
    }

    public Map<String, Object> getEngineOptions() {
        return engineOptions;
    }

    public void setEngineOptions(Map<String, Object> engineOptions) {
        this.engineOptions = engineOptions;
    }
}
