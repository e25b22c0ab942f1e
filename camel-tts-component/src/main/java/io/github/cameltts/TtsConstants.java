package io.github.cameltts;

import org.apache.camel.spi.Metadata;

/** Headers of the component and of the cache around it. All start with {@code Camel}, so HTTP cannot set them. */
public final class TtsConstants {

    @Metadata(
            label = "producer",
            description = "What to do, beats the endpoint's operation",
            javaType = "String",
            enums = "synthesize,resolve,estimate,master,convert,voices,capabilities,embed")
    public static final String OPERATION = "CamelTtsOperation";

    @Metadata(description = "The engine; after resolve the effective one", javaType = "String")
    public static final String ENGINE = "CamelTtsEngine";

    @Metadata(
            description =
                    "The engine that was asked for, where a substitute (CamelTtsEngine) speaks in its place. Voice,"
                            + " model and the like were meant for it, so the substitute is not asked for them",
            javaType = "String")
    public static final String SUBSTITUTE_FOR = "CamelTtsSubstituteFor";

    @Metadata(description = "The engine's model; after resolve the effective one", javaType = "String")
    public static final String MODEL = "CamelTtsModel";

    @Metadata(description = "The voice; after resolve the effective one", javaType = "String")
    public static final String VOICE = "CamelTtsVoice";

    @Metadata(description = "The name in tts.voices that was asked for as voice; set by resolve", javaType = "String")
    public static final String VOICE_ALIAS = "CamelTtsVoiceAlias";

    @Metadata(description = "The language as BCP 47 tag; after resolve the effective one", javaType = "String")
    public static final String LANGUAGE = "CamelTtsLanguage";

    @Metadata(
            description = "The audio format; after resolve the effective one",
            javaType = "String",
            enums = "wav,pcm,mp3,opus,ogg,flac,aac,ulaw,alaw")
    public static final String FORMAT = "CamelTtsFormat";

    @Metadata(description = "The sample rate in hertz; after resolve the effective one", javaType = "Integer")
    public static final String SAMPLE_RATE = "CamelTtsSampleRate";

    @Metadata(description = "Factor on the speed, 1 is normal", javaType = "Double")
    public static final String RATE = "CamelTtsRate";

    @Metadata(description = "Shift of the pitch in semitones, 0 is normal", javaType = "Double")
    public static final String PITCH = "CamelTtsPitch";

    @Metadata(description = "Factor on the amplitude, 1 is normal", javaType = "Double")
    public static final String VOLUME = "CamelTtsVolume";

    @Metadata(description = "Speaking style, for engines that have styles", javaType = "String")
    public static final String STYLE = "CamelTtsStyle";

    @Metadata(description = "How to speak, in free text, for models that take it", javaType = "String")
    public static final String INSTRUCTIONS = "CamelTtsInstructions";

    @Metadata(description = "Makes a sampling model repeatable", javaType = "Long")
    public static final String SEED = "CamelTtsSeed";

    @Metadata(
            description = "Further values for the engine by option name, as a map; each beats the endpoint's option of"
                    + " that name",
            javaType = "java.util.Map")
    public static final String ENGINE_OPTIONS = "CamelTtsEngineOptions";

    @Metadata(description = "How the body is written", javaType = "String", enums = "text,ssml")
    public static final String TEXT_TYPE = "CamelTtsTextType";

    @Metadata(
            description = "Reference audio of the voice to imitate: a file name inside the speakers' folder; after"
                    + " resolve the effective one",
            javaType = "String")
    public static final String SPEAKER_REFERENCE = "CamelTtsSpeakerReference";

    @Metadata(description = "Whose cache is used: keys of two tenants never meet", javaType = "String")
    public static final String TENANT = "CamelTtsTenant";

    @Metadata(
            description = "What kind of asset the key is for, tts unless another step makes it",
            javaType = "String",
            defaultValue = "tts")
    public static final String ASSET_TYPE = "CamelTtsAssetType";

    @Metadata(
            description = "The complete cache key, 64 hexadecimal digits; set by resolve, used by every cache step",
            javaType = "String")
    public static final String KEY = "CamelTtsKey";

    @Metadata(
            description =
                    "A key of all that decides the audio but the text, 64 hexadecimal digits; set by resolve for plain"
                            + " text, not for SSML",
            javaType = "String")
    public static final String PROFILE_KEY = "CamelTtsProfileKey";

    @Metadata(
            description =
                    "How the audio is made of its master, the audio in a format and at a rate of the engine's own; set by"
                            + " resolve, absent where the engine makes what is asked for",
            javaType = "String")
    public static final String CONVERSION = "CamelTtsConversion";

    @Metadata(
            description =
                    "The other format in which the engine's own audio may be kept without loss, pcm for wav and wav for"
                            + " pcm; set by resolve where the engine makes both",
            javaType = "String",
            enums = "wav,pcm")
    public static final String TWIN = "CamelTtsTwin";

    @Metadata(
            description = "Where the audio came from",
            javaType = "String",
            enums = "memory,store,converted,similar,synthesized,joined,stale,bypass")
    public static final String CACHE = "CamelTtsCache";

    @Metadata(
            description = "Whether audio of a similar text may answer, where that is switched on",
            javaType = "Boolean",
            defaultValue = "true")
    public static final String SIMILAR = "CamelTtsSimilar";

