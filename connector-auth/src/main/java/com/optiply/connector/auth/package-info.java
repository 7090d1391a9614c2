/**
 * connector-auth: owns tenants and secrets, runs the consent at Exact, hands out access tokens and publishes tenants. Dependencies point one way:
 * {@code operator → connect → consent → tenant; status, publish → tenant → grant, optiply → exact → secret, problem, time}.
 */
package com.optiply.connector.auth;
