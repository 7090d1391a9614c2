package com.optiply.connector.sandbox.exact;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.optiply.connector.sandbox.exact.odata.ODataProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * An Atom entry as the body of a write, as JSON has it: properties by name, the entries inside a navigation's link as an
 * array of that name (Exact reference §3.3: Atom is the default format).
 */
final class AtomEntry {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String METADATA = "http://schemas.microsoft.com/ado/2007/08/dataservices/metadata";
    private static final String RELATED = "http://schemas.microsoft.com/ado/2007/08/dataservices/related/";

    private AtomEntry() {}

    /** The entry; {@link ODataProblem} 400 when the body is none. */
    static ObjectNode read(byte[] body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var parser = factory.newDocumentBuilder();
            parser.setErrorHandler(null);
            Element entry = parser.parse(new ByteArrayInputStream(body)).getDocumentElement();
            if (!entry.getLocalName().equals("entry")) {
                throw RequestDocument.unreadable();
            }
            return object(entry);
        } catch (SAXException | IOException broken) {
            throw RequestDocument.unreadable();
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static ObjectNode object(Element entry) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Element properties : below(entry, METADATA, "properties")) {
            for (Element property : children(properties)) {
                boolean missing = property.getAttributeNS(METADATA, "null").equals("true");
                object.put(property.getLocalName(), missing ? null : property.getTextContent());
            }
        }
        for (Element link : below(entry, ATOM, "link")) {
            List<Element> inline = below(link, METADATA, "inline");
            if (!inline.isEmpty() && link.getAttribute("rel").startsWith(RELATED)) {
                ArrayNode lines = object.putArray(link.getAttribute("rel").substring(RELATED.length()));
                below(inline.getFirst(), ATOM, "entry").forEach(line -> lines.add(object(line)));
            }
        }
        return object;
    }

    /** The elements of a name below one, not looking into entries further down. */
    private static List<Element> below(Element element, String namespace, String name) {
        List<Element> found = new ArrayList<>();
        for (Element child : children(element)) {
            if (name.equals(child.getLocalName()) && namespace.equals(child.getNamespaceURI())) {
                found.add(child);
            } else if (List.of("content", "feed").contains(child.getLocalName())) {
                found.addAll(below(child, namespace, name));
            }
        }
        return found;
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element found) {
                children.add(found);
            }
        }
        return children;
    }
}
