/**
 * All reading of one tenant: a lane does one thing at a time, page by page, and the planner says which stream is next. A page is fetched and mapped in memory,
 * then published with its cursor in one transaction; so a lane can stop between any two pages without loss.
 */
package com.optiply.connector.poller.lane;
