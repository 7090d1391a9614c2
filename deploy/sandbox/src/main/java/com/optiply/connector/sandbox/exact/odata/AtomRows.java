package com.optiply.connector.sandbox.exact.odata;

import com.optiply.connector.sandbox.exact.model.EdmType;
import com.optiply.connector.sandbox.exact.model.Entity;
import com.optiply.connector.sandbox.exact.model.Field;
import com.optiply.connector.sandbox.exact.model.ValueTexts;
import com.optiply.connector.sandbox.exact.store.Row;
import io.vertx.core.buffer.Buffer;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Pages and rows as Atom, the default format (Exact reference §3.3). */
public final class AtomRows {
    private static final String PROLOG = "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n";
    private static final String NAMESPACES = " xmlns:d=\"http://schemas.microsoft.com/ado/2007/08/dataservices\""
            + " xmlns:m=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\""
            + " xmlns=\"http://www.w3.org/2005/Atom\"";

    private final StringBuilder xml = new StringBuilder(PROLOG);

    private AtomRows() {}

    /** A list answer. */
    public static Buffer page(Rendering rendering, Page page, Optional<String> next) {
        AtomRows atom = new AtomRows();
        atom.xml.append("<feed xml:base=\"").append(escape(rendering.base())).append("\"");
        atom.xml.append(NAMESPACES).append(">\n");
        page.count()
                .ifPresent(count -> atom.xml.append("<m:count>").append(count).append("</m:count>\n"));
        atom.feed(rendering, page.rows());
        next.ifPresent(url -> atom.xml
                .append("<link rel=\"next\" href=\"")
                .append(escape(url))
                .append("\" />\n"));
        atom.xml.append("</feed>");
        return Buffer.buffer(atom.xml.toString());
    }

    /** An answer of one row. */
    public static Buffer single(Rendering rendering, Row row) {
        AtomRows atom = new AtomRows();
        atom.entry(rendering, row, " xml:base=\"" + escape(rendering.base()) + "\"" + NAMESPACES);
        return Buffer.buffer(atom.xml.toString());
    }

    /** One property of a row. */
    public static Buffer property(Rendering rendering, Field field, Row row) {
        String value = plain(rendering, field, row)
                .map(text -> ">" + escape(text) + "</" + field.name() + ">")
                .orElse(" m:null=\"true\" />");
        return Buffer.buffer(PROLOG + "<" + field.name()
                + " xmlns=\"http://schemas.microsoft.com/ado/2007/08/dataservices\""
                + " xmlns:m=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\"" + value);
    }

    /** The value of a property as Atom writes it; empty for null. */
    public static Optional<String> plain(Rendering rendering, Field field, Row row) {
        Object value = field.timestamp() ? (Object) row.timestamp() : row.get(field.stored());
        return Optional.ofNullable(value).map(known -> text(rendering, field, row, known));
    }

    /** Exact's error body as XML. */
    public static Buffer error(String message) {
        return Buffer.buffer(
                PROLOG + "<error xmlns=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\">\n"
                        + "  <code></code>\n  <message xml:lang=\"\">" + escape(message) + "</message>\n</error>");
    }

    private void feed(Rendering rendering, Iterable<Row> rows) {
        Entity entity = rendering.entity();
        xml.append("<title type=\"text\">").append(entity.setName()).append("</title>\n<id>");
        xml.append(escape(rendering.serviceRoot() + "/" + entity.path())).append("</id>\n");
        xml.append("<updated>").append(updated(rendering)).append("</updated>\n");
        xml.append("<link rel=\"self\" title=\"").append(entity.setName()).append("\" href=\"");
        xml.append(entity.setName()).append("\" />\n");
        for (Row row : rows) {
            entry(rendering, row, "");
        }
    }

    private void entry(Rendering rendering, Row row, String namespaces) {
        String address =
                escape(rendering.address(row).substring(rendering.base().length()));
        xml.append("<entry").append(namespaces).append("><id>").append(escape(rendering.address(row)));
        xml.append("</id><category term=\"").append(rendering.entity().typeName());
        xml.append("\" scheme=\"http://schemas.microsoft.com/ado/2007/08/dataservices/scheme\" />");
        xml.append("<link rel=\"edit\" title=\"").append(rendering.entity().simpleType());
        xml.append("\" href=\"").append(address).append("\" />");
        for (Field field : rendering.fields()) {
            if (field.navigation()) {
                navigation(rendering, field, row);
            }
        }
        xml.append("<title /><updated>").append(updated(rendering)).append("</updated>");
        xml.append("<author><name /></author><content type=\"application/xml\"><m:properties>\n");
        for (Field field : rendering.fields()) {
            if (!field.navigation()) {
                element(rendering, field, row);
            }
        }
        xml.append("</m:properties></content></entry>\n");
    }

    private static String updated(Rendering rendering) {
        return rendering.time().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void element(Rendering rendering, Field field, Row row) {
        Optional<String> value = plain(rendering, field, row);
        xml.append("<d:").append(field.name());
        if (field.type() != EdmType.STRING) {
            xml.append(" m:type=\"Edm.").append(field.type().label()).append('"');
        }
        if (value.isEmpty()) {
            xml.append(" m:null=\"true\" />\n");
            return;
        }
        xml.append('>').append(escape(value.get()));
        xml.append("</d:").append(field.name()).append(">\n");
    }

    private static String text(Rendering rendering, Field field, Row row, Object value) {
        return switch (value) {
            case String text -> field.padding().apply(text);
            case Double number -> decimal(rendering.signed(field, row, number));
            case Long number when field.type() == EdmType.DATE_TIME -> ValueTexts.dateTime(number);
            default -> value.toString();
        };
    }

    private static String decimal(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }

    private void navigation(Rendering rendering, Field field, Row row) {
        xml.append("<link rel=\"http://schemas.microsoft.com/ado/2007/08/dataservices/related/")
                .append(field.name());
        xml.append("\" type=\"application/atom+xml;type=feed\" title=\"")
                .append(field.name())
                .append("\" href=\"");
        xml.append(escape(rendering.address(row)))
                .append('/')
                .append(field.name())
                .append('"');
        Optional<Rendering.Inline> inline = rendering.inline(field, row);
        if (inline.isEmpty()) {
            xml.append(" />");
            return;
        }
        xml.append("><m:inline><feed>");
        feed(inline.get().rendering(), inline.get().rows());
        xml.append("</feed></m:inline></link>");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
