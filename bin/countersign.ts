import type { Command } from "#bin/command.ts";
import { Refusal, transports } from "#lib/refusal.ts";

/** Every command by its words; each is loaded when it is called. */
const commands: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  start: () => import("#bin/commands/start.ts"),
  serve: () => import("#bin/commands/serve.ts"),
  work: () => import("#bin/commands/work.ts"),
  migrate: () => import("#bin/commands/migrate.ts"),
  "people add": () => import("#bin/commands/peopleAdd.ts"),
  "import requests": () => import("#bin/commands/importRequests.ts"),
  "import bans": () => import("#bin/commands/importBans.ts"),
  "import grievances": () => import("#bin/commands/importGrievances.ts"),
  "bans archive": () => import("#bin/commands/bansArchive.ts"),
  "bans verify-archive": () => import("#bin/commands/bansVerifyArchive.ts"),
  "bans restore-archive": () => import("#bin/commands/bansRestoreArchive.ts"),
  "bans put-back": () => import("#bin/commands/bansPutBack.ts"),
  "report compile": () => import("#bin/commands/reportCompile.ts"),
  "report verify": () => import("#bin/commands/reportVerify.ts"),
  "log export": () => import("#bin/commands/logExport.ts"),
  "log verify": () => import("#bin/commands/logVerify.ts"),
  "log prove": () => import("#bin/commands/logProve.ts"),
  "bans prove": () => import("#bin/commands/bansProve.ts"),
  "bans verify": () => import("#bin/commands/bansVerify.ts"),
  recount: () => import("#bin/commands/recount.ts"),
  "keys rotate-account": () => import("#bin/commands/keysRotateAccount.ts"),
  backup: () => import("#bin/commands/backup.ts"),
  restore: () => import("#bin/commands/restore.ts"),
  bench: () => import("#bin/commands/bench.ts"),
};

process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  const [first = "", second = ""] = words;
  const name = [`${first} ${second}`, first].find((candidate) => Object.hasOwn(commands, candidate));
  const load = name === undefined ? undefined : commands[name];
  if (name === undefined || load === undefined) return overview(words);
  try {
    const { command } = await load();
    const args = words.slice(name.split(" ").length);
    if (args.includes("--help") || args.includes("-h")) {
      console.log(`countersign ${command.name} — ${command.summary}\n\n${command.help.trim()}`);
      return 0;
    }
    return await command.run(args);
  } catch (error) {
    return complain(error);
  }
}

async function overview(words: string[]): Promise<number> {
  const asked = words.length === 0 || words.includes("--help") || words.includes("-h");
  if (!asked) console.error(`There is no command "${words.join(" ")}". See countersign --help.`);
  else {
    console.log("countersign: the lawful-request desk for end-to-end encrypted services\n");
    for (const load of Object.values(commands)) {
      const { command } = await load();
      console.log(`  ${command.name.padEnd(22)}${command.summary}`);
    }
    console.log("\ncountersign COMMAND --help says more. State lies in COUNTERSIGN_HOME (.countersign).");
  }
  return asked ? 0 : 2;
}

/** One sentence to the person; the stack only for whoever asks for it. */
function complain(error: unknown): number {
  if (error instanceof Error && process.env.DEBUG !== undefined) console.error(error.stack);
  if (error instanceof Refusal) {
    console.error(error.message);
    return transports[error.code].exit;
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOSPC" || code === "53100") {
    console.error(
      "The disk is full. What was committed is kept; make room and run the same command again: what arrived already lands once.",
    );
  } else if (code === "ENOENT" && error instanceof Error && "path" in error) {
    console.error(`There is no file ${String(error.path)}.`);
  } else {
    console.error(`${error instanceof Error ? error.message.split("\n")[0] : error} (DEBUG=1 shows where.)`);
  }
  return 1;
}
