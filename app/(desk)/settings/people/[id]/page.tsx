import type { Metadata } from "next";
import { AccessBadge } from "#components/people/access-badge.tsx";
import { PersonActs } from "#components/people/person-acts.tsx";
import { PersonFacts } from "#components/people/person-facts.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { address } from "#lib/auth/address.ts";
import { requireActor } from "#lib/auth/session.ts";
import { read } from "#lib/people/read.ts";
import { ask } from "../../../../ask.ts";
import { readerZones } from "../../../../reader.ts";
import { changePersonRole, disablePerson, enablePerson, linkPerson } from "../actions.ts";

export const metadata: Metadata = { title: "Person" };

const acts = { changeRole: changePersonRole, link: linkPerson, disable: disablePerson, enable: enablePerson };

type Props = { params: Promise<{ id: string }> };

export default async function PersonPage({ params }: Props) {
  const person = await ask(read, { id: (await params).id });
  const reader = await requireActor();
  const zones = await readerZones();
  return (
    <>
      <PageHeader
        title={person.name}
        path={[{ href: "/settings/people", label: "People" }]}
        marks={<AccessBadge access={person.access} linkOpen={person.linkExpiresAt !== null} />}
      />
      <PersonFacts person={person} {...zones} />
      <PersonActs person={person} self={reader.id === person.id} address={address()} zone={zones.zone} acts={acts} />
    </>
  );
}
