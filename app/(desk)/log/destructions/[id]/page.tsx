import type { Metadata } from "next";
import { CertificateFacts } from "#components/destructions/certificate-facts.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { one } from "#lib/destructions/one.ts";
import { ask } from "../../../../ask.ts";
import { readerZones } from "../../../../reader.ts";

export const metadata: Metadata = { title: "Certificate of destruction" };

type Props = { params: Promise<{ id: string }> };

export default async function CertificatePage({ params }: Props) {
  const shown = await ask(one, await params);
  const { role } = await requireActor();
  return (
    <>
      <PageHeader
        path={[
          { href: "/log", label: "Log" },
          { href: "/log/destructions", label: "Destruction" },
        ]}
        title="Certificate of destruction"
        acts={
          <Button asChild>
            <a href={`/log/destructions/${shown.id}/certificate`}>Certificate as a PDF</a>
          </Button>
        }
      />
      <CertificateFacts
        shown={shown}
        readsCases={may(role, "requests:read")}
        readsLog={may(role, "log:read")}
        zones={await readerZones()}
      />
    </>
  );
}
