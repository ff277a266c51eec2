"use client";

import { type ChangeEvent, type ComponentProps, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import type { FormState } from "#components/forms/form-state.ts";
import { RefusalNotice } from "#components/forms/refusal-notice.tsx";
import { sendForm } from "#components/forms/send-form.ts";
import { UploadForm } from "#components/forms/upload-form.client.tsx";
import { NewRequestFields } from "#components/requests/new-request-fields.tsx";
import { Section } from "#components/shell/page-header.tsx";
import type { MailOffer } from "#lib/documents/document.ts";
import { FileField } from "./file-field.client.tsx";
import { OfferedMail } from "./offered-mail.tsx";

/** What the server read of a mail; `receivedText` as an input for a time wants it. */
type Offered = MailOffer & { receivedText: string | null };

type MailFormProps = Omit<ComponentProps<typeof NewRequestFields>, "offered"> & { legalZone: string; back: ReactNode };

/** Reads a mail when it is chosen, once: the one within `area`, also where it was chosen before scripts ran and told nobody. */
function useChosenMail(zone: string) {
  const [state, setState] = useState<FormState<Offered> | "reading">({ answer: "none" });
  const area = useRef<HTMLDivElement>(null);
  const taken = useRef<File>(undefined);
  const read = useCallback(
    async (mail: File | undefined) => {
      // Told twice of one choice (by the input, and by the look after the scripts came): reading again would empty what was typed since.
      if (mail !== undefined && mail === taken.current) return;
      taken.current = mail;
      if (mail === undefined) return setState({ answer: "none" });
      setState("reading");
      const form = new FormData();
      form.set("mail", mail);
      form.set("zone", zone);
      setState(await sendForm<Offered>("/requests/new/mail/read", form));
    },
    [zone],
  );
  useEffect(() => {
    const chosen = area.current?.querySelector<HTMLInputElement>("input[type=file]")?.files?.[0];
    if (chosen !== undefined) void read(chosen);
  }, [read]);
  return { state, read, area };
}

/**
 * Takes a demand in from the e-mail that it came by: the mail is read as soon as it is chosen and fills what it can of the form; it is kept, with its
 * attachments, only when the request is recorded. Where scripts do not run the person fills the form by hand and the mail is kept all the same.
 */
export function MailForm({ legalZone, back, ...fields }: MailFormProps) {
  const { zone } = fields;
  const { state, read, area } = useChosenMail(zone);
  const offer = state !== "reading" && state.answer === "done" ? state.result : null;
  return (
    <UploadForm
      address="/requests/new/enter"
      hidden={{ zone }}
      submit="Record the request and keep the e-mail"
      sending="Recording"
      className="max-w-5xl gap-3"
      back={back}
    >
      <Section title="The e-mail">
        <div ref={area}>
          <FileField
            name="mail"
            label="E-mail as a file"
            hint="An .eml file, up to 20 MB, as your mail program saves it: with all its headers. It is read when you choose it."
            accept=".eml,message/rfc822"
            onChange={(event: ChangeEvent<HTMLInputElement>) => read(event.target.files?.[0])}
            className="max-w-xl"
          />
        </div>
        <div aria-live="polite" className="mt-4">
          {state === "reading" && <p className="text-soft">Reading the e-mail …</p>}
          {state !== "reading" && state.answer === "refused" && <RefusalNotice sentence={state.sentence} />}
          {offer !== null && <OfferedMail offer={offer} zones={{ zone, legalZone }} />}
        </div>
      </Section>
      <NewRequestFields
        key={offer === null ? zone : `${offer.fileName}${offer.arrivedAt}${offer.subject}`}
        {...fields}
        receivedAt={offer?.receivedText ?? fields.receivedAt}
        offered={{
          authority: offer?.authority?.name,
          country: offer?.authority?.country,
          reference: offer?.reference ?? undefined,
        }}
      />
    </UploadForm>
  );
}
