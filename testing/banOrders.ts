import { propose } from "#lib/banOrders/propose.ts";
import { record } from "#lib/banOrders/record.ts";
import { type AppealDesk, hoursOn, openAppealDesk } from "#testing/appeals.ts";

type Given = Parameters<typeof record>[2];

/** A desk with bans, and orders of authorities about them. */
export type OrderDesk = Omit<AppealDesk, "proposed"> & {
  /** An order to restore, unless the changes say otherwise, as it would be recorded. */
  readonly given: (changes?: Partial<Given>) => Given;
  /** Records it; answers its id. */
  readonly order: (changes?: Partial<Given>) => Promise<string>;
  /** An order to ban whose compliance the analyst has proposed. */
  readonly proposed: () => ReturnType<typeof propose>;
};

/** Opens it; call it once a file, in `beforeAll`. */
export async function openOrderDesk(): Promise<OrderDesk> {
  const desk = await openAppealDesk();
  let made = 0;
  const given = (changes: Partial<Given> = {}): Given => {
    made += 1;
    return {
      ...{ asks: "restore", authority: "Grievance Appellate Committee", country: "IN", instrument: "IN-GAC" },
      ...{ reference: `GAC/2026/${made}`, receivedAt: hoursOn(-20), ...changes },
    } as Given;
  };
  const order = async (changes: Partial<Given> = {}) =>
    (await record(desk.ground, desk.people.analyst, given(changes))).id;
  return {
    ...{ ...desk, given, order },
    proposed: async () => {
      const id = await order({ asks: "ban", instrument: "court-order", authority: "High Court" });
      return propose(desk.ground, desk.people.analyst, { id, version: 1, outcome: "complied" });
    },
  };
}
