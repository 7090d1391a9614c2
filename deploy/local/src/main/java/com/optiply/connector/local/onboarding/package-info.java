/** Brings a tenant on board the way an operator and a merchant do: the operator through the API with an OIDC token, the merchant through the pages in a browser. */
package com.optiply.connector.local.onboarding;
