import { countryName } from "#components/authorities/countries.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { outcomeWords, type SuspicionOutcome } from "#lib/suspicions/suspicion.ts";
import { outcomeTones } from "./words.ts";

type SuspicionHeadProps = {
  suspicion: {
    country: string;
    outcome: SuspicionOutcome;
    authorities: readonly { name: string }[];
    requests: readonly { authority: string }[];
  };
};

/** About whom a suspicion is, and how it stands. */
export function SuspicionHead({ suspicion }: SuspicionHeadProps) {
  const { country, outcome, authorities, requests } = suspicion;
  const names = [...new Set([...authorities.map((one) => one.name), ...requests.map((one) => one.authority)])];
  return (
    <PageHeader
      title={`Suspicion about ${names.slice(0, 2).join(" and ") || "an officer"}`}
      path={[
        { href: "/authorities", label: "Authorities" },
        { href: "/authorities/suspicions", label: "Suspicions" },
      ]}
      marks={<Badge tone={outcomeTones[outcome]}>{outcomeWords[outcome]}</Badge>}
      line={`Claims to be from ${countryName(country)}.`}
    />
  );
}
