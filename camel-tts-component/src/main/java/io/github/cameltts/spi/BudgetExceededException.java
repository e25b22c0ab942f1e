package io.github.cameltts.spi;

/** A budget that was set for this application is used up; nothing was bought. HTTP faces answer 402. */
public final class BudgetExceededException extends SpeechException {

    private static final long serialVersionUID = 1L;

    private final String budget;

    /**
     * @param budget names the budget, such as {@code tts.openai.budgetPerDay}
     */
    public BudgetExceededException(String budget, String message) {
        super(message, null, false);
        this.budget = budget;
    }

    /** The property that sets the budget. */
    public String budget() {
        return budget;
    }
}
