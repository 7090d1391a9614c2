package com.optiply.connector.poller.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.model.json.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the envelope of a list: {@code {"d":{"results":[…],"__next":"…"}}} or {@code {"d":[…]}} (Exact reference, section 3.3). A single row without a list,
 * {@code {"d":{…}}}, is none and is refused.
 */
public final class PageReader {

    private final byte[] body;
    private final List<ExactRow> rows = new ArrayList<>();
    private String next;

    private PageReader(byte[] body) {
        this.body = body;
    }

    /** @throws UnreadableAnswer when the body is no such list; not when single rows are odd */
    public static ExactPage read(byte[] body) throws UnreadableAnswer {
        refuseWhatIsNoJson(body);
        PageReader reader = new PageReader(body);
        try (JsonParser parser = EventJson.mapper().getFactory().createParser(body)) {
            parser.enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS.mappedFeature());
            reader.document(parser);
        } catch (JsonProcessingException e) {
            throw new UnreadableAnswer("not-json", "The answer is cut off or no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ExactPage(reader.rows, Optional.ofNullable(reader.next));
    }

    /** The answer of a function: the value of {@code d}. */
    public static JsonNode readValue(byte[] body) throws UnreadableAnswer {
        refuseWhatIsNoJson(body);
        try {
            JsonNode value = EventJson.mapper().readTree(body).get("d");
            if (value == null) {
                throw new UnreadableAnswer("no-list", "The answer has no d");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new UnreadableAnswer("not-json", "The answer is cut off or no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseWhatIsNoJson(byte[] body) throws UnreadableAnswer {
        int at = 0;
        while (at < body.length && (body[at] == ' ' || body[at] == '\r' || body[at] == '\n' || body[at] == '\t')) {
            at++;
        }
        if (at == body.length) {
            throw new UnreadableAnswer("empty-body", "The answer is empty");
        }
        if (body[at] == '<') {
            throw new UnreadableAnswer("html", "The answer is HTML or XML, not JSON");
        }
    }

    private void document(JsonParser parser) throws IOException, UnreadableAnswer {
        boolean found = false;
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean data = parser.currentName().equals("d");
                JsonToken value = parser.nextToken();
                if (data && value == JsonToken.START_ARRAY) {
                    list(parser);
                    found = true;
                } else if (data && value == JsonToken.START_OBJECT) {
                    envelope(parser);
                    found = true;
                } else {
                    parser.skipChildren();
                }
            }
        }
        if (!found) {
            throw new UnreadableAnswer("no-list", "The answer holds no list");
        }
    }

    private void envelope(JsonParser parser) throws IOException, UnreadableAnswer {
        boolean list = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("results") && value == JsonToken.START_ARRAY) {
                list(parser);
                list = true;
            } else if (name.equals("__next") && value == JsonToken.VALUE_STRING) {
                next = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        if (!list) {
            throw new UnreadableAnswer("no-list", "The answer holds no list of results");
        }
    }

    private void list(JsonParser parser) throws IOException, UnreadableAnswer {
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                return;
            }
            if (token == null) {
                throw new UnreadableAnswer("not-json", "The answer is cut off");
            }
            int from = (int) parser.currentTokenLocation().getByteOffset();
            JsonNode row = parser.readValueAsTree();
            int to = (int) parser.currentLocation().getByteOffset();
            rows.add(new ExactRow(row, () -> text(from, to)));
        }
    }

    private String text(int from, int to) {
        return new String(body, from, Math.min(to, body.length) - from, StandardCharsets.UTF_8);
    }
}
