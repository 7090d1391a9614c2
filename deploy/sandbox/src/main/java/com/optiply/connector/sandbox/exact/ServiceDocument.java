package com.optiply.connector.sandbox.exact;

import com.optiply.connector.sandbox.exact.model.Entity;
import com.optiply.connector.sandbox.exact.model.ExactModel;
import com.optiply.connector.sandbox.http.Answer;
import com.optiply.connector.sandbox.http.Call;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The address of a service root itself, such as {@code …/logistics}: the names of its entity sets, as OData clients read them. */
final class ServiceDocument {
    private ServiceDocument() {}

    /** The document; empty when no entity set lies directly below that root. */
    static Optional<Answer> of(Call call, ExactModel model, int division, String root) {
        List<String> sets = model.entities().stream()
                .map(Entity::path)
                .filter(path -> path.substring(0, path.lastIndexOf('/')).equals(root))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .toList();
        if (sets.isEmpty()) {
            return Optional.empty();
        }
        String base = EntityReader.root(call, division) + "/" + root + "/";
        return Optional.of(
                switch (Wire.of(call)) {
                    case JSON -> Wire.JSON.answer(() -> json(sets), () -> atom(base, sets));
                    case ATOM ->
                        Wire.ATOM
                                .answer(() -> json(sets), () -> atom(base, sets))
                                .with("Content-Type", "application/atomsvc+xml;charset=utf-8");
                });
    }

    private static Buffer json(List<String> sets) {
        return new JsonObject()
                .put("d", new JsonObject().put("EntitySets", new JsonArray(sets)))
                .toBuffer();
    }

    private static Buffer atom(String base, List<String> sets) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n");
        xml.append("<service xml:base=\"").append(base).append("\" xmlns:atom=\"http://www.w3.org/2005/Atom\"");
        xml.append(" xmlns:app=\"http://www.w3.org/2007/app\" xmlns=\"http://www.w3.org/2007/app\">\n");
        xml.append("<workspace><atom:title>Default</atom:title>\n");
        sets.forEach(set -> xml.append("<collection href=\"")
                .append(set)
                .append("\"><atom:title>")
                .append(set)
                .append("</atom:title></collection>\n"));
        return Buffer.buffer(xml.append("</workspace></service>").toString());
    }
}
