package io.github.cameltts.routes.http.vendor;

import io.github.cameltts.routes.http.HttpConversation;
import io.github.cameltts.routes.http.HttpFailure;
import java.util.Collection;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** {@code GET /v1/models}, a path that several vendors have: asks the face whose client it is, of those that are loaded. */
public class VendorModels implements Processor {

    @Override
    public void process(Exchange exchange) throws Exception {
        Collection<VendorFace> faces = exchange.getContext().getRegistry().findByType(VendorFace.class);
        Optional<VendorFace> own = HttpConversation.of(exchange).flatMap(http -> faces.stream()
                .filter(face -> face.isAskedBy(http.request()))
                .findFirst());
        own.or(() -> faces.stream().findFirst())
                .orElseThrow(() -> new HttpFailure(404, "No face of a vendor is loaded here."))
                .models(exchange);
    }
}
