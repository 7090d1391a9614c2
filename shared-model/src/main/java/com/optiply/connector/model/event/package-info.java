/**
 * Values of the entity topics: Exact's rows, cleaned of its wire quirks (UTC instants, dates as dates, trimmed codes, decimals as numbers, words beside
 * Exact's numbers). Field names are Exact's meaning in lowerCamelCase; within v1 only optional fields are added.
 */
package com.optiply.connector.model.event;
