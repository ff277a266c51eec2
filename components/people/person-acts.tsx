import { ActionForm } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Section } from "#components/shell/page-header.tsx";
import { LinkShown } from "./link-shown.client.tsx";
import type { PersonLine } from "./people-table.tsx";
import { RoleField } from "./role-field.client.tsx";

type PersonActsProps = {
  person: PersonLine;
  /** Whether the reader looks at themself: nobody changes their own role. */
  self: boolean;
  /** Where the one-time link begins. */
  address: string;
  zone: string;
  acts: Readonly<Record<"changeRole" | "link" | "disable" | "enable", FormAction>>;
};

/** What can be done about one person's access, each act with what it does to their sessions. */
export function PersonActs({ person, self, address, zone, acts }: PersonActsProps) {
  const { id, role, access } = person;
  if (access === "disabled") {
    return (
      <Section title="Access">
        <ActionForm action={acts.enable} hidden={{ id }} submit="Let them in again" kind="plain">
          <Words>They get in with the role and password that they had.</Words>
        </ActionForm>
      </Section>
    );
  }
  return (
    <>
      {!self && role !== "officer" && (
        <Section title="Another role">
          <ActionForm action={acts.changeRole} hidden={{ id, from: role }} submit="Change the role" kind="plain">
            <RoleField name="to" legend={`Instead of ${role}. Their sessions end at once.`} without={role} />
          </ActionForm>
        </Section>
      )}
      <Section title="A new link">
        <ActionForm
          action={acts.link}
          hidden={{ id }}
          submit="Make a new link"
          kind="plain"
          done={<LinkShown address={address} zone={zone} />}
        >
          <Words>For a forgotten password. Their sessions end at once, and earlier links stop opening.</Words>
        </ActionForm>
      </Section>
      <Section title="Access">
        <ActionForm action={acts.disable} hidden={{ id }} submit="Disable" kind="plain">
          <Words>
            Their sessions end at once and they cannot sign in. What they did stays theirs. It can be undone.
          </Words>
        </ActionForm>
      </Section>
    </>
  );
}

function Words({ children }: { children: string }) {
  return <p className="max-w-prose text-soft">{children}</p>;
}
