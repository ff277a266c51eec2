import { forbidden } from "next/navigation";
import { typedText } from "#components/forms/typed-time.ts";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { list } from "#lib/authorities/list.ts";
import { dayOf } from "#lib/law/calendar.ts";
import { current } from "#lib/register/current.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";

/** The way back, for each page below that of recording a request. */
export const entryPath = [
  { href: "/requests", label: "Queue" },
  { href: "/requests/new", label: "Record a request" },
];

/** Lets in who may record a request. The operation decides; this spares writing a form that would be refused. */
export async function allowEntry(): Promise<void> {
  if (!may((await requireActor()).role, "requests:create")) forbidden();
}

/** What a form of entry begins with: this moment in the reader's zone, the day in the legal zone, the register and who asked before. */
export async function readEntry() {
  await allowEntry();
  const { zone, legalZone } = await readerZones();
  const now = new Date();
  const register = await ask(current, {});
  const authorities = (await ask(list, {})).rows.map(({ name }) => name);
  return { zone, legalZone, on: dayOf(now, legalZone), receivedAt: typedText(now, zone), register, authorities };
}