    @Metadata(description = "The text that the audio speaks, where CamelTtsCache is similar", javaType = "String")
    public static final String SIMILAR_TEXT = "CamelTtsSimilarText";

    @Metadata(description = "How similar that text is to the one that was asked for, at most 1", javaType = "Double")
    public static final String SIMILAR_SCORE = "CamelTtsSimilarScore";

    @Metadata(description = "Names the stored audio", javaType = "String")
    public static final String FILE_ID = "CamelTtsFileId";

    @Metadata(
            description = "The SHA-256 of the audio that a look-up found or a step stored, in hex",
            javaType = "String")
    public static final String DIGEST = "CamelTtsDigest";

    @Metadata(description = "When the audio that a look-up found was stored, as ISO 8601 in UTC", javaType = "String")
    public static final String CREATED_AT = "CamelTtsCreatedAt";

    @Metadata(description = "Names the request in logs and metadata", javaType = "String")
    public static final String REQUEST_ID = "CamelTtsRequestId";

    @Metadata(description = "When the stored audio expires, ISO 8601 in UTC", javaType = "String")
    public static final String EXPIRES_AT = "CamelTtsExpiresAt";

    @Metadata(description = "Hours that newly stored audio lives", javaType = "Double")
    public static final String EXPIRY_HOURS = "CamelTtsExpiryHours";

    @Metadata(
            description = "Whether each use of newly stored audio makes its life begin anew; beats the configured"
                    + " expiry",
            javaType = "Boolean")
    public static final String SLIDING = "CamelTtsSliding";

    @Metadata(
            description = "Whether the stored audio stays until it is unpinned, whatever its age and use; set it to"
                    + " true when audio is made to pin what is stored",
            javaType = "Boolean",
            defaultValue = "false")
    public static final String PINNED = "CamelTtsPinned";

    @Metadata(description = "Media type of the audio, also set as Content-Type", javaType = "String")
    public static final String CONTENT_TYPE = "CamelTtsContentType";

    @Metadata(description = "Characters (Unicode code points) of the text", javaType = "Integer")
    public static final String CHARACTERS = "CamelTtsCharacters";

    @Metadata(
            description = "What this answer cost, in millionths of the currency: 0 for one that was found or shared",
            javaType = "Long")
    public static final String COST = "CamelTtsCost";

    @Metadata(
            description = "What the audio cost somebody before, so that this answer cost nothing, in millionths of the"
                    + " currency",
            javaType = "Long")
    public static final String SAVED = "CamelTtsSaved";

    @Metadata(description = "How long the audio plays, in milliseconds", javaType = "Long")
    public static final String DURATION = "CamelTtsDuration";

    @Metadata(description = "How long the synthesis took, in milliseconds", javaType = "Long")
    public static final String SYNTHESIS_TIME = "CamelTtsSynthesisTime";

    @Metadata(description = "Whether to keep the audio", javaType = "Boolean", defaultValue = "true")
    public static final String STORE = "CamelTtsStore";

    @Metadata(
            description = "Leave no text, audio or key on disk, in memory caches or in logs",
            javaType = "Boolean",
            defaultValue = "false")
    public static final String NO_STORE = "CamelTtsNoStore";

    @Metadata(
            description = "Make the audio anew, whatever is kept, and keep it in the place of the old one",
            javaType = "Boolean",
            defaultValue = "false")
    public static final String NO_CACHE = "CamelTtsNoCache";

    @Metadata(
            description = "Answer from what is kept, or fail without asking any engine",
            javaType = "Boolean",
            defaultValue = "false")
    public static final String ONLY_IF_CACHED = "CamelTtsOnlyIfCached";

    @Metadata(
            description = "Whether the body is a stream that begins before the audio is complete",
            javaType = "Boolean")
    public static final String STREAMING = "CamelTtsStreaming";

    @Metadata(
            description = "Characters that the provider counted for this answer, in its own way of counting: 0 for one"
                    + " that was found or shared",
            javaType = "Long")
    public static final String BILLED_CHARACTERS = "CamelTtsBilledCharacters";

    @Metadata(
            description = "Characters that the provider counted for the audio before, and did not count again",
            javaType = "Long")
    public static final String SAVED_CHARACTERS = "CamelTtsSavedCharacters";

    @Metadata(
            description = "Whether the caller wants the audio as body rather than its metadata",
            javaType = "Boolean",
            defaultValue = "true")
    public static final String RETURN_AUDIO = "CamelTtsReturnAudio";

    @Metadata(description = "The text that was spoken, as it went into the key", javaType = "String")
    public static final String TEXT = "CamelTtsText";

    /**
     * Not a header but an exchange property: an {@link AutoCloseable} to be closed once, when synthesized audio is
     * visible to look-ups or never will be. Until then requests for the same audio join this one.
     */
    public static final String FLIGHT = "CamelTtsFlight";

    /**
     * Exchange property with a {@link java.util.concurrent.CompletionStage}: once it completes, the exchange does not wait for
     * its audio any more, and a synthesis that nobody else waits for is cancelled. It is of no use once audio has come.
     */
    public static final String GIVEN_UP = "CamelTtsGivenUp";

    /** Exchange property with the {@link CompleteSpeech} that the operation {@code convert} makes its answer of. */
    public static final String MASTER = "CamelTtsMaster";

    private TtsConstants() {}
}
