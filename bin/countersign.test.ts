import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openWorkspace } from "#lib/db/workspace.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "countersign-cli-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

type Ran = { code: number | null; stdout: string; stderr: string };

/** Runs the program as a person would, in a home of its own. */
function countersign(args: string[], environment: Record<string, string> = {}): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ["bin/countersign.ts", ...args], {
      env: { ...process.env, COUNTERSIGN_HOME: join(home, "state"), DATABASE_URL: "", ...environment },
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
    });
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    child.on("close", (code) => done({ code, stdout, stderr }));
  });
}

describe("every command", () => {
  test("is listed, and explains itself", async () => {
    const overview = await countersign(["--help"]);
    expect(overview.code).toBe(0);
    const names = [...overview.stdout.matchAll(/^ {2}([a-z]+(?: [a-z-]+)?) {2,}\S/gm)].map(([, name]) => name ?? "");
    expect(names.length).toBeGreaterThanOrEqual(16);
    const helps = await Promise.all(names.map((name) => countersign([...name.split(" "), "--help"])));
    for (const [at, help] of helps.entries()) {
      expect(help).toMatchObject({ code: 0, stderr: "" });
      expect(help.stdout).toContain(`countersign ${names[at]}`);
    }
  });

  test("that does not exist, or is given nonsense, is one sentence without a stack", async () => {
    for (const args of [
      ["frobnicate"],
      ["import", "requests"],
      ["bench", "nothing"],
      ["people", "add", "--rank", "king"],
      ["restore", "/does/not/exist"],
      ["report", "compile"],
    ]) {
      const { code, stderr } = await countersign(args);
      expect(code).not.toBe(0);
      expect(stderr.trim().split("\n")).toHaveLength(1);
      expect(stderr).not.toMatch(/ {4}at |node:internal/);
    }
  });
});

describe("a state folder", () => {
  test("is shared by commands at once, the first of which makes it", async () => {
    const ran = await Promise.all([
      countersign(["migrate"]),
      countersign(["migrate"]),
      countersign(["people", "add", "--email", "a@desk.example", "--role", "administrator"]),
    ]);
    expect(ran.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(ran[2]?.stdout).toMatch(/\/welcome\//);
  });

  test("of a newer version is left as it is", async () => {
    const workspace = await openWorkspace(join(home, "state"));
    const client = new pg.Client({ connectionString: workspace.ownerUrl });
    await client.connect();
    await client.query(
      "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name) VALUES ('n', 'c', now(), '9999_future')",
    );
    await client.end();
    await workspace.leave();
    const { code, stderr } = await countersign(["migrate"]);
    expect(code).toBe(6);
    expect(stderr).toMatch(/newer version of Countersign/);
  });

  test("with a key of the wrong length, or another log's key, is told and not built upon", async () => {
    expect((await countersign(["migrate"])).code).toBe(0);
    const short = await countersign(["migrate"], { COUNTERSIGN_INDEX_KEY: "c2hvcnQ=" });
    expect(short).toMatchObject({ code: 2, stderr: expect.stringMatching(/5 bytes long; 32 bytes/) });
  });

  test("that cannot be made is one sentence", async () => {
    writeFileSync(join(home, "file"), "");
    const { code, stderr } = await countersign(["migrate"], { COUNTERSIGN_HOME: join(home, "file", "state") });
    expect(code).toBe(6);
    expect(stderr).toMatch(/cannot be made/);
  });
});

test("a port in use stops the start before anything is built, and says how to choose another", async () => {
  const other = createServer();
  const port = await new Promise<number>((listening) => {
    other.listen(0, "127.0.0.1", () => listening((other.address() as { port: number }).port));
  });
  const { code, stderr } = await countersign(["start"], { PORT: String(port) });
  expect(code).toBe(6);
  expect(stderr).toContain(`Port ${port} is in use`);
  other.close();
});

test("a database that does not answer is one sentence", async () => {
  const { code, stderr } = await countersign(["migrate"], { DATABASE_URL: "postgres://nobody:x@127.0.0.1:1/none" });
  expect(code).toBe(6);
  expect(stderr).toMatch(/does not answer \(ECONNREFUSED\)/);
});
