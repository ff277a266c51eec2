import type { FormAction } from "#components/forms/form-state.ts";
import { Section } from "#components/shell/page-header.tsx";
import { may, type Role } from "#lib/auth/permissions.ts";
import { type Instrument, isInForce } from "#lib/law/instrument.ts";
import type { OverrideLine } from "#lib/overrides/override.ts";
import { type OverrideActs, OverrideBlock } from "./override-block.tsx";
import { OverrideForms } from "./override-forms.tsx";

type Props = {
  instrument: Instrument;
  overrides: readonly OverrideLine[];
  acts: OverrideActs & { propose: FormAction };
  actor: { id: string; role: Role };
  zones: { zone: string; legalZone: string };
  on: string;
};

/** What the house sees otherwise than the table: each with a reason and two people, and the forms to propose another. */
export function HouseOverrides({ instrument, overrides, acts, actor, zones, on }: Props) {
  const switched = overrides.find(({ value, state }) => value.kind === "switch" && state === "in-effect")?.value;
  const inForce = switched?.kind === "switch" ? switched.on : isInForce(instrument, on);
  return (
    <Section title="House overrides">
      {overrides.length === 0 && (
        <p className="mb-3 max-w-prose text-soft">
          The house follows the table. It may see a deadline, its own target, the status or the reading otherwise, with
          a reason and two people; never for what was received before.
        </p>
      )}
      {overrides.map((one) => (
        <OverrideBlock key={one.id} one={one} acts={acts} actor={actor} zones={zones} />
      ))}
      {may(actor.role, "overrides:propose") && (
        <div className="mt-4">
          <OverrideForms instrument={instrument} propose={acts.propose} zone={zones.legalZone} inForce={inForce} />
        </div>
      )}
    </Section>
  );
}
