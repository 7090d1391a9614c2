/** An OIDC issuer for the services' own tokens; it runs on real time. */
package com.optiply.connector.sandbox.oidc;
