import { add as addDocuments } from "#lib/documents/add.ts";
import { list as listDocuments } from "#lib/documents/list.ts";
import { reveal as revealDocuments } from "#lib/documents/reveal.ts";
import type { JobHandlers } from "#lib/jobs/worker.ts";
import { open as openMessages } from "#lib/messages/open.ts";
import { ownThread as ownMessages } from "#lib/messages/ownThread.ts";
import { send as sendMessages } from "#lib/messages/send.ts";
import { thread as threadMessages } from "#lib/messages/thread.ts";
import { write as writeMessages } from "#lib/messages/write.ts";
import { enterMail } from "#lib/requests/enterMail.ts";
import { readMail } from "#lib/requests/readMail.ts";

/** Documents, messages and mail that came in. */
export const papersCalls = [
  addDocuments,
  listDocuments,
  revealDocuments,
  openMessages,
  ownMessages,
  sendMessages,
  threadMessages,
  writeMessages,
  enterMail,
  readMail,
] as const;

export const papersJobs = {} as const satisfies Partial<JobHandlers>;
