package io.github.cameltts.spi;

/**
 * Keeps account of what engines cost, and refuses what a budget no longer allows. Called once for each call of an engine,
 * retries included, never for a hit. Implementations are thread-safe.
 */
public interface SpeechLedger {

    /** No account is kept, and everything is allowed. */
    SpeechLedger NONE = estimate -> new Entry() {
        @Override
        public void book(Charge charge) {}

        @Override
        public void cancel() {}
    };

    /**
     * Sets the estimated charge aside, before the engine is asked.
     *
     * @return to be closed by exactly one of its two methods
     * @throws BudgetExceededException when a budget is used up, by purchases and by what others have set aside
     * @throws SpeechException when the call must not be made for another reason, such as a budget that nobody can read;
     *     any other exception is logged, and the call is made without an entry
     */
    Entry open(Charge estimate);

    /** One purchase under way. */
    interface Entry {

        /** The engine began to answer with audio: the charge is due, whether the audio came to its end or not. */
        void book(Charge charge);

        /** The engine answered without audio, or not at all: nothing is due. */
        void cancel();
    }
}
