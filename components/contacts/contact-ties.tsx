import Link from "next/link";
import { FileField } from "#components/documents/file-field.client.tsx";
import { RevealDocument } from "#components/documents/reveal-document.client.tsx";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { UploadForm } from "#components/forms/upload-form.client.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";

type ContactDocumentsProps = {
  contactId: string;
  documents: readonly { id: string; fileName: string; destroyed: boolean }[];
  adds: boolean;
};

/** Letters and agendas of a contact: sealed, and opened for a reason. */
export function ContactDocuments({ contactId, documents, adds }: ContactDocumentsProps) {
  return (
    <div className="flex flex-col gap-4">
      {documents.length === 0 && <p className="text-soft">No document lies here.</p>}
      <ul className="divide-y divide-rule">
        {documents.map(({ id, fileName, destroyed }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span className="wrap-anywhere">{fileName}</span>
            {destroyed ? (
              <span className="text-soft">Destroyed when its retention ended</span>
            ) : (
              <Dialog
                trigger={<Button size="small">Open…</Button>}
                title={`Open ${fileName}`}
                description="It is saved on your computer. That you looked, and why, is an entry of the log."
              >
                <RevealDocument address={`/contacts/${contactId}/documents/${id}`} id={id} fileName={fileName} />
              </Dialog>
            )}
          </li>
        ))}
      </ul>
      {adds && (
        <UploadForm address={`/contacts/${contactId}/documents`} submit="Add the document" kind="plain">
          <FileField name="file" label="Document" hint="PDF, PNG, JPEG or TIFF, up to 20 MB. It is kept sealed." />
        </UploadForm>
      )}
    </div>
  );
}

type ContactRequestsProps = {
  contactId: string;
  requests: readonly { id: string; reference: string; authority: string }[];
  link: FormAction | null;
};

/** Requests that were spoken about. */
export function ContactRequests({ contactId, requests, link }: ContactRequestsProps) {
  return (
    <div className="flex flex-col gap-4">
      {requests.length === 0 && <p className="text-soft">No request was spoken about.</p>}
      <ul className="divide-y divide-rule">
        {requests.map(({ id, reference, authority }) => (
          <li key={id} className="py-2">
            <Link href={`/requests/${id}`} className="font-mono underline">
              {reference}
            </Link>
            <span className="text-soft">, {authority}</span>
          </li>
        ))}
      </ul>
      {link !== null && (
        <ActionForm action={link} hidden={{ id: contactId }} submit="Tie the request" kind="plain">
          <TextField name="request" label="Reference of a request" maxLength={200} />
        </ActionForm>
      )}
    </div>
  );
}
