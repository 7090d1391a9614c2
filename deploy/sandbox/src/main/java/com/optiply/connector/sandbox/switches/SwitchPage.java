package com.optiply.connector.sandbox.switches;

/** The page that names every switch, as it lies beside the module's README. */
final class SwitchPage {
    private SwitchPage() {}

    /** Markdown: a table per vendor. */
    static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Switches

                What the references leave open, and limits that differ between contracts. Made from the sources: `mvn test -Dtest=SwitchPageTest \
                -Ddocuments.write=true` writes it anew. Look at and set them on the admin face: `GET /switches`, `PUT /switches/{name}` `{"value":…}`.
                """);
        table(page, "Exact Online", Switch.values());
        table(page, "Webhooks of Exact Online", WebhookSwitch.values());
        table(page, "Optiply", OptiplySwitch.values());
        return page.toString();
    }

    private static void table(StringBuilder page, String vendor, Setting... settings) {
        page.append("\n## ").append(vendor).append("\n\n| name | default | meaning | source |\n|---|---|---|---|\n");
        for (Setting one : settings) {
            String standard = one.standard().toString();
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            one.label(),
                            standard.isEmpty() ? "(empty)" : "`" + standard + "`",
                            escape(one.meaning()),
                            escape(one.source())));
        }
    }

    private static String escape(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
