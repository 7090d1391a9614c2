package com.optiply.connector.auth.connect;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The templates of the merchant's pages. */
@CheckedTemplate(basePath = "connect")
final class Pages {

    private Pages() {}

    /** Text with one action, empty when there is none. */
    static native TemplateInstance notice(Frame frame, List<String> paragraphs, String action, String target);

    static native TemplateInstance app(Frame frame, AppView app);

    static native TemplateInstance company(Frame frame, List<Choice> divisions, String pasted, boolean fixed);

    static native TemplateInstance warehouses(Frame frame, List<Choice> modes, List<Choice> rooms, String codes);

    static native TemplateInstance sales(Frame frame, List<Choice> sources, String from);

    static native TemplateInstance compositions(Frame frame, List<Choice> models);

    static native TemplateInstance checks(Frame frame, List<CheckLine> checks);
}
