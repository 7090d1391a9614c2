/** For those who have a registry of schemas: the connector itself needs none. */
package com.optiply.connector.model.registry;
