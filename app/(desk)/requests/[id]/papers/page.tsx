import type { Metadata } from "next";
import { AddDocument } from "#components/documents/add-document.tsx";
import { DocumentBlock } from "#components/documents/document-block.tsx";
import { FormsLink } from "#components/documents/entry-links.tsx";
import { Section } from "#components/shell/page-header.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { may } from "#lib/auth/permissions.ts";
import { list } from "#lib/documents/list.ts";
import { ask } from "../../../../ask.ts";
import { caseProps } from "../read.ts";

export const metadata: Metadata = { title: "Papers" };

type Props = { params: Promise<{ id: string }> };

/** What came with a case and after it. No document is drawn: each is revealed for a reason. */
export default async function PapersPage({ params }: Props) {
  const { id } = await params;
  const { view, actor, zones } = await caseProps(id);
  const documents = await ask(list, { id });
  const reveals = may(actor.role, "documents:reveal");
  return (
    <>
      <Section title="Documents" acts={view.request.instrument.startsWith("EU-EPOC") && <FormsLink id={id} />}>
        {documents.length === 0 ? (
          <Empty title="No document lies here yet">
            The order, its attachments and what followed will lie here, sealed, each with its hash and with who saw it.
          </Empty>
        ) : (
          documents.map((document) => (
            <DocumentBlock key={document.id} requestId={id} document={document} zones={zones} reveals={reveals} />
          ))
        )}
      </Section>
      {may(actor.role, "documents:add") && !view.request.imported && (
        <Section title="Add a document">
          <AddDocument requestId={id} />
        </Section>
      )}
    </>
  );
}
