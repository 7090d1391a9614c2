package com.optiply.connector.local.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.optiply.connector.testsupport.SandboxAdmin;
import java.util.ArrayList;
import java.util.List;

/** What the stand-ins counted: tokens must have been rotated, none used twice, and no limit overrun. */
record Tokens(long refreshes, long oldRefreshTokens, long tooManyRequests) {

    static Tokens read(SandboxAdmin sandbox) {
        JsonNode counters = sandbox.counters();
        return new Tokens(
                number(counters, "refreshes"),
                number(counters, "oldRefreshTokenUsed"),
                counters.findValues("tooManyRequests").stream()
                        .mapToLong(JsonNode::asLong)
                        .sum());
    }

    /** @return what must not be, one sentence each */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (refreshes < 1) {
            problems.add("No Exact token was rotated");
        }
        if (oldRefreshTokens > 0) {
            problems.add("A refresh token was used twice, " + oldRefreshTokens + " times");
        }
        if (tooManyRequests > 0) {
            problems.add("A call limit was overrun: " + tooManyRequests + " answers 429");
        }
        return problems;
    }

    private static long number(JsonNode counters, String name) {
        JsonNode value = counters.findValue(name);
        if (value == null) {
            throw new CheckFailed("The sandbox counts no " + name, List.of(counters.toString()));
        }
        return value.asLong();
    }
}
