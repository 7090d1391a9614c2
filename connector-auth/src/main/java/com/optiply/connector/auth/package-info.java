/**
 * connector-auth: owns tenants and secrets, runs the consent at Exact, hands out access tokens and publishes tenants. Dependencies point one way:
 * {@code status, publish, consent → tenant → grant, optiply → exact → secret, problem, time}.
 */
package com.optiply.connector.auth;
