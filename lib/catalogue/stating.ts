import type { JobHandlers } from "#lib/jobs/worker.ts";
import { begin } from "#lib/statements/begin.ts";
import { connect } from "#lib/statements/connect.ts";
import { connection } from "#lib/statements/connection.ts";
import { draft } from "#lib/statements/draft.ts";
import { dryRun } from "#lib/statements/dryRun.ts";
import { hold } from "#lib/statements/hold.ts";
import { list } from "#lib/statements/list.ts";
import { one } from "#lib/statements/one.ts";
import { proposeTemplate } from "#lib/statements/proposeTemplate.ts";
import { recheck } from "#lib/statements/recheck.ts";
import { release } from "#lib/statements/release.ts";
import { send } from "#lib/statements/send.ts";
import { settleTemplate } from "#lib/statements/settleTemplate.ts";
import { standing } from "#lib/statements/standing.ts";
import { templates } from "#lib/statements/templates.ts";
import { turn } from "#lib/statements/turn.ts";
import { draftAll, sendAll } from "#lib/statements/work.ts";

/** Statements of reasons: what they say, drafting, checking, sending. */
export const statingCalls = [
  begin,
  connect,
  connection,
  draft,
  dryRun,
  hold,
  list,
  one,
  proposeTemplate,
  recheck,
  release,
  send,
  settleTemplate,
  standing,
  templates,
  turn,
] as const;

export const statingJobs = {
  "draft-statements": (ground) => draftAll(ground),
  "send-statements": (ground) => sendAll(ground),
} as const satisfies Partial<JobHandlers>;
