import { cache } from "react";
import { requireActor } from "#lib/auth/session.ts";
import { openCase } from "#lib/requests/case.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import * as acts from "./actions.ts";

/** What the head and the parts of a case's page are given; read once a page, however many of them ask. */
export const caseProps = cache(async (id: string) => {
  const view = await ask(openCase, { id });
  const [zones, actor] = await Promise.all([readerZones(), requireActor()]);
  return { view, zones, actor, acts: { ...acts } };
});
