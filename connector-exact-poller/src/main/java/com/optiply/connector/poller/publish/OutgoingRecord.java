package com.optiply.connector.poller.publish;

import com.optiply.connector.model.envelope.EventHeaders;
import com.optiply.connector.model.envelope.EventKey;
import com.optiply.connector.model.topic.Topic;
import java.util.Optional;

/** A record ready to be sent. @param value its JSON; empty for a deletion */
public record OutgoingRecord(Topic topic, EventKey key, Optional<byte[]> value, EventHeaders headers) {}
