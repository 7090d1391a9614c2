/**
 * The merchant's consent: the connect link, the sign-in at Exact with a {@code state} that is single use, bound to tenant and browser and good for 15
 * minutes, the exchange of the code, and the pages around it. The pair is stored before {@code current/Me} tells whose it is.
 */
package com.optiply.connector.auth.consent;
