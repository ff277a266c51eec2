import { Definitions } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/time.tsx";
import { givenRoles, roleWords } from "#lib/people/person.ts";
import type { PersonLine } from "./people-table.tsx";
import { roleLabel } from "./role-label.ts";

type PersonFactsProps = { person: PersonLine & { disabledAt: Date | null }; zone: string; legalZone: string };

/** What is kept of one person. */
export function PersonFacts({ person, zone, legalZone }: PersonFactsProps) {
  const given = givenRoles.find((role) => role === person.role);
  const at = (when: Date | null) => when && <Instant at={when} zone={zone} legalZone={legalZone} />;
  const role = (
    <>
      {roleLabel(person.role)}
      {given !== undefined && <span className="block text-small text-soft">{roleWords[given].does}</span>}
    </>
  );
  return (
    <Definitions
      className="mb-9 border-rule border-y"
      items={[
        { term: "E-mail address", value: person.email },
        { term: "Role", value: role },
        { term: "Added", value: at(person.createdAt) },
        ...(person.linkExpiresAt === null ? [] : [{ term: "Link opens until", value: at(person.linkExpiresAt) }]),
        ...(person.disabledAt === null ? [] : [{ term: "Disabled", value: at(person.disabledAt) }]),
      ]}
    />
  );
}
