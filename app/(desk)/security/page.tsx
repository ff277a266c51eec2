import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CompartmentCheck } from "#components/security/compartment-check.tsx";
import { DemandForm } from "#components/security/demand-form.tsx";
import { DemandsList } from "#components/security/demands-list.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { list } from "#lib/securityDemands/list.ts";
import { verify } from "#lib/securityDemands/verify.ts";
import { ask } from "../../ask.ts";
import { record, reveal, settle } from "./actions.ts";

/** The title says nothing before the page has answered: for whoever is not cleared there is none. */
export const metadata: Metadata = { title: "Countersign" };

export default async function SecurityPage() {
  const { role } = await requireActor();
  if (!may(role, "securityDemands:handle")) notFound();
  const demands = await ask(list, {});
  const verdict = await ask(verify, {});
  return (
    <>
      <PageHeader
        title="Compartment"
        line="National-security demands live here and nowhere else: in no count, search, export or queue. Only bands leave. Every look is an entry of the compartment's own log."
      />
      <DemandsList demands={demands} acts={{ settle, reveal }} />
      <Section title="Record a demand">
        <DemandForm key={demands.length} action={record} />
      </Section>
      <Section title="The compartment's own log">
        <CompartmentCheck verdict={verdict} />
      </Section>
    </>
  );
}
