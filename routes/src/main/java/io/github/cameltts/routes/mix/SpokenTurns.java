package io.github.cameltts.routes.mix;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.ExchangeHelper;

/**
 * Collects what became of a split as a list of messages. Unlike Camel's own {@code GroupedMessageAggregationStrategy} it keeps
 * the headers of the message that was split: a tenant, or that nothing may be stored, holds for the whole as well.
 */
public class SpokenTurns implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange collected, Exchange spoken) {
        return aggregate(collected, spoken, spoken);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Exchange aggregate(Exchange collected, Exchange spoken, Exchange split) {
        Exchange all = collected;
        if (all == null) {
            all = ExchangeHelper.createCopy(split, false);
            all.getMessage().setBody(new ArrayList<Message>());
        }
        all.getMessage().getBody(List.class).add(spoken.getMessage());
        return all;
    }
}
