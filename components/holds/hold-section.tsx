import { Section } from "#components/shell/page-header.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { may, type Role } from "#lib/auth/permissions.ts";
import { type HoldActions, HoldActs } from "./hold-acts.tsx";
import { HoldFacts } from "./hold-facts.tsx";
import { PlaceForm } from "./place-form.tsx";
import type { ShownHold } from "./shown-hold.ts";

type HoldSectionProps = {
  request: { id: string; version: number; instrument: string; state: string; imported: boolean };
  held: {
    holds: readonly ShownHold[];
    rules: readonly string[];
    holdable: readonly { key: string; label: string }[];
    sources: readonly { id: string; name: string }[];
  };
  acts: HoldActions;
  role: Role;
  now: Date;
  zones: { zone: string; legalZone: string };
};

/** What is kept for a request: the hold that runs, those that are over, and where nothing is kept, how it begins. */
export function HoldSection({ request, held, acts, role, now, zones }: HoldSectionProps) {
  const { holds, rules, holdable, sources } = held;
  const [running] = holds.filter(({ state }) => state === "running");
  const over = holds.filter(({ state }) => state !== "running");
  const mayPlace = may(role, "holds:place");
  const open = running === undefined && request.state !== "withdrawn" && !request.imported;
  return (
    <Section title="Hold">
      {running !== undefined && (
        <div className="flex flex-col gap-5">
          <HoldFacts hold={running} now={now} zones={zones} />
          {mayPlace && <HoldActs hold={running} acts={acts} />}
        </div>
      )}
      {open && mayPlace && rules.length > 0 && holdable.length > 0 && (
        <PlaceForm request={request} rules={rules} holdable={holdable} sources={sources} action={acts.place} />
      )}
      {running === undefined && !(open && mayPlace && rules.length > 0 && holdable.length > 0) && (
        <Notice title="Nothing is kept for this request.">{why({ open, mayPlace, rules, holdable })}</Notice>
      )}
      {over.map((hold) => (
        <div key={hold.id} className="mt-6 border-rule border-t pt-5">
          <HoldFacts hold={hold} now={now} zones={zones} />
        </div>
      ))}
    </Section>
  );
}

function why({
  open,
  mayPlace,
  rules,
  holdable,
}: {
  open: boolean;
  mayPlace: boolean;
  rules: readonly string[];
  holdable: readonly unknown[];
}): string {
  if (!open) return "It was withdrawn, or imported from a past year.";
  if (!mayPlace) return "Analysts and counsel can place a hold.";
  if (rules.length === 0) return "No rule sets a term for which a request of this kind could be held.";
  return holdable.length === 0 ? "The register holds nothing of what is asked." : "";
}
