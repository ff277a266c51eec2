import { webcrypto } from "node:crypto";
import * as asn1 from "asn1js";
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  CryptoEngine,
  Extension,
  ExtKeyUsage,
  GeneralName,
  GeneralNames,
  setEngine,
} from "pkijs";

/** A certificate that vouches for itself, and its key, as PEM: for a server on localhost, or for an officer's mail. */
export async function selfSigned(
  name: string,
  options: { dns?: string; notAfter?: Date; keyUsages?: string[] } = {},
): Promise<{ certificate: string; key: string }> {
  setEngine("node", new CryptoEngine({ name: "node", crypto: webcrypto as Crypto }));
  const algorithm = {
    name: "RSASSA-PKCS1-v1_5",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: "SHA-256",
  };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1.Integer({ value: 20261122 });
  for (const side of [certificate.subject, certificate.issuer]) {
    side.typesAndValues.push(
      new AttributeTypeAndValue({ type: "2.5.4.3", value: new asn1.Utf8String({ value: name }) }),
    );
  }
  certificate.notBefore.value = new Date("2020-01-01T00:00:00Z");
  certificate.notAfter.value = options.notAfter ?? new Date("2040-01-01T00:00:00Z");
  certificate.extensions = [
    extension("2.5.29.19", true, new BasicConstraints({ cA: true }).toSchema()),
    ...(options.keyUsages === undefined
      ? []
      : [extension("2.5.29.37", false, new ExtKeyUsage({ keyPurposes: options.keyUsages }).toSchema())]),
    ...(options.dns === undefined
      ? []
      : [
          extension(
            "2.5.29.17",
            false,
            new GeneralNames({ names: [new GeneralName({ type: 2, value: options.dns })] }).toSchema(),
          ),
        ]),
  ];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey as CryptoKey);
  await certificate.sign(keys.privateKey as CryptoKey, "SHA-256");
  const pkcs8 = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
  return {
    certificate: pem("CERTIFICATE", certificate.toSchema(true).toBER(false)),
    key: pem("PRIVATE KEY", pkcs8),
  };
}

function extension(id: string, critical: boolean, schema: asn1.BaseBlock): Extension {
  return new Extension({ extnID: id, critical, extnValue: schema.toBER(false) });
}

function pem(label: string, bytes: ArrayBuffer): string {
  const lines = Buffer.from(bytes).toString("base64").replace(/.{64}/g, "$&\n").trim();
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}
