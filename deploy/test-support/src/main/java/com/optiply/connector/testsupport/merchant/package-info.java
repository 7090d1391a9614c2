/** Merchants as the poller would publish them, and access to their Optiply accounts, for tests and benchmarks in which only the writer runs. */
package com.optiply.connector.testsupport.merchant;
