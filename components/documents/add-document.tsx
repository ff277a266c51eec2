import { ChoiceField } from "#components/forms/form-fields.client.tsx";
import { UploadForm } from "#components/forms/upload-form.client.tsx";
import { addedKinds, kindWords } from "#lib/documents/document.ts";
import { FileField } from "./file-field.client.tsx";

const choices = addedKinds.map((value) => ({ value, label: kindWords[value] }));

/** Lays one more document to a request. */
export function AddDocument({ requestId }: { requestId: string }) {
  return (
    <UploadForm address={`/requests/${requestId}/papers/add`} submit="Add the document" kind="plain">
      <ChoiceField name="kind" id="document-kind" label="What it is" choices={choices} empty="Choose" />
      <FileField
        name="file"
        label="Document"
        hint="PDF, PNG, JPEG or TIFF, up to 20 MB. It is looked at, scanned where a scanner is set up, and kept sealed."
      />
    </UploadForm>
  );
}
