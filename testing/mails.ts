import MailComposer from "nodemailer/lib/mail-composer";
import type Mail from "nodemailer/lib/mailer";
import { plainPdf } from "#testing/documents.ts";

/** An e-mail as a mail library writes it, with the headers that servers on its way put above it. */
export async function eml(mail: Mail.Options, above: readonly string[] = []): Promise<Buffer> {
  const built = await new MailComposer({
    from: '"Staatsanwaltschaft Köln" <poststelle@sta-koeln.example>',
    to: "legal@relay.example",
    subject: "Auskunftsersuchen, Az. 4 Js 18/26",
    date: new Date("2026-11-23T07:30:00Z"),
    text: "Bitte um Auskunft.",
    ...mail,
  })
    .compile()
    .build();
  return Buffer.concat([Buffer.from(above.map((line) => `${line}\r\n`).join("")), built]);
}

/** What a server writes when it takes a mail in. */
export const received =
  "Received: from mx.sta-koeln.example (mx.sta-koeln.example [192.0.2.7])\r\n\tby mx.relay.example with ESMTPS id 4ab; Mon, 23 Nov 2026 07:31:05 +0000 (UTC)";

let made = 0;
/** An order as a file of a mail, none like another. */
export const orderFile = () => ({
  filename: "order.pdf",
  content: plainPdf({ trailer: `/Nr m${++made}` }),
  contentType: "application/pdf",
});

/** A file as a browser hands it over. */
export const sentFile = (bytes: Uint8Array, fileName = "mail.eml") => ({ fileName, bytes });

/** A demand as it comes by e-mail, with an order that has not come before. */
export const demandMail = async (given: Mail.Options = {}, above: readonly string[] = [received]) =>
  sentFile(
    await eml(
      {
        from: "clerk@va.justice.example",
        subject: "Subpoena, case no. GJ-2026/114",
        attachments: [orderFile()],
        ...given,
      },
      above,
    ),
  );
