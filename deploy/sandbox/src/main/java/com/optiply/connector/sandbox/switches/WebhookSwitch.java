package com.optiply.connector.sandbox.switches;

/** What the Exact reference leaves open about webhooks. */
public enum WebhookSwitch implements Setting {
    HTTPS_ONLY("https-only", false, "§5.1", "a callback must be https"),
    SAME_DOMAIN(
            "same-domain",
            true,
            "§5.1",
            "a callback must have the host of the app's redirect URL, once that is registered"),
    VALIDATION_REQUIRED(
            "validation-required",
            false,
            "§5.1 (not documented)",
            "a subscription ends when its validation is not answered 200 or 201"),
    DELAY("delay-seconds", 0, "§5.3 (latency of minutes)", "vendor seconds from a change to its first delivery"),
    DUPLICATES("duplicates", false, "§5.3 (duplicates possible)", "every event is delivered twice"),
    RETRIES("retries", 10, "§5.3", "how often a failed delivery is repeated"),
    RETRY_UNIT("retry-unit-seconds", 60, "§5.3, §8 (minutes assumed)", "vendor seconds that 2^n is multiplied with"),
    FIELD_MARKERS("field-markers", true, "§5.2", "a change of unmarked fields alone causes no event"),
    EVENT_DATE("event-date", "iso", "§8", "EventCreatedOn: iso or date, which is /Date(ms)/"),
    HASH("hash", "hex", "§8", "HashCode: hex in upper case or base64");

    private final String label;
    private final Object standard;
    private final String source;
    private final String meaning;

    WebhookSwitch(String name, Object standard, String section, String meaning) {
        this.label = "exact.webhook-" + name;
        this.standard = standard;
        this.source = "Exact " + section;
        this.meaning = meaning;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Object standard() {
        return standard;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
