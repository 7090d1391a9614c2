package com.optiply.connector.auth.problem;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/** Takes merchants' links out of what the server itself logs: the path of a connect page is the key to it. */
@LoggingFilter(name = "no-links")
public final class NoLinksInLogs implements Filter {

    private static final Pattern LINK = Pattern.compile("/connect/[^/\\s\"']+");

    @Override
    public boolean isLoggable(LogRecord entry) {
        if (entry instanceof ExtLogRecord record && record.getMessage() != null) {
            String text = record.getFormattedMessage();
            if (text.contains("/connect/")) {
                record.setMessage(LINK.matcher(text).replaceAll("/connect/…"), ExtLogRecord.FormatStyle.NO_FORMAT);
            }
        }
        return true;
    }
}
