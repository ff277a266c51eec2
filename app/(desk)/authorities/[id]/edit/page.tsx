import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { AuthorityForm } from "#components/authorities/authority-form.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { one } from "#lib/authorities/one.ts";
import { ask } from "../../../../ask.ts";
import { editAuthority } from "../../actions.ts";

export const metadata: Metadata = { title: "Edit an authority" };

type Props = { params: Promise<{ id: string }> };

export default async function EditAuthorityPage({ params }: Props) {
  if (!may((await requireActor()).role, "authorities:record")) forbidden();
  const authority = await ask(one, { id: (await params).id });
  return (
    <>
      <PageHeader
        title="What is known of it"
        path={[
          { href: "/authorities", label: "Authorities" },
          { href: `/authorities/${authority.id}`, label: authority.name },
        ]}
      />
      <AuthorityForm known={authority} action={editAuthority} />
    </>
  );
}
