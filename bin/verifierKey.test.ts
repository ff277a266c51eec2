import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { command as bansVerify } from "#bin/commands/bansVerify.ts";
import { command as bansVerifyArchive } from "#bin/commands/bansVerifyArchive.ts";
import { command as logVerify } from "#bin/commands/logVerify.ts";
import { command as reportVerify } from "#bin/commands/reportVerify.ts";
import { verifierKey } from "#bin/verifierKey.ts";
import { signerOf } from "#lib/audit/note.ts";

const folder = mkdtempSync(join(tmpdir(), "countersign-key-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const { privateKey } = generateKeyPairSync("ed25519");
const { verifier } = signerOf("log.example/one", privateKey.export({ format: "der", type: "pkcs8" }));

test("a key is read as it is given, or from the file that is named", () => {
  writeFileSync(at("log.vkey"), `${verifier}\n`);
  expect(verifierKey(verifier).text).toBe(verifier);
  expect(verifierKey(at("log.vkey")).text).toBe(verifier);
});

describe.each([
  ["bans verify", bansVerify, [at("ban.proof")]],
  ["bans verify-archive", bansVerifyArchive, [folder]],
  ["report verify", reportVerify, [folder]],
  ["log verify", logVerify, ["--dir", folder]],
] as const)("countersign %s", (_, command, args) => {
  test("refuses a key that is not there or is none, and does not say that what it reads does not hold", async () => {
    writeFileSync(at("ban.proof"), "");
    writeFileSync(at("notes.txt"), "no key");
    const refused = (key: string, why: RegExp) =>
      expect(command.run([...args, "--key", key])).rejects.toMatchObject({
        code: "invalid",
        message: expect.stringMatching(new RegExp(`^The key cannot be used: ${why.source}.*Nothing was verified\\.$`)),
      });
    await refused(at("missing.vkey"), /there is no file .*missing\.vkey/);
    await refused(at("notes.txt"), /a verifier key reads name/);
    await refused(folder, /.* cannot be read \(EISDIR\)/);
    await refused(`${verifier}x`, /.*/);
  });
});

test("countersign bans verify says in one sentence that there is no such file", async () => {
  await expect(bansVerify.run([at("missing.proof")])).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringContaining("There is no file"),
  });
});
