package io.github.cameltts.routes.mix;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** The body, a script, becomes the list of its turns; its title goes to the exchange property {@value #TITLE}. */
public class ScriptStep implements Processor {

    /** Exchange property with the title, empty where the script has none. */
    public static final String TITLE = "ttsScriptTitle";

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String text = message.getBody(String.class);
        Script script = Script.parse(text == null ? "" : text);
        exchange.setProperty(TITLE, script.title());
        message.setBody(script.turns());
    }
}
