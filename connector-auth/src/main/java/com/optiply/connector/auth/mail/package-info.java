/**
 * E-mails to merchants in their language: installed, and consent lost. The news is noted in the transaction that makes it, with its audit line, and sent by a
 * sweep that tries again until the mail server has taken it; after a crash an e-mail may come twice, never not at all.
 */
package com.optiply.connector.auth.mail;
