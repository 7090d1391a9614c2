package com.optiply.connector.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.optiply.connector.auth.exact.ExactApp;
import com.optiply.connector.auth.exact.TokenAnswer;
import com.optiply.connector.auth.optiply.OptiplyCredentials;
import com.optiply.connector.model.TenantId;
import com.optiply.connector.model.json.EventJson;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretTest {

    private static final String TEXT = "the-text-nobody-may-see";
    private static final Secret SECRET = Secret.of(TEXT);
    private final Vault vault = Vault.of(NewKeyset.json());
    private final UUID incarnation = UUID.randomUUID();

    @Test
    void is_unprintable_wherever_it_is_part_of() {
        assertThat(SECRET.toString()).isEqualTo("[redacted]");
        assertThat(new ExactApp("nl", "client", SECRET).toString()).doesNotContain(TEXT);
        assertThat(new OptiplyCredentials(1, 2, "c", SECRET, "u", SECRET).toString())
                .doesNotContain(TEXT);
        assertThat(new TokenAnswer.Pair(SECRET, SECRET, Duration.ofSeconds(600)).toString())
                .doesNotContain(TEXT);
        assertThat(new String(EventJson.write(SECRET), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain(TEXT);
    }

    @Test
    void equality_is_of_the_texts() {
        assertThat(Secret.of(TEXT)).isEqualTo(SECRET).hasSameHashCodeAs(SECRET);
        assertThat(Secret.of(TEXT + "!")).isNotEqualTo(SECRET);
    }

    @Test
    void what_is_sealed_opens_in_its_place_only() {
        SecretPlace place = SecretPlace.tenant(new TenantId("aa"), incarnation, "password");
        byte[] sealed = vault.seal(place, SECRET);

        assertThat(vault.open(place, sealed)).isEqualTo(SECRET);
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(TEXT);
        for (SecretPlace other : new SecretPlace[] {
            SecretPlace.tenant(new TenantId("bb"), incarnation, "password"),
            SecretPlace.tenant(new TenantId("aa"), UUID.randomUUID(), "password"),
            SecretPlace.tenant(new TenantId("aa"), incarnation, "client_secret"),
            SecretPlace.grant(incarnation, "password")
        }) {
            assertThatThrownBy(() -> vault.open(other, sealed)).isInstanceOf(KeysetException.class);
        }
    }

    @Test
    void another_keyset_does_not_open_it() {
        SecretPlace place = SecretPlace.grant(incarnation, "refresh_token");
        byte[] sealed = vault.seal(place, SECRET);

        assertThatThrownBy(() -> Vault.of(NewKeyset.json()).open(place, sealed)).isInstanceOf(KeysetException.class);
    }

    @Test
    void a_text_that_is_no_keyset_is_refused_without_being_repeated() {
        assertThatThrownBy(() -> Vault.of(Secret.of("{\"key\":\"" + TEXT + "\"}")))
                .isInstanceOf(KeysetException.class)
                .hasMessageContaining("Encryption keyset")
                .hasMessageNotContaining(TEXT);
    }

    @Test
    void keys_are_only_promoted_after_one_was_added_and_only_trimmed_after_that() {
        Secret added = NewKeyset.add(NewKeyset.json());
        Secret promoted = NewKeyset.promote(added);

        assertThatThrownBy(() -> NewKeyset.trim(added)).hasMessageContaining("promote it first");
        assertThatThrownBy(() -> NewKeyset.promote(promoted)).hasMessageContaining("add one first");
        assertThatThrownBy(() -> NewKeyset.promote(NewKeyset.json())).hasMessageContaining("add one first");
    }

    @Test
    void a_keyset_whose_values_do_not_name_their_key_is_refused() throws Exception {
        AeadConfig.register();
        String raw = TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(AesGcmParameters.builder()
                        .setIvSizeBytes(12)
                        .setKeySizeBytes(32)
                        .setTagSizeBytes(16)
                        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                        .build()),
                InsecureSecretKeyAccess.get());

        assertThatThrownBy(() -> Vault.of(Secret.of(raw)))
                .isInstanceOf(KeysetException.class)
                .hasMessageContaining("AES256_GCM_RAW");
    }

    @Test
    void a_missing_keyset_says_what_to_configure() {
        VaultSource source = new VaultSource(java.util.Optional.empty(), java.util.Optional.empty());

        assertThatThrownBy(source::vault)
                .isInstanceOf(KeysetException.class)
                .hasMessageContaining("connector.auth.keyset-file");
    }

    @Test
    void random_tokens_are_long_and_never_the_same() {
        assertThat(RandomToken.next().reveal()).matches("[A-Za-z0-9_-]{43}");
        assertThat(RandomToken.next()).isNotEqualTo(RandomToken.next());
    }
}
