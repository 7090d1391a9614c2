/** Exact's OAuth: login, consent, codes, and single-use rotating refresh tokens (Exact reference §1). */
package com.optiply.connector.sandbox.exact.oauth;
