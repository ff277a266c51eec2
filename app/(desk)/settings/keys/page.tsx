import type { Metadata } from "next";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { BoxesField, TextField } from "#components/forms/form-fields.client.tsx";
import { KeysTable } from "#components/keys/keys-table.tsx";
import { SecretShown } from "#components/keys/secret-shown.client.tsx";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { scopeWords } from "#lib/keys/key.ts";
import { list } from "#lib/keys/list.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import { createKey, revokeKey } from "./actions.ts";

export const metadata: Metadata = { title: "Machine keys" };

export default async function KeysPage() {
  const keys = await ask(list, {});
  const zones = await readerZones();
  return (
    <>
      <PageHeader
        title="Settings"
        line="Machines send bans, grievances and appeals with keys of their own. A key never opens a page."
      />
      <SettingsTabs at="/settings/keys" role={(await requireActor()).role} />
      {keys.length === 0 ? (
        <Empty title="No machine has a key">
          The keys of machines will be listed here. Make the first one below, for the system that enforces bans.
        </Empty>
      ) : (
        <KeysTable keys={keys} {...zones} revoke={revokeKey} />
      )}
      <Section title="Make a key">
        <ActionForm action={createKey} submit="Make the key" done={<SecretShown />}>
          <TextField
            name="source"
            label="Source"
            hint="What the machine is called beside every row that it sends, such as platform-eu. Small letters, digits, hyphens. Two keys of a source open the same at a time, for changing over."
            pattern="[a-z0-9][a-z0-9\-]{0,62}"
            title="Small letters, digits and hyphens"
            autoComplete="off"
            spellCheck={false}
          />
          <BoxesField
            name="scopes"
            legend="What it opens"
            hint="Settled when the key is made. Give each machine a key that opens what it does, and nothing else."
            choices={Object.entries(scopeWords).map(([value, words]) => ({ value, ...words }))}
            defaultValues={["bans:import"]}
          />
        </ActionForm>
      </Section>
    </>
  );
}
