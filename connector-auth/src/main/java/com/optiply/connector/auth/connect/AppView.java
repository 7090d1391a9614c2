package com.optiply.connector.auth.connect;

import java.util.List;

/**
 * The app step.
 *
 * @param known whether a secret is stored already, so that it need not be entered again
 * @param fixed whether only the secret can still be changed
 */
record AppView(
        String redirectUrl, String appName, List<Choice> countries, String clientId, boolean known, boolean fixed) {}
