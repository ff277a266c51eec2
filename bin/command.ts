import { type ParseArgsConfig, parseArgs } from "node:util";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { openWorkspace, type Workspace } from "#lib/db/workspace.ts";
import { Refusal } from "#lib/refusal.ts";

/** One subcommand: its words, what `--help` says, and the work. `run` answers the exit code; a `Refusal` is printed as one sentence. */
export type Command = {
  readonly name: string;
  readonly summary: string;
  readonly help: string;
  readonly run: (args: string[]) => Promise<number>;
};

/** Opens the workspace, works, gives every new entry its place in the log, and leaves in good order. */
export async function withWorkspace<Result>(work: (workspace: Workspace) => Promise<Result>): Promise<Result> {
  const workspace = await openWorkspace();
  try {
    const result = await work(workspace);
    await sequenceAll(workspace.ground);
    return result;
  } finally {
    await workspace.leave();
  }
}

/** Parses flags; what is wrong with them becomes one sentence. */
export function flags<Options extends NonNullable<ParseArgsConfig["options"]>>(
  args: string[],
  options: Options,
  usage: string,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Refusal("invalid", `${error instanceof Error ? error.message.split(". ")[0] : error}. Usage: ${usage}`);
  }
}
