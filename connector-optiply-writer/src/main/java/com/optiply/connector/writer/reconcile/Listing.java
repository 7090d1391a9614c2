package com.optiply.connector.writer.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.optiply.Answer.Ok;
import com.optiply.connector.writer.optiply.Call;
import com.optiply.connector.writer.optiply.Call.Filter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads all records of a type, a page at a time, in the account's pace. */
@ApplicationScoped
public class Listing {

    private static final int PAGE = 100;

    private final Calls calls;

    Listing(Calls calls) {
        this.calls = calls;
    }

    /**
     * Records in the order of their ids, so that what is created meanwhile comes last. A page may repeat or miss records when others are removed meanwhile (Optiply
     * reference, section 4.1).
     *
     * @return empty when all were read, otherwise the answer that was no page
     */
    public Optional<Answer> each(Mandate mandate, String type, Consumer<JsonNode> reader) throws InterruptedException {
        List<Filter> mine = mandate.scope().account().isPresent()
                ? List.of(Filter.equal("accountId", mandate.scope().account().getAsLong()))
                : List.of();
        Optional<Answer> trouble = pages(mandate, type, mine, reader);
        return trouble.filter(Answer.Refused.class::isInstance).isPresent() && !mine.isEmpty()
                ? pages(mandate, type, List.of(), reader)
                : trouble;
    }

    private Optional<Answer> pages(Mandate mandate, String type, List<Filter> filters, Consumer<JsonNode> reader)
            throws InterruptedException {
        for (int offset = 0; ; offset += PAGE) {
            int from = offset;
            Answer answer = calls.inTurn(mandate, access -> Call.list(type, filters, "id", from))
                    .answer();
            if (!(answer instanceof Ok ok)) {
                return Optional.of(answer);
            }
            JsonNode data = ok.body().path("data");
            data.forEach(reader);
            if (data.size() < PAGE) {
                return Optional.empty();
            }
        }
    }
}
