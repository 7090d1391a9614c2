package com.optiply.connector.sandbox.exact.oauth;

import com.optiply.connector.sandbox.exact.User;
import java.time.Instant;
import java.util.Set;

/** What an access token stands for. */
public record Access(String clientId, User user, Set<Integer> divisions, Instant expires) {}
