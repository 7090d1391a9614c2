package com.optiply.connector.sandbox.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that signs server certificates. It exists as long as the process. */
public final class CertificateAuthority {
    private static final X500Name NAME = new X500Name("CN=Sandbox authority");
    private static final Duration LIFE = Duration.ofDays(365);
    private static final Duration CLOCK_DIFFERENCE = Duration.ofDays(1);

    private final SecureRandom random = new SecureRandom();
    private final KeyPair keys = newKeys();
    private final X509CertificateHolder certificate = selfSigned();

    /** The authority's own certificate as PEM, for clients to trust. */
    public String pem() {
        return pem(certificate);
    }

    /** A new key with a certificate for host names and IP addresses. */
    public ServerKey issue(List<String> hosts) {
        KeyPair server = newKeys();
        GeneralNames names =
                new GeneralNames(hosts.stream().map(CertificateAuthority::name).toArray(GeneralName[]::new));
        try {
            X509v3CertificateBuilder builder = builder(new X500Name("CN=" + hosts.getFirst()), server)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(keys.getPublic()))
                    .addExtension(Extension.subjectAlternativeName, false, names);
            return new ServerKey(pem(server.getPrivate()), pem(sign(builder)));
        } catch (CertIOException | GeneralSecurityException defect) {
            throw new IllegalStateException(defect);
        }
    }

    /** A private key and its certificate, both as PEM. */
    public record ServerKey(String key, String certificate) {
        @Override
        public String toString() {
            return "ServerKey[key=***]";
        }
    }

    private X509CertificateHolder selfSigned() {
        try {
            return sign(builder(NAME, keys)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic())));
        } catch (CertIOException | GeneralSecurityException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private X509v3CertificateBuilder builder(X500Name subject, KeyPair of) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                NAME,
                new BigInteger(128, random).setBit(0),
                Date.from(now.minus(CLOCK_DIFFERENCE)),
                Date.from(now.plus(LIFE)),
                subject,
                of.getPublic());
    }

    private X509CertificateHolder sign(X509v3CertificateBuilder builder) {
        try {
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
        } catch (OperatorCreationException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static GeneralName name(String host) {
        boolean address = host.matches("[0-9.]+") || host.contains(":");
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static String pem(X509CertificateHolder certificate) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate);
        } catch (IOException defect) {
            throw new UncheckedIOException(defect);
        }
        return text.toString();
    }

    /** PKCS #8, which servers read without asking for the algorithm. */
    private static String pem(PrivateKey key) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}
