/** The published documents (JSON Schemas, AsyncAPI) are generated from the records and the catalogue, committed, and held against them here. */
package com.optiply.connector.model.schema;
