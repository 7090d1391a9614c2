package com.optiply.connector.auth.problem;

/**
 * What is wrong with one field of a request. It never repeats the value, which may be a secret.
 *
 * @param field   path in the body, for instance {@code settings.warehouses.codes[0]}; or the name of a parameter
 * @param message what is wrong
 * @param remedy  what the caller can do
 */
public record FieldProblem(String field, String message, String remedy) {}
