import { describe, expect, test } from "vitest";
import { hashPassword, isPassword } from "#lib/auth/password.ts";

describe("a password's hash", () => {
  test("is an argon2id PHC string at the chosen cost, another one each time", async () => {
    const [one, two] = await Promise.all([hashPassword("correct horse"), hashPassword("correct horse")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
  });

  test("knows its password, in any Unicode spelling, and no other", async () => {
    const hash = await hashPassword("zwölf Zeichen");
    expect(await isPassword("zwo\u0308lf Zeichen", hash)).toBe(true);
    expect(await isPassword("zwölf zeichen", hash)).toBe(false);
    expect(await isPassword("", hash)).toBe(false);
  });

  test("made elsewhere, at another cost, opens too", async () => {
    // From the reference implementation's own tests (argon2 20190702, test.c): m=2^16, t=2, p=1, "password", "somesalt".
    const hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    expect(await isPassword("password", hash)).toBe(true);
    expect(await isPassword("differentpassword", hash)).toBe(false);
  });

  test("that is nobody's opens for nothing, and one that cannot be read is a fault, not an open door", async () => {
    expect(await isPassword("correct horse", null)).toBe(false);
    await expect(isPassword("x", "")).rejects.toThrow("PHC");
    await expect(isPassword("x", "$argon2id$v=19$m=19456,t=2,p=1$AAAA$")).rejects.toThrow("PHC");
  });
});
