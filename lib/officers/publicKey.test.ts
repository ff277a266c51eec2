import { generateKey, readKey, revokeKey } from "openpgp";
import { describe, expect, test } from "vitest";
import type { KeyKind } from "#lib/officers/officer.ts";
import { readPublicKey } from "#lib/officers/publicKey.ts";
import { selfSigned } from "#testing/certificate.ts";

const now = new Date("2026-11-23T09:00:00Z");
const read = (kind: KeyKind, text: string) => readPublicKey(kind, text, now);
const refused = async (kind: KeyKind, text: string): Promise<string> => {
  try {
    await read(kind, text);
  } catch (error) {
    expect(error).toMatchObject({ code: "invalid", fields: { publicKey: expect.any(String) } });
    return (error as Error).message;
  }
  return "taken";
};

const recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
/** Made by `openssl req -x509 -newkey rsa:1024`. */
const weak = [
  "-----BEGIN CERTIFICATE-----",
  "MIIB/DCCAWWgAwIBAgIUagMIkxDuXAaQ58nvX6GaWXfCUdowDQYJKoZIhvcNAQEL",
  "BQAwDzENMAsGA1UEAwwEd2VhazAgFw0yNjExMjIwOTA1MjJaGA8yMDgxMDgyNTA5",
  "MDUyMlowDzENMAsGA1UEAwwEd2VhazCBnzANBgkqhkiG9w0BAQEFAAOBjQAwgYkC",
  "gYEAsWsytP2+9CHgPXTNS/4snFgFLEWpD38RcRJOs/C/TYAVmJIH+VSTm6n0+G04",
  "fZcv4Hpu2djHqoh012/Cw8jlkd9lVbGsMff7ltFxwsX958//nIdUuSPdKr5RA/y5",
  "H0recH52VcEfcAVk0AEkn9FJdHBhiJM9E2ldIi9A+9VaXB8CAwEAAaNTMFEwHQYD",
  "VR0OBBYEFNxs4Nr6QQIDnKwI0Sr0LWQCfiCaMB8GA1UdIwQYMBaAFNxs4Nr6QQID",
  "nKwI0Sr0LWQCfiCaMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADgYEA",
  "rFLJT4TCEeHWZ2HwhkR5/Dopxd/auCk7foS9kCXjv5PKVpXPVy9WA02UvILuXXF9",
  "bXi454xrXKBUAHCO4J+jil2Gpat5OeiqUvvvWppEEHbVb08siY1pH9A2dORKXlDe",
  "QW76iqu34+gnPq0bbKM6CBDPO3TSNe9G9ZD0cy2zZG8=",
  "-----END CERTIFICATE-----",
].join("\n");
/** Made by `openssl req -x509 -newkey ed25519`: a key that only signs. */
const onlySigns = [
  "-----BEGIN CERTIFICATE-----",
  "MIIBNDCB56ADAgECAhRuQLj7XtmCUgxsSi6prtvx2uHrlTAFBgMrZXAwDzENMAsG",
  "A1UEAwwEc2lnbjAgFw0yNjExMjIwOTA1MjJaGA8yMDgxMDgyNTA5MDUyMlowDzEN",
  "MAsGA1UEAwwEc2lnbjAqMAUGAytlcAMhAOQ/VGgSVj6Lad04ArrUceaCUQXpNTXd",
  "ghRck4jrjuX0o1MwUTAdBgNVHQ4EFgQUn0G588TaRNsq3I4ybO1jd714sB4wHwYD",
  "VR0jBBgwFoAUn0G588TaRNsq3I4ybO1jd714sB4wDwYDVR0TAQH/BAUwAwEB/zAF",
  "BgMrZXADQQAYbjR1228nTDFeXQfDuWjgSkPMopGMpgxZpDvxcaoRhCzLDctJfJRk",
  "m0/KaDIXx6Z1Gwph4ToIc+ZheDiKhM0I",
  "-----END CERTIFICATE-----",
].join("\n");

describe("an age recipient", () => {
  test("is kept as it is written, without the space around it", async () => {
    expect(await read("age", `  ${recipient}\n`)).toMatchObject({ publicKey: recipient, expiresAt: null });
    expect((await read("age", recipient)).fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });
  test("is refused when mistyped, another thing, or an identity", async () => {
    expect(await refused("age", recipient.replace("ql3z", "ql4z"))).toContain("cannot be read");
    expect(await refused("age", "ssh-ed25519 AAAA")).toContain("cannot be read");
    const identity = "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ";
    expect(await refused("age", identity)).toContain("private key");
  });
});

describe("an S/MIME certificate", () => {
  test("is kept with its end and its SHA-256", async () => {
    const { certificate, key } = await selfSigned("officer", { notAfter: new Date("2028-01-01T00:00:00Z") });
    const kept = await read("smime", `Bag Attributes\n${certificate}\n`);
    expect(kept).toMatchObject({ expiresAt: new Date("2028-01-01T00:00:00Z") });
    expect(kept.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(kept.publicKey).toContain("BEGIN CERTIFICATE");
    expect(await refused("smime", `${key}\n${certificate}`)).toContain("private key");
  });
  test("is refused when expired, weak, made for signing only, or none", async () => {
    const { certificate } = await selfSigned("officer", { notAfter: new Date("2026-11-23T08:59:59Z") });
    expect(await refused("smime", certificate)).toContain("expired on 2026-11-23");
    expect(await refused("smime", weak)).toContain("1024 bits");
    expect(await refused("smime", onlySigns)).toContain("Nothing can be encrypted");
    expect(await refused("smime", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")).toContain(
      "cannot be read",
    );
    expect(await refused("smime", recipient)).toContain("cannot be read");
  });
});

describe("an OpenPGP key", () => {
  const made = (options: object = {}) =>
    generateKey({
      userIDs: [{ name: "Officer" }],
      date: new Date("2026-01-01T00:00:00Z"),
      format: "armored",
      ...options,
    });

  test("is kept with its fingerprint and its end", async () => {
    const { publicKey } = await made({ keyExpirationTime: 2 * 365 * 86_400 });
    const kept = await read("openpgp", publicKey);
    expect(kept.fingerprint).toMatch(/^[0-9a-f]{40}$/);
    expect(kept.expiresAt).toEqual(new Date("2028-01-01T00:00:00Z"));
    expect((await read("openpgp", (await made()).publicKey)).expiresAt).toBeNull();
  });
  test("is refused when private, expired, revoked, or without a part for encryption", async () => {
    const { privateKey, revocationCertificate, publicKey } = await made();
    expect(await refused("openpgp", privateKey)).toContain("private key");
    expect(await refused("openpgp", (await made({ keyExpirationTime: 86_400 })).publicKey)).toContain(
      "expired on 2026-01-02",
    );
    expect(await refused("openpgp", (await made({ subkeys: [] })).publicKey)).toContain("Nothing can safely");
    const key = await readKey({ armoredKey: publicKey });
    const revoked = await revokeKey({ key, revocationCertificate, format: "armored" });
    expect(await refused("openpgp", revoked.publicKey)).toContain("Nothing can safely");
    expect(await refused("openpgp", "-----BEGIN PGP PUBLIC KEY BLOCK-----")).toContain("cannot be read");
  });
});
