/**
 * The merchant's pages behind the tenant's link: the ten steps of setting the integration up by hand and the closing one, in English and Dutch, without script. Pages
 * hold no rule of their own: they call what the API calls and show its refusals in the merchant's words. State lives in the tenant, so that a page can be
 * reloaded or come back to days later.
 */
package com.optiply.connector.auth.connect;
