package com.optiply.connector.auth.log;

import com.optiply.connector.model.log.LogKey;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Lets every line pass, takes merchants' links out of it (the path of a connect page is the key to it, and the server itself logs paths), and puts the keys of
 * its message beside it, as fields for JSON. One filter does both, as a handler takes only one.
 */
@LoggingFilter(name = "lines")
public final class LinesFilter implements Filter {

    private static final Pattern LINK = Pattern.compile("/connect/[^/\\s\"']+");

    @Override
    public boolean isLoggable(LogRecord line) {
        if (line instanceof ExtLogRecord record && record.getMessage() != null) {
            String text = record.getFormattedMessage();
            if (text.contains("/connect/")) {
                text = LINK.matcher(text).replaceAll("/connect/…");
                record.setMessage(text, ExtLogRecord.FormatStyle.NO_FORMAT);
            }
            LogKey.in(text).forEach((key, value) -> record.putMdc(key.key(), value));
        }
        return true;
    }
}
