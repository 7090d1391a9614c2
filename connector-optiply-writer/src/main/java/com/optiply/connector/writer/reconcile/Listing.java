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
import java.util.stream.StreamSupport;

/** Reads all records of a type, a page at a time, in the account's pace. */
@ApplicationScoped
public class Listing {

    private static final int PAGE = 100;

    private final Calls calls;

    Listing(Calls calls) {
        this.calls = calls;
    }

    /** Takes a page of records. */
    @FunctionalInterface
    public interface PageReader<E extends Exception> {
        void read(List<JsonNode> page) throws E;
    }

    /**
     * Records in the order of their ids, so that what is created meanwhile comes last. A page may repeat or miss records when others are removed meanwhile (Optiply
     * reference, section 4.1).
     *
     * @return empty when all were read, otherwise the answer that was no page
     */
    public Optional<Answer> each(Mandate mandate, String type, Consumer<JsonNode> reader) throws InterruptedException {
        return this.<RuntimeException>pages(mandate, type, page -> page.forEach(reader));
    }

    /** As {@link #each}, a page at a time. */
    public <E extends Exception> Optional<Answer> pages(Mandate mandate, String type, PageReader<E> reader)
            throws InterruptedException, E {
        List<Filter> mine = mandate.scope().account().isPresent()
                ? List.of(Filter.equal("accountId", mandate.scope().account().getAsLong()))
                : List.of();
        Optional<Answer> trouble = pages(mandate, type, mine, reader);
        return trouble.filter(Answer.Refused.class::isInstance).isPresent() && !mine.isEmpty()
                ? pages(mandate, type, List.of(), reader)
                : trouble;
    }

    private <E extends Exception> Optional<Answer> pages(
            Mandate mandate, String type, List<Filter> filters, PageReader<E> reader) throws InterruptedException, E {
        for (int offset = 0; ; offset += PAGE) {
            int from = offset;
            Answer answer = calls.inTurn(mandate, access -> Call.list(type, filters, "id", from))
                    .answer();
            if (!(answer instanceof Ok ok)) {
                return Optional.of(answer);
            }
            List<JsonNode> page = StreamSupport.stream(ok.body().path("data").spliterator(), false)
                    .toList();
            if (!page.isEmpty()) {
                reader.read(page);
            }
            if (page.size() < PAGE) {
                return Optional.empty();
            }
        }
    }
}
