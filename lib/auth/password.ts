import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/** RFC 9106, second recommended option, at OWASP's floor of memory: 19 MiB (in KiB here), two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const tagLength = 32;

/** The shortest password that is taken, in characters; length is the only rule (NIST SP 800-63B). */
export const passwordLengthMin = 12;
/** The longest, so that hashing cannot be used to keep the server busy. */
export const passwordLengthMax = 200;

/** An argon2id hash as a PHC string, which carries its own cost. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive("argon2id", { ...cost, tagLength, message: password.normalize("NFC"), nonce });
  return phc(nonce, tag);
}

/** Whether the password is the one hashed; takes as long where there is no hash, so that nobody learns who has one. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const { nonce, tag, ...costThen } = parsePhc(hash ?? nobodysHash);
  const found = await derive("argon2id", {
    ...costThen,
    tagLength: tag.length,
    message: password.normalize("NFC"),
    nonce,
  });
  return timingSafeEqual(found, tag) && hash !== null;
}

function phc(nonce: Uint8Array, tag: Uint8Array): string {
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(nonce)}$${unpadded(tag)}`;
}

const nobodysHash = phc(Buffer.alloc(16, 1), Buffer.alloc(tagLength, 1));

const phcPattern = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]{22,})$/;

/** A hash that cannot be read is a bug or a tampered row, never an open door. */
function parsePhc(hash: string) {
  const [, memory, passes, parallelism, nonce, tag] = phcPattern.exec(hash) ?? [];
  if (nonce === undefined || tag === undefined) throw new Error("a stored password hash is not an argon2id PHC string");
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(nonce, "base64"),
    tag: Buffer.from(tag, "base64"),
  };
}

function unpadded(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64").replaceAll("=", "");
}
