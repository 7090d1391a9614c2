/**
 * Secrets: the type that cannot be printed, encryption at rest with Tink (AEAD, key template AES256_GCM, associated data = whose row and which column),
 * the keyset and its check at the start, random tokens and their hashes. Plain text exists in memory only and only where {@code Secret.reveal()} is called.
 */
package com.optiply.connector.auth.secret;
