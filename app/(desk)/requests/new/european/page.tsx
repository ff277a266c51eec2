import type { Metadata } from "next";
import { BackToQueueLink } from "#components/documents/entry-links.tsx";
import { CertificateFields } from "#components/europeanOrders/certificate-fields.tsx";
import { CertificateFile, EntryTabs, entryPlace } from "#components/europeanOrders/entry-tabs.tsx";
import { typedText } from "#components/forms/typed-time.ts";
import { UploadForm } from "#components/forms/upload-form.client.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { readerZones } from "../../../../reader.ts";
import { allowEntry } from "../entry.ts";

export const metadata: Metadata = { title: "European order" };

type Props = { searchParams: Promise<{ by?: string }> };

export default async function EuropeanPage({ searchParams }: Props) {
  await allowEntry();
  const { by } = await searchParams;
  const { zone } = await readerZones();
  const annex = by === "epoc-pr" ? "II" : "I";
  const receivedAt = typedText(new Date(), zone);
  return (
    <>
      <PageHeader
        title="European order"
        path={[{ href: "/requests", label: "Queue" }]}
        line="A certificate of Regulation (EU) 2023/1543, under the letters of its Annex. The request, its clock and its findings follow from it."
      />
      <EntryTabs by={by} />
      <UploadForm
        key={by ?? "epoc"}
        address={`${entryPlace}/enter`}
        hidden={{ zone, annex }}
        submit="Record the order"
        className="max-w-5xl gap-3"
        back={<BackToQueueLink />}
      >
        {by === "file" ? (
          <CertificateFile zone={zone} receivedAt={receivedAt} />
        ) : (
          <CertificateFields annex={annex} zone={zone} receivedAt={receivedAt} />
        )}
      </UploadForm>
    </>
  );
}
