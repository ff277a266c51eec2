import type { Metadata } from "next";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, TextField } from "#components/forms/form-fields.client.tsx";
import { Saved } from "#components/forms/saved.client.tsx";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { list } from "#lib/people/list.ts";
import { read } from "#lib/settings/read.ts";
import { zones } from "#lib/settings/setting.ts";
import { ask } from "../../../ask.ts";
import { changeSettings } from "./actions.ts";

export const metadata: Metadata = { title: "Workspace" };

export default async function WorkspacePage() {
  // The settings themselves are read by every role; this page is for those who change them.
  await ask(list, {});
  const { name, legalZone, preset, establishment } = await ask(read, {});
  return (
    <>
      <PageHeader title="Settings" line="What holds for the whole workspace." />
      <SettingsTabs at="/settings/workspace" role={(await requireActor()).role} />
      <ActionForm
        action={changeSettings}
        hidden={{ seenName: name, seenLegalZone: legalZone, seenEstablishment: establishment ?? "" }}
        submit="Save"
        done={<Saved sentence="The settings are saved." />}
      >
        <TextField
          name="name"
          label="Name of the service"
          hint="As letters, productions and reports name it."
          defaultValue={name}
          maxLength={120}
        />
        <ChoiceField
          name="legalZone"
          label="Legal zone"
          hint="Where the house's days begin and end. An instrument with a zone of its own keeps it."
          choices={zones(legalZone).map((zone) => ({ value: zone, label: zone }))}
          defaultValue={legalZone}
        />
        <TextField
          name="establishment"
          label="Established in"
          hint="The State where the service is established or represented in the Union, such as IE, or its region, such as DE-BY. Its public holidays move the deadlines of European orders received from now on."
          defaultValue={establishment ?? ""}
          maxLength={6}
          optional
        />
        {preset !== null && (
          <p className="text-soft">
            The register began with the preset {preset}. It changes by versions, in the register.
          </p>
        )}
      </ActionForm>
    </>
  );
}
