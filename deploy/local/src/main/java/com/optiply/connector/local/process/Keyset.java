package com.optiply.connector.local.process;

import java.security.SecureRandom;
import java.util.Base64;

/** A fresh Tink keyset, with which connector-auth encrypts tokens at rest. */
public final class Keyset {

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Keyset() {}

    /** @return the JSON of a keyset with one AES256-GCM key; the key is the third field of the protobuf message AesGcmKey */
    public static String aes256Gcm() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        byte[] message = new byte[2 + KEY_BYTES];
        message[0] = 0x1A;
        message[1] = KEY_BYTES;
        System.arraycopy(key, 0, message, 2, KEY_BYTES);
        int id = 1 + RANDOM.nextInt(Integer.MAX_VALUE - 1);
        return """
                {"primaryKeyId":%d,"key":[{"keyData":{"typeUrl":"type.googleapis.com/google.crypto.tink.AesGcmKey","value":"%s",\
                "keyMaterialType":"SYMMETRIC"},"status":"ENABLED","keyId":%d,"outputPrefixType":"TINK"}]}""".formatted(id, Base64.getEncoder().encodeToString(message), id);
    }
}
