package com.optiply.connector.images;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bill of materials of an image: the module's CycloneDX document and what the image adds to it.
 *
 * @param root the project's folder
 */
record Sbom(Path root, Image image) {

    static final String FOLDER = "/usr/share/sbom";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Whether the module has written its part, which it does with the profile sbom. */
    boolean exists() {
        return Files.exists(image.bom(root));
    }

    /**
     * Writes it and the list of licences.
     *
     * @return the written files by their path in the image
     * @throws IllegalStateException when a component's licence is unknown or not accepted, with every such component
     */
    Map<String, Path> write(Path folder) throws IOException {
        ObjectNode document = (ObjectNode) JSON.readTree(image.bom(root).toFile());
        document.remove("serialNumber");
        document.withObject("/metadata").put("timestamp", Layers.TIME.toString());
        ArrayNode components = document.withArray("/components");
        components.addAll(UnnamedJars.components(document, image.packaged(root)));
        components.add(
                component("java", JavaRuntime.version(), JavaRuntime.vendor(), "GPL-2.0-with-classpath-exception"));
        components.add(component("glibc", "of the base", "GNU", "LGPL-2.1-or-later"));
        Licences licences = Licences.of(document);
        licences.check();
        Map<String, Path> files = new TreeMap<>();
        String name = image.repository() + ".cdx.json";
        files.put(
                FOLDER + "/" + name, Files.writeString(folder.resolve(name), JSON.writeValueAsString(document) + "\n"));
        files.put(
                "/usr/share/licenses/THIRD-PARTY.txt",
                Files.writeString(folder.resolve("THIRD-PARTY.txt"), licences.text()));
        return files;
    }

    private static ObjectNode component(String name, String version, String publisher, String licence) {
        ObjectNode component = JSON.createObjectNode();
        component
                .put("type", "platform")
                .put("name", name)
                .put("version", version)
                .put("publisher", publisher);
        component.withArray("/licenses").addObject().putObject("license").put("id", licence);
        return component;
    }
}
