import { ChoiceField } from "#components/forms/form-fields.client.tsx";
import { Section } from "#components/shell/page-header.tsx";
import { FileField } from "./file-field.client.tsx";

const ways = [
  { value: "post", label: "By post or by hand" },
  { value: "mail", label: "By e-mail, without the e-mail itself" },
  { value: "staff", label: "Otherwise" },
];

/** By which way a demand came, and the scans of it. */
export function CameWith() {
  return (
    <Section title="How it came">
      <div className="grid gap-x-6 gap-y-4 desk:grid-cols-2">
        <ChoiceField name="channel" label="Way" choices={ways} defaultValue="post" className="self-start" />
        <FileField
          name="documents"
          label="Documents"
          hint="Scans of what came: PDF, PNG, JPEG or TIFF, up to 20 MB each, ten at most. They are kept sealed."
          multiple
          optional
        />
      </div>
    </Section>
  );
}
