package com.optiply.connector.model.log;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The fixed keys of log messages. A message says {@code tenant=bakker-bv stream=items …}; with JSON logs each key is a field of its own, below {@code mdc}. Names
 * stay within a major version.
 */
public enum LogKey {
    TENANT("id of the tenant"),
    STREAM("stream of Exact, as in the labels of metrics"),
    DIVISION("Exact's number of the company"),
    STATE("state of the tenant"),
    CODE("what went wrong, in a word; runbooks and status name the same words"),
    RESOURCE("record of Optiply: its type and the key by which Exact knows it"),
    GRANT("number of a consent"),
    CHAIN("generation of the tokens of a consent"),
    ATTEMPT("tries of a refresh so far"),
    TOPIC("topic of Kafka"),
    PARTITION("partition of it"),
    OFFSET("place in the partition"),
    REVISION("revision of the tenant's settings"),
    EPOCH("epoch of Exact's rows, or of a lane's owner"),
    REFERENCE("number of an unexpected error, also in the answer that the caller got"),
    TENANTS("number of tenants"),
    STREAMS("number of streams"),
    ROWS("number of rows"),
    COMPARED("rows that a comparison saw"),
    LACKING("rows that a comparison found to be missing on Kafka"),
    REPAIRED("rows that a comparison published again"),
    BEYOND("rows on Kafka that a comparison did not find in Exact"),
    ASSIGNED("partitions that this replica has now"),
    LEFT("partitions that this replica keeps");

    private static final Pattern PAIR = Pattern.compile("(?<![\\w.?&=-])([a-z]+)=(\\[[^\\]]*\\]|[^\\s,;)]+)");
    private static final Map<String, LogKey> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(LogKey::key, Function.identity()));

    private final String meaning;

    LogKey(String meaning) {
        this.meaning = meaning;
    }

    /** As it stands in a message and in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String meaning() {
        return meaning;
    }

    /** The keys of a message with their values; of a key that stands there twice, the first. What is no key of the vocabulary is left out. */
    public static Map<LogKey, String> in(String message) {
        Map<LogKey, String> found = new EnumMap<>(LogKey.class);
        if (message.indexOf('=') < 0) {
            return found;
        }
        Matcher pairs = PAIR.matcher(message);
        while (pairs.find()) {
            MatchResult pair = pairs.toMatchResult();
            LogKey key = BY_NAME.get(pair.group(1));
            if (key != null) {
                found.putIfAbsent(key, pair.group(2));
            }
        }
        return found;
    }
}
