import { FileField } from "#components/documents/file-field.client.tsx";
import { TextField } from "#components/forms/form-fields.client.tsx";
import { TabLinks } from "#components/ui/tab-links.tsx";

export const entryPlace = "/requests/new/european";
const tabs = [
  { href: entryPlace, label: "EPOC, to produce" },
  { href: `${entryPlace}?by=epoc-pr`, label: "EPOC-PR, to preserve" },
  { href: `${entryPlace}?by=file`, label: "From a file" },
];

/** The ways in which a European order is written down. */
export function EntryTabs({ by }: { by: string | undefined }) {
  const at = tabs.find(({ href }) => href === `${entryPlace}?by=${by}`)?.href ?? entryPlace;
  return (
    <div className="mb-6">
      <TabLinks label="Ways in" tabs={tabs} at={at} />
    </div>
  );
}

/** A certificate as data, instead of typing it. */
export function CertificateFile({ zone, receivedAt }: { zone: string; receivedAt: string }) {
  return (
    <>
      <FileField
        name="certificate"
        label="Certificate as data"
        hint="JSON with the key countersign/epoc@1 or countersign/epoc-pr@1."
        accept=".json,application/json"
      />
      <TextField
        name="receivedAt"
        label="Received"
        type="datetime-local"
        hint={`In ${zone}.`}
        defaultValue={receivedAt}
      />
    </>
  );
}
