import type { Metadata } from "next";
import { ClearForm } from "#components/security/clear-form.tsx";
import { ClearancesList } from "#components/security/clearances-list.tsx";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { clearances } from "#lib/securityDemands/clearances.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import { end, propose, settle } from "./actions.ts";

export const metadata: Metadata = { title: "Clearances" };

export default async function ClearancesPage() {
  const { rows, others } = await ask(clearances, {});
  const actor = await requireActor();
  return (
    <>
      <PageHeader
        title="Settings"
        line="Who may know of the national-security compartment. It says who may, and nothing of whether there is anything to know."
      />
      <SettingsTabs at="/settings/clearances" role={actor.role} />
      <ClearancesList rows={rows} acts={{ settle, end }} actor={actor} zones={await readerZones()} />
      {may(actor.role, "securityDemands:clear") && (
        <Section title="Propose a clearance">
          <ClearForm key={others.length} others={others} action={propose} />
        </Section>
      )}
    </>
  );
}
