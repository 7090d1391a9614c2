/**
 * E-mails to merchants in their language: installed, and consent lost. The news is noted in the transaction that makes it, with its audit line, and sent by a
 * sweep that tries again for about 21 hours until the mail server has taken it; then it gives up with an error in the log and an audit line. After a crash an
 * e-mail may come twice.
 */
package com.optiply.connector.auth.mail;
