import { mkdirSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";

/**
 * The structured log of the running program (not the audit log): names of operations, roles, codes, durations. Never an
 * identifier, an e-mail address, a reference or a body; what may be written is this type.
 */
export type Journal = {
  readonly note: (event: string, facts?: Readonly<Record<string, string | number | boolean>>) => void;
  /** An error that is a bug: its message and stack, without the values that led to it. */
  readonly fault: (event: string, error: unknown) => void;
};

/** JSON lines to `<home>/countersign.log`, or to standard output where `COUNTERSIGN_LOG=stdout`. */
export function openJournal(home: string): Journal {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const destination = process.env.COUNTERSIGN_LOG === "stdout" ? 1 : join(home, "countersign.log");
  const logger = pino(
    { base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: destination, sync: false, mode: 0o600 }),
  );
  return {
    note: (event, facts = {}) => logger.info(facts, event),
    fault: (event, error) =>
      logger.error(
        {
          fault:
            error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : String(error),
        },
        event,
      ),
  };
}

/** A journal that keeps nothing, for tests and one-off commands. */
export const silentJournal: Journal = { note: () => undefined, fault: () => undefined };
