import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { RecordAppeal } from "#components/appeals/record-appeal.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { readerZones } from "../../../../reader.ts";
import { recordAppeal } from "../actions.ts";

export const metadata: Metadata = { title: "Record an appeal" };

type Props = { searchParams: Promise<{ ban?: string }> };

export default async function NewAppealPage({ searchParams }: Props) {
  if (!may((await requireActor()).role, "appeals:record")) forbidden();
  const { ban = "" } = await searchParams;
  const { zone } = await readerZones();
  return (
    <>
      <PageHeader
        title="Record an appeal"
        path={[
          { href: "/bans", label: "Bans" },
          { href: "/bans/appeals", label: "Appeals" },
        ]}
        line="One that reached the house by post, by mail or through somebody else. The platform sends its own."
      />
      <RecordAppeal action={recordAppeal} ban={ban} formKey={crypto.randomUUID()} zone={zone} now={new Date()} />
    </>
  );
}
