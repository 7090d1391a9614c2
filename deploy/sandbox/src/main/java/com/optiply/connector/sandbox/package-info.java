/**
 * Stand-ins of Exact Online, Optiply and an OIDC issuer in one process, a port per face, all state in memory.
 *
 * <p>For tests, benchmarks and the local stack only; it never runs in production and guards nothing.
 */
package com.optiply.connector.sandbox;
