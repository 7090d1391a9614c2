package com.optiply.connector.auth.consent;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * What a page shows.
 *
 * @param language   code for the html element
 * @param paragraphs text
 * @param action     label of the one link, empty when there is none
 * @param target     where it leads
 */
record Page(String language, String title, List<String> paragraphs, String action, String target) {

    /** The template. */
    @CheckedTemplate(requireTypeSafeExpressions = true)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance page(Page page);
    }

    String html() {
        return Templates.page(this).render();
    }
}
