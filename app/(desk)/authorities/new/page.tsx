import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { AuthorityForm } from "#components/authorities/authority-form.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { recordAuthority } from "../actions.ts";

export const metadata: Metadata = { title: "Record an authority" };

export default async function NewAuthorityPage() {
  if (!may((await requireActor()).role, "authorities:record")) forbidden();
  return (
    <>
      <PageHeader
        title="Record an authority"
        path={[{ href: "/authorities", label: "Authorities" }]}
        line="From a register that no demand named. It is not verified by being here."
      />
      <AuthorityForm known={null} action={recordAuthority} />
    </>
  );
}
