import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/** RFC 9106, second recommended option, at OWASP's floor of memory: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** The shortest password that is taken; length is the only rule (NIST SP 800-63B). */
export const passwordLengthMin = 12;
/** The longest, so that hashing cannot be used to keep the server busy. */
export const passwordLengthMax = 200;

/** An argon2id hash in PHC form. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive("argon2id", { ...cost, message: password.normalize("NFC"), nonce });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${plain(nonce)}$${plain(tag)}`;
}

/** Whether the password is the one hashed; takes as long where there is no hash, so that nobody learns who exists. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, , , settings, nonce, tag] = (hash ?? nobodysHash).split("$");
  const [memory = cost.memory, passes = cost.passes, parallelism = cost.parallelism] =
    (settings ?? "").match(/\d+/g)?.map(Number) ?? [];
  const expected = Buffer.from(tag ?? "", "base64");
  const found = await derive("argon2id", {
    ...{ memory, passes, parallelism, tagLength: expected.length },
    message: password.normalize("NFC"),
    nonce: Buffer.from(nonce ?? "", "base64"),
  });
  return timingSafeEqual(found, expected) && hash !== null;
}

const nobodysHash = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${plain(Buffer.alloc(16, 1))}$${plain(Buffer.alloc(32, 1))}`;

function plain(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64").replaceAll("=", "");
}
