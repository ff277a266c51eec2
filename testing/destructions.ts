import { destroy } from "#lib/destructions/destroy.ts";
import { close } from "#lib/requests/close.ts";
import { notify } from "#lib/requests/notify.ts";
import { type Desk, morning } from "#testing/requests.ts";

/** A request that was answered, told and closed in the morning. */
export async function settledRequest(desk: Desk): Promise<string> {
  const { id, version } = await desk.at("produced");
  const { version: told } = await notify(desk.ground, desk.people.analyst, { id, version });
  await close(desk.ground, desk.people.analyst, { id, version: told });
  return id;
}

/** Does something at another time, and comes back to the morning. */
export async function at<Value>(desk: Desk, when: Date, work: () => Promise<Value>): Promise<Value> {
  desk.setNow(when);
  try {
    return await work();
  } finally {
    desk.setNow(morning);
  }
}

/** Destroys until nothing of the kind is due. */
export function clearOut(desk: Desk, kind: Parameters<typeof destroy>[2]["kind"], when: Date): Promise<void> {
  return at(desk, when, async () => {
    for (;;) if ((await destroy(desk.ground, desk.people.operator, { kind }).catch(() => null)) === null) return;
  });
}
