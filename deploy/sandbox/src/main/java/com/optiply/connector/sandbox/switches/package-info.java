/** Every behaviour the references call uncertain, as a named switch with its default, source and meaning. */
package com.optiply.connector.sandbox.switches;
