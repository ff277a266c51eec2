import type { Metadata } from "next";
import { AppealsRule } from "#components/appeals/appeals-rule.tsx";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { BoxesField, TextField } from "#components/forms/form-fields.client.tsx";
import { Saved } from "#components/forms/saved.client.tsx";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { rules } from "#lib/appeals/rules.ts";
import { requireActor } from "#lib/auth/session.ts";
import { list } from "#lib/people/list.ts";
import { readSigning } from "#lib/settings/readSigning.ts";
import { ask } from "../../../ask.ts";
import { changeAppeals, changeRules } from "./actions.ts";

export const metadata: Metadata = { title: "Deciding" };

export default async function DecidingPage() {
  // The rules themselves are read by every role; this page is for those who change them.
  await ask(list, {});
  const { countersignByAnalyst, accountsAtRisk, processOwedHours } = await ask(readSigning, {});
  const seen = {
    seenByAnalyst: String(countersignByAnalyst),
    seenAccounts: String(accountsAtRisk),
    seenHours: String(processOwedHours),
  };
  return (
    <>
      <PageHeader title="Settings" line="How the house decides. Whatever is set here, two people release, never one." />
      <SettingsTabs at="/settings/deciding" role={(await requireActor()).role} />
      <ActionForm action={changeRules} hidden={seen} submit="Save" done={<Saved sentence="The rules are saved." />}>
        <BoxesField
          name="countersignByAnalyst"
          legend="Who signs second"
          hint="Always counsel in an emergency, for a first-time authority, content data, many accounts, a suspicion or a freeze; and never who verified the requester."
          choices={[{ value: "on", label: "An analyst may sign an ordinary request second" }]}
          defaultValues={countersignByAnalyst ? ["on"] : []}
        />
        <TextField
          name="accountsAtRisk"
          label="Many accounts: from"
          hint="A release about so many or more is risky."
          type="number"
          min={1}
          max={1000}
          defaultValue={accountsAtRisk}
        />
        <TextField
          name="processOwedHours"
          label="Process owed within"
          hint="Hours after the release of an emergency, by which its legal process must come."
          type="number"
          min={1}
          max={720}
          defaultValue={processOwedHours}
        />
      </ActionForm>
      <AppealsRule {...(await ask(rules, {}))} action={changeAppeals} />
    </>
  );
}
