/** Descriptions kept as resource files instead of code. */
package com.optiply.connector.sandbox.data;
