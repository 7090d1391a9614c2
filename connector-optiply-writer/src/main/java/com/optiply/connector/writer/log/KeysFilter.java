package com.optiply.connector.writer.log;

import com.optiply.connector.model.log.LogKey;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/** Lets every line pass, and puts the keys of its message beside it, as fields for JSON. */
@LoggingFilter(name = "keys")
public final class KeysFilter implements Filter {

    @Override
    public boolean isLoggable(LogRecord line) {
        if (line instanceof ExtLogRecord record) {
            LogKey.in(record.getFormattedMessage()).forEach((key, value) -> record.putMdc(key.key(), value));
        }
        return true;
    }
}
