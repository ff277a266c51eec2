import { Encrypter } from "age-encryption";
import { createMessage, encrypt as encryptMessage, readKey } from "openpgp";
import { Refusal } from "#lib/refusal.ts";
import type { Channel } from "./delivery.ts";
import { encryptSmime } from "./smime.ts";

/** The end of an encrypted file's name. */
export const endings: Readonly<Record<Channel, string>> = {
  age: ".age",
  secret: ".age",
  smime: ".p7m",
  openpgp: ".gpg",
};

/** 64 MiB and a third of a second: the secret has 80 bits of its own. */
const scryptLogN = 16;

/**
 * Encrypts bytes for a channel. `to` is the age recipient, the PEM certificate, the armored key, or for `secret` the secret itself.
 * @throws Refusal `conflict` where nothing can be encrypted to the key any more
 */
export async function encrypt(channel: Channel, to: string, bytes: Uint8Array, now: Date): Promise<Uint8Array> {
  try {
    if (channel === "smime") return await encryptSmime(to, bytes);
    if (channel === "openpgp") return await encryptOpenPgp(to, bytes, now);
    const encrypter = new Encrypter();
    if (channel === "age") encrypter.addRecipient(to);
    else {
      encrypter.setScryptWorkFactor(scryptLogN);
      encrypter.setPassphrase(to);
    }
    return await encrypter.encrypt(bytes);
  } catch {
    // What the libraries say may quote the key; nothing of it is kept.
    throw new Refusal(
      "conflict",
      "Nothing can be encrypted to this key. Nothing was delivered: ask the officer for another.",
    );
  }
}

/** A message that GnuPG 2.2 reads too: no AEAD packets (RFC 9580 has them, RFC 4880 does not). */
async function encryptOpenPgp(armoredKey: string, bytes: Uint8Array, now: Date): Promise<Uint8Array> {
  const message = await createMessage({ binary: bytes, format: "binary", date: now });
  const answer = await encryptMessage({
    message,
    encryptionKeys: await readKey({ armoredKey }),
    format: "binary",
    date: now,
    config: { aeadProtect: false },
  });
  return answer as Uint8Array;
}
