import { join } from "node:path";
import { type Keyring, loadKeyring } from "#lib/crypto/keyring.ts";
import { type Database, openDatabase } from "#lib/db/transaction.ts";
import { type Journal, openJournal } from "#lib/journal.ts";
import { Refusal } from "#lib/refusal.ts";

/** What every operation stands on. One a process; tests make one a file. */
export type Ground = {
  readonly database: Database;
  readonly keys: Keyring;
  readonly journal: Journal;
  /** Where state lies: keys, files, the copy of the last checkpoint. */
  readonly home: string;
  /** The folder of the program's own files. A bundle of it does not know where it was made from. */
  readonly code: string;
  readonly now: () => Date;
};

const place = Symbol.for("countersign.ground");
type Holder = { [place]?: Ground };

/** Lays the ground for this process; the web pages, which a bundler compiles apart, find the same one. */
export function layGround(ground: Ground): Ground {
  (globalThis as Holder)[place] = ground;
  return ground;
}

/** Makes a ground from the addresses and the state folder. */
export function makeGround(settings: { appUrl: string; home: string; connectionsMax?: number }): Ground {
  const { appUrl, home, ...options } = settings;
  return {
    database: openDatabase(appUrl, options),
    keys: loadKeyring(home),
    journal: openJournal(home),
    home,
    code: join(import.meta.dirname, "..", ".."),
    now: () => new Date(),
  };
}

/**
 * This process's ground.
 * @throws Refusal `conflict` when nothing has laid it: pages are served by `npm start` or `countersign serve` only.
 */
export function ground(): Ground {
  const laid = (globalThis as Holder)[place];
  if (laid === undefined) throw new Refusal("conflict", "Countersign is not started: run npm start.");
  return laid;
}
