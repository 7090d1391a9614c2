package com.optiply.connector.poller.access;

import com.fasterxml.jackson.annotation.JsonInclude;

/** @param rejected SHA-256, in hex, of a token that Exact answered with 401; null when there is none */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenRequest(String rejected) {}
