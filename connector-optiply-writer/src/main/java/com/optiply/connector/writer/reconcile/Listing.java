package com.optiply.connector.writer.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.writer.config.WriterConfig;
import com.optiply.connector.writer.optiply.Answer;
import com.optiply.connector.writer.optiply.Answer.Failed;
import com.optiply.connector.writer.optiply.Answer.Lost;
import com.optiply.connector.writer.optiply.Answer.Ok;
import com.optiply.connector.writer.optiply.Answer.Throttled;
import com.optiply.connector.writer.optiply.Call;
import com.optiply.connector.writer.optiply.Call.Filter;
import com.optiply.connector.writer.state.Bookmark;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Reads all records of a type, a page at a time, in the account's pace. A page that does not come is asked for again in its place, because among thousands of pages some
 * always fail; when Optiply does not answer in time, smaller ones are (Optiply reference, section 4.1: long lists end in 504).
 */
@ApplicationScoped
public class Listing {

    private static final int TRIES = 6;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Calls calls;
    private final int pageSize;

    Listing(Calls calls, WriterConfig config) {
        this.calls = calls;
        this.pageSize = config.pageSize();
    }

    /** Takes a page of records. */
    @FunctionalInterface
    public interface PageReader<E extends Exception> {
        void read(List<JsonNode> page) throws E;
    }

    /** Takes a page of records and where to go on after it. */
    @FunctionalInterface
    public interface BookReader<E extends Exception> {
        void read(List<JsonNode> page, Bookmark next) throws E;
    }

    /**
     * Records in the order of their ids, so that what is created meanwhile comes last. A page may repeat or miss records when others are removed meanwhile (Optiply
     * reference, section 4.1).
     *
     * @return empty when all were read, otherwise the answer that was no page
     */
    public <E extends Exception> Optional<Answer> pages(Mandate mandate, String type, PageReader<E> reader)
            throws InterruptedException, E {
        return this.<E>pages(mandate, type, Optional.empty(), (page, next) -> reader.read(page));
    }

    /**
     * As {@link #pages(Mandate, String, PageReader)}, from where an earlier reading ended: a part of its last page comes once more. When so much was removed since that
     * something could be missed, it begins at the beginning.
     */
    public <E extends Exception> Optional<Answer> pages(
            Mandate mandate, String type, Optional<Bookmark> after, BookReader<E> reader)
            throws InterruptedException, E {
        List<Filter> mine = mandate.scope().account().isPresent()
                ? List.of(Filter.equal("accountId", mandate.scope().account().getAsLong()))
                : List.of();
        Optional<Answer> trouble = pages(mandate, type, mine, after, reader);
        return trouble.filter(Answer.Refused.class::isInstance).isPresent() && !mine.isEmpty()
                ? pages(mandate, type, List.of(), after, reader)
                : trouble;
    }

    private <E extends Exception> Optional<Answer> pages(
            Mandate mandate, String type, List<Filter> filters, Optional<Bookmark> after, BookReader<E> reader)
            throws InterruptedException, E {
        PageWindow window = PageWindow.after(after, pageSize);
        Optional<Bookmark> unproven = after;
        while (true) {
            Answer answer = page(mandate, type, filters, window);
            if (!(answer instanceof Ok ok)) {
                return Optional.of(answer);
            }
            List<JsonNode> page = StreamSupport.stream(ok.body().path("data").spliterator(), false)
                    .toList();
            if (unproven.filter(mark -> isPast(page, mark.lastId())).isPresent()) {
                window.restart();
            } else {
                if (!page.isEmpty()) {
                    reader.read(page, new Bookmark(window.offset() + page.size(), id(page.getLast())));
                }
                if (page.size() < window.size()) {
                    return Optional.empty();
                }
                window.next();
            }
            unproven = Optional.empty();
        }
    }

    /** Asks until there is a page, or an answer that waiting does not change, or too many others. */
    private Answer page(Mandate mandate, String type, List<Filter> filters, PageWindow window)
            throws InterruptedException {
        for (int failures = 0; ; failures++) {
            long offset = window.offset();
            int size = window.size();
            Answer answer = pageOrLost(calls.inTurn(mandate, access -> Call.list(type, filters, "id", offset, size))
                    .answer());
            boolean mayPass = answer instanceof Throttled || answer instanceof Failed || answer instanceof Lost;
            if (!mayPass || failures == TRIES - 1 || !mandate.mayCall()) {
                return answer;
            }
            if (!(answer instanceof Throttled)) {
                window.smaller();
            }
            mandate.pause(Setback.growing(FIRST_WAIT, 2, failures, LONGEST_WAIT));
        }
    }

    /** A list that is empty by mistake would look like the end of it. */
    private static Answer pageOrLost(Answer answer) {
        return answer instanceof Ok ok && !ok.body().path("data").isArray() ? new Lost("a list without data") : answer;
    }

    /** Whether records may lie between the one that was read last and this page; ids are numbers that rise. */
    private static boolean isPast(List<JsonNode> page, String lastId) {
        return page.isEmpty()
                || !isNumber(lastId)
                || !isNumber(id(page.getFirst()))
                || new BigInteger(id(page.getFirst())).compareTo(new BigInteger(lastId)) > 0;
    }

    private static boolean isNumber(String id) {
        return !id.isEmpty() && id.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static String id(JsonNode row) {
        return row.path("id").asText();
    }
}
