import type { z } from "zod";
import { verify } from "#lib/authorities/verify.ts";
import { found } from "#lib/register/found.ts";
import { openCase } from "#lib/requests/case.ts";
import { countersign } from "#lib/requests/countersign.ts";
import { create } from "#lib/requests/create.ts";
import { enter } from "#lib/requests/enter.ts";
import { produce } from "#lib/requests/produce.ts";
import { propose } from "#lib/requests/propose.ts";
import type { State } from "#lib/requests/request.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

/** When the story of every test of requests begins. */
export const morning = new Date("2026-11-23T09:00:00Z");
export const basis = "A grand jury subpoena reaches the two records that the service holds.";

type CreateInput = z.input<typeof create.input>;

/** A desk with the minimal register, one verified authority, and requests brought as far as a test needs them. */
export type Desk = TestDatabase & {
  readonly authorityId: string;
  readonly request: (changes?: Partial<CreateInput>) => Promise<{ id: string; version: number }>;
  /** A request of two granted fields in this state; `version` is the one that the next deed needs. */
  readonly at: (
    state: Exclude<State, "closed" | "withdrawn">,
    changes?: Partial<CreateInput>,
  ) => Promise<{ id: string; version: number }>;
};

/** Opens it; call it once a file, in `beforeAll`. */
export async function openDesk(preset: "minimal" | "standard" = "minimal"): Promise<Desk> {
  const database = await testDatabase();
  const { ground, people, setNow } = database;
  setNow(morning);
  await found(ground, people.operator, { preset });
  let made = 0;
  const request = async (changes: Partial<CreateInput> = {}) => {
    made += 1;
    const { id } = await create(ground, people.analyst, {
      authority: { name: "United States Attorney, Eastern District of Virginia", country: "US" },
      instrument: "US-SUBPOENA",
      reference: `GJ-2026-${made}`,
      receivedAt: morning,
      targets: [{ kind: "phone", identifier: "+1 202 555 0104" }],
      fields: ["account-created", "last-connection", "name", "correspondence"],
      ...changes,
    });
    return { id, version: 1 };
  };
  const first = await openCase(ground, people.analyst, await request());
  const { authorityId } = first.request;
  const evidence = {
    evidence: "call-back",
    registrySource: "Register of U.S. Attorneys",
    note: "Called back at the listed number.",
    number: "+1 703 555 0100",
    spokeWith: "The duty clerk",
    calledAt: morning,
  } as const;
  await verify(ground, people.analyst2, { id: authorityId, version: 1, ...evidence });
  const at: Desk["at"] = async (state, changes = {}) => {
    const { id } = await request(changes);
    const steps: [State, (version: number) => Promise<{ version: number }>][] = [
      [
        "proposed",
        (version) =>
          propose(ground, people.analyst, { id, version, grant: ["account-created", "last-connection"], basis }),
      ],
      ["decided", (version) => countersign(ground, people.counsel, { id, version })],
      ["collected", (version) => enterAll(database, id, version)],
      ["produced", (version) => produce(ground, people.analyst, { id, version })],
    ];
    let version = 1;
    if (state === "received") return { id, version };
    for (const [reached, step] of steps) {
      version = (await step(version)).version;
      if (reached === state) break;
    }
    return { id, version };
  };
  return { ...database, authorityId, request, at };
}

/** Enters both held fields for every target by hand. */
export async function enterAll(
  { ground, people }: TestDatabase,
  id: string,
  version: number,
): Promise<{ version: number }> {
  const { targets } = await openCase(ground, people.analyst, { id });
  const values = targets.flatMap(({ id: targetId }) => [
    { targetId, field: "account-created", value: "2016-05-01T12:30:00Z" },
    { targetId, field: "last-connection", value: "2026-11-20" },
  ]);
  return enter(ground, people.analyst, { id, version, values });
}

/** Both promises that a pair of calls gives: one is kept, one is refused as a conflict. */
export async function race(calls: readonly (() => Promise<unknown>)[]): Promise<{ won: number; conflicts: string[] }> {
  const settled = await Promise.allSettled(calls.map((call) => call()));
  const failed = settled
    .filter((one) => one.status === "rejected")
    .map((one) => one.reason as { code?: string; message: string });
  return {
    won: settled.length - failed.length,
    conflicts: failed.map((one) => (one.code === "conflict" ? one.message : `not a conflict: ${one.message}`)),
  };
}
