import { webcrypto, X509Certificate } from "node:crypto";
import { Certificate, ContentInfo, CryptoEngine, EnvelopedData } from "pkijs";

/** CMS EnvelopedData (RFC 5652, section 6). */
const envelopedData = "1.2.840.113549.1.7.3";

/**
 * Encrypts bytes to a certificate (PEM) as CMS: AES-256-CBC, its key to an RSA key by OAEP with SHA-256, to an elliptic one by agreement.
 * Answers DER, as `openssl cms -decrypt -inform DER` reads it.
 */
export async function encryptSmime(pem: string, bytes: Uint8Array): Promise<Uint8Array> {
  const engine = new CryptoEngine({ name: "node", crypto: webcrypto as Crypto });
  const certificate = Certificate.fromBER(new Uint8Array(new X509Certificate(pem).raw));
  const enveloped = new EnvelopedData();
  enveloped.addRecipientByCertificate(certificate, { oaepHashAlgorithm: "SHA-256" }, undefined, engine);
  await enveloped.encrypt({ name: "AES-CBC", length: 256 } as Algorithm, new Uint8Array(bytes).buffer, engine);
  const content = new ContentInfo({ contentType: envelopedData, content: enveloped.toSchema() });
  return new Uint8Array(content.toSchema().toBER(false));
}
