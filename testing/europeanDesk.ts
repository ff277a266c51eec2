import { forms } from "#lib/europeanOrders/forms.ts";
import { enterEuropean } from "#lib/requests/enterEuropean.ts";
import { change } from "#lib/settings/change.ts";
import { epocOf, epocPrOf } from "#testing/europeanOrders.ts";
import { type Desk, morning, openDesk } from "#testing/requests.ts";

export type CertificateInput = Parameters<typeof enterEuropean>[2]["form"];

/** A desk established in Ireland, and certificates of a Munich prosecutor, each with a number of its own. */
export type EuropeanDesk = Desk & {
  readonly number: () => { a: { issuingState: string; issuingAuthority: string; fileNumber: string } };
  readonly hoursOn: (hours: number) => Date;
  readonly entered: (form: CertificateInput, receivedAt?: Date) => Promise<string>;
  readonly produce: (changes?: Parameters<typeof epocOf>[0]) => Promise<string>;
  readonly preserve: (receivedAt?: Date) => Promise<string>;
  readonly orderForm: (requestId: string) => Promise<{ id: string; withheld: readonly string[] }>;
};

/** Opens it; call it once a file, in `beforeAll`. */
export async function openEuropeanDesk(): Promise<EuropeanDesk> {
  const desk = await openDesk();
  const seen = { name: "Countersign", legalZone: "UTC" };
  await change(desk.ground, desk.people.administrator, { name: "Relay", legalZone: "UTC", establishment: "IE", seen });
  let made = 0;
  const number = () => {
    made += 1;
    return {
      a: { issuingState: "DE", issuingAuthority: "Staatsanwaltschaft München I", fileNumber: `214 Js ${made}/26` },
    };
  };
  const entered = async (form: CertificateInput, receivedAt = morning) =>
    (await enterEuropean(desk.ground, desk.people.analyst, { form, receivedAt })).id;
  return {
    ...desk,
    number,
    entered,
    hoursOn: (hours) => new Date(morning.getTime() + hours * 3_600_000),
    produce: (changes = {}) => entered(epocOf({ ...number(), ...changes })),
    preserve: (receivedAt = morning) => entered(epocPrOf(number()), receivedAt),
    orderForm: async (requestId) => {
      const { forms: lines } = await forms(desk.ground, desk.people.analyst, { requestId });
      const line = lines.find(({ annex }) => annex === "I" || annex === "II");
      if (line === undefined) throw new Error("no certificate");
      return line;
    },
  };
}
