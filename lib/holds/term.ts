import { type HoldRule, holdEnd } from "#lib/law/hold.ts";
import { holidays } from "#lib/law/holidays.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * When a hold ends, and why then, a sentence a step. The holidays of the State are asked only where the rule moves a last day.
 * @throws Refusal `invalid` for a State whose holidays are not known and whose rule needs them.
 */
export async function termOf(
  rule: HoldRule,
  { country, zone, startedAt, extensions }: { country: string; zone: string; startedAt: Date; extensions: number },
): Promise<{ endsAt: Date; why: readonly string[] }> {
  return holdEnd({ rule, startedAt, zone, extensions, holidays: rule.rolls ? await known(country) : () => false });
}

async function known(country: string): Promise<(isoDate: string) => boolean> {
  try {
    return await holidays(country);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal("invalid", `${error.message} The end of this hold needs one; nothing was changed.`);
  }
}
