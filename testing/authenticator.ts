import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { isoCBOR } from "@simplewebauthn/server/helpers";

type Asked = { readonly challenge: string; readonly origin: string };
type Answering = { readonly verified?: boolean; readonly counter?: number };

/** An authenticator in software (ES256, attestation "none"): enough of WebAuthn Level 3, sections 6.1 and 6.5, to answer like a real one. */
export function authenticator(rpId: string) {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32);
  const jwk = pair.publicKey.export({ format: "jwk" });
  const cose = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(jwk.x ?? "", "base64url"))],
      [-3, new Uint8Array(Buffer.from(jwk.y ?? "", "base64url"))],
    ]),
  );
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
  const client = (type: string, { challenge, origin }: Asked) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const data = (attested: boolean, { verified = true, counter = 0 }: Answering) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const flags = 0x01 | (verified ? 0x04 : 0) | (attested ? 0x40 : 0);
    const head = Buffer.concat([createHash("sha256").update(rpId).digest(), Buffer.from([flags]), count]);
    if (!attested) return head;
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    return Buffer.concat([head, Buffer.alloc(16), length, id, Buffer.from(cose)]);
  };
  const shell = { id: text(id), rawId: text(id), type: "public-key", clientExtensionResults: {} } as const;

  return {
    make(asked: Asked, answering: Answering = {}): RegistrationResponseJSON {
      const authData = new Uint8Array(data(true, answering));
      const object = new Map<string, string | Uint8Array | Map<string, never>>()
        .set("fmt", "none")
        .set("attStmt", new Map<string, never>())
        .set("authData", authData);
      return {
        ...shell,
        response: {
          clientDataJSON: text(client("webauthn.create", asked)),
          attestationObject: text(isoCBOR.encode(object)),
        },
      };
    },
    sign(asked: Asked, answering: Answering = {}): AuthenticationResponseJSON {
      const authenticatorData = data(false, answering);
      const clientData = client("webauthn.get", asked);
      const signed = Buffer.concat([authenticatorData, createHash("sha256").update(clientData).digest()]);
      return {
        ...shell,
        response: {
          clientDataJSON: text(clientData),
          authenticatorData: text(authenticatorData),
          signature: text(sign("sha256", signed, pair.privateKey)),
        },
      };
    },
  };
}
