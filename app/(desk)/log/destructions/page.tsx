import type { Metadata } from "next";
import Link from "next/link";
import { CertificatesTable } from "#components/destructions/certificates-table.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { list } from "#lib/destructions/list.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";

export const metadata: Metadata = { title: "Destruction" };

type Props = { searchParams: Promise<{ after?: string }> };

export default async function DestructionsPage({ searchParams }: Props) {
  const { after } = await searchParams;
  const { rows, next } = await ask(list, after === undefined ? {} : { after });
  return (
    <>
      <PageHeader
        path={[{ href: "/log", label: "Log" }]}
        title="Destruction"
        line="What was sealed and is no more: what, how many, when and by which rule. The log never held any of it, so its proofs stand."
      />
      <CertificatesTable rows={rows} zones={await readerZones()} />
      {next !== null && (
        <Button asChild className="mt-6">
          <Link href={`/log/destructions?after=${next}`}>Older</Link>
        </Button>
      )}
    </>
  );
}
