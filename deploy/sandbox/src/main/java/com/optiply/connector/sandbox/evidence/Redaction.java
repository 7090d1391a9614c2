package com.optiply.connector.sandbox.evidence;

import java.util.regex.Pattern;

/** Takes secrets out of what is logged: values of secret form fields and JSON members. */
final class Redaction {
    private static final Pattern FORM =
            Pattern.compile("(?i)(^|&)(client_secret|password|refresh_token|access_token|code|assertion)=[^&]*");
    private static final Pattern JSON =
            Pattern.compile("(?i)\"(client_?secret|password|refresh_?token|access_?token)\"\\s*:\\s*\"[^\"]*\"");

    private Redaction() {}

    static String of(String text) {
        if (text.isEmpty()) {
            return text;
        }
        String form = FORM.matcher(text).replaceAll("$1$2=***");
        return JSON.matcher(form).replaceAll("\"$1\":\"***\"");
    }
}
