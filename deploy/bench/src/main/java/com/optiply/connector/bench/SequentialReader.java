package com.optiply.connector.bench;

import com.optiply.connector.local.onboarding.Merchant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a company the way the connector of today does (Exact reference, section 7): one stream after the other, Atom XML with all values as texts, following the
 * next link, and a pause of 1.01 s after each answer, whatever the limits say.
 */
final class SequentialReader {

    private static final Duration PAUSE = Duration.ofMillis(1_010);
    private static final List<String> STREAMS = List.of(
            "sync/Logistics/Items?$filter=Timestamp%20gt%201L&$select=ID,Code,Description,SearchCode,Barcode,Unit,IsStockItem,"
                    + "IsPurchaseItem,IsSalesItem,IsMakeItem,StartDate,EndDate,Created,Modified,Timestamp",
            "sync/Inventory/StockPositions?$filter=Timestamp%20gt%201L&$select=ID,ItemId,Warehouse,CurrentStock,PlanningIn,"
                    + "PlanningOut,Timestamp",
            "sync/Logistics/SalesItemPrices?$filter=Timestamp%20gt%201L&$select=ID,Item,Account,Price,Quantity,Unit,StartDate,"
                    + "EndDate,Currency,Timestamp");

    private final XMLInputFactory xml = XMLInputFactory.newFactory();
    private final URI exact;

    SequentialReader(URI exact) {
        this.exact = exact;
    }

    /** @param rows read @param calls made @param seconds real time, pauses included */
    record Result(int rows, int calls, double seconds) {}

    /** Reads three streams of the company completely. @throws IllegalStateException when an answer is not 200 */
    Result read(Merchant merchant) throws InterruptedException {
        String token = new ConsentBrowser(exact, merchant.exact()).accessToken();
        int rows = 0;
        int calls = 0;
        long begin = System.nanoTime();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String stream : STREAMS) {
                String next = exact + "/api/v1/" + merchant.division() + "/" + stream;
                while (next != null) {
                    List<Map<String, String>> page = new ArrayList<>();
                    next = page(get(http, next, token), page);
                    rows += page.size();
                    calls++;
                    TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                }
            }
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException("The sequential reader failed: " + e.getMessage(), e);
        }
        return new Result(rows, calls, (System.nanoTime() - begin) / 1e9);
    }

    private static byte[] get(HttpClient http, String target, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(target.replace(" ", "%20")))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Exact answered the sequential reader " + answer.statusCode());
        }
        return answer.body();
    }

    /** @return the next link, or null */
    private String page(byte[] body, List<Map<String, String>> rows) throws XMLStreamException {
        XMLStreamReader reader = xml.createXMLStreamReader(new ByteArrayInputStream(body));
        String next = null;
        Map<String, String> row = new HashMap<>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT) {
                String name = reader.getLocalName();
                if (name.equals("link") && "next".equals(reader.getAttributeValue(null, "rel"))) {
                    next = reader.getAttributeValue(null, "href");
                } else if (name.equals("entry")) {
                    row = new HashMap<>();
                    rows.add(row);
                } else if ("d".equals(reader.getPrefix())) {
                    row.put(name, reader.getElementText());
                }
            }
        }
        return next;
    }
}
