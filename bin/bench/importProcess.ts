import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";

/** What an import by the command itself, in a process of its own, took and told. */
export type Imported = {
  readonly read: number;
  readonly imported: number;
  readonly seconds: number;
  /** The most memory that the process held, its threads included; null where the platform does not tell. */
  readonly rssMb: number | null;
};

/** Runs `countersign import bans` against a workspace that is running, from a file, or from `feed` where that is `-`. @throws Error when it ends with anything but 0 */
export async function importProcess(
  file: string,
  home: string,
  source = "bench",
  feed: Readable | "ignore" = "ignore",
): Promise<Imported> {
  const { DATABASE_URL: _url, DATABASE_APP_URL: _appUrl, ...rest } = process.env;
  const program = join(import.meta.dirname, "..", "countersign.ts");
  const child = spawn(process.execPath, [program, "import", "bans", file, "--source", source], {
    env: { ...rest, COUNTERSIGN_HOME: home },
    stdio: [feed, "pipe", "inherit"],
  });
  let rssMb: number | null = null;
  const watch = setInterval(() => {
    rssMb = peakMb(child.pid) ?? rssMb;
  }, 50);
  let printed = "";
  for await (const piece of child.stdout) printed += String(piece);
  if (child.exitCode === null) await once(child, "exit");
  clearInterval(watch);
  if (child.exitCode !== 0) throw new Error(`the import ended with ${child.exitCode}`);
  const { read, imported, seconds } = JSON.parse(printed) as Omit<Imported, "rssMb">;
  return { read, imported, seconds, rssMb };
}

/** Linux keeps the peak of the whole process; other platforms answer null. */
function peakMb(pid: number | undefined): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}
