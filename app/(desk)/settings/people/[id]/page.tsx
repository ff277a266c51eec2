import type { Metadata } from "next";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { AccessBadge } from "#components/people/access-badge.tsx";
import { LinkShown } from "#components/people/link-shown.client.tsx";
import { PersonFacts } from "#components/people/person-facts.tsx";
import { RoleField } from "#components/people/role-field.client.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { address } from "#lib/auth/address.ts";
import { read } from "#lib/people/read.ts";
import { ask } from "../../../../ask.ts";
import { readerZones } from "../../../../reader.ts";
import { changePersonRole, disablePerson, enablePerson, linkPerson } from "../actions.ts";

export const metadata: Metadata = { title: "Person" };

type Props = { params: Promise<{ id: string }> };

export default async function PersonPage({ params }: Props) {
  const person = await ask(read, { id: (await params).id });
  const zones = await readerZones();
  const { id, role, access } = person;
  const disabled = access === "disabled";
  return (
    <>
      <PageHeader
        title={person.name}
        path={[{ href: "/settings/people", label: "People" }]}
        marks={<AccessBadge access={access} linkOpen={person.linkExpiresAt !== null} />}
      />
      <PersonFacts person={person} {...zones} />
      {!disabled && role !== "officer" && (
        <Section title="Another role">
          <ActionForm action={changePersonRole} hidden={{ id, from: role }} submit="Change the role" kind="plain">
            <RoleField name="to" legend={`Instead of ${role}. Their sessions end at once.`} without={role} />
          </ActionForm>
        </Section>
      )}
      {!disabled && (
        <Section title="A new link">
          <ActionForm
            action={linkPerson}
            hidden={{ id }}
            submit="Make a new link"
            kind="plain"
            done={<LinkShown address={address()} zone={zones.zone} />}
          >
            <p className="max-w-prose text-soft">
              For a forgotten password. Their sessions end at once, and earlier links stop opening.
            </p>
          </ActionForm>
        </Section>
      )}
      <Section title="Access">
        <ActionForm
          action={disabled ? enablePerson : disablePerson}
          hidden={{ id }}
          submit={disabled ? "Let them in again" : "Disable"}
          kind="plain"
        >
          <p className="max-w-prose text-soft">
            {disabled
              ? "They get in with the role and password that they had."
              : "Their sessions end at once and they cannot sign in. What they did stays theirs. It can be undone."}
          </p>
        </ActionForm>
      </Section>
    </>
  );
}
