package com.optiply.connector.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class KeysetTest {

    @Test
    void tinkCanUseIt() throws GeneralSecurityException {
        AeadConfig.register();
        Aead aead = TinkJsonProtoKeysetFormat.parseKeyset(Keyset.aes256Gcm(), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        byte[] secret = "refresh token".getBytes(UTF_8);
        byte[] where = "tenant".getBytes(UTF_8);
        assertThat(aead.decrypt(aead.encrypt(secret, where), where)).isEqualTo(secret);
    }

    @Test
    void everyStartHasAnotherOne() {
        assertThat(Keyset.aes256Gcm()).isNotEqualTo(Keyset.aes256Gcm());
    }
}
