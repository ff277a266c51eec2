import { randomUUID } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import PDFDocument from "pdfkit";
import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";
import { add } from "#lib/documents/add.ts";
import { send } from "#lib/messages/send.ts";
import { write } from "#lib/messages/write.ts";
import { enterMail } from "#lib/requests/enterMail.ts";
import type { SampleActors } from "./samplePeople.ts";
import type { SampleOfficer } from "./samplePortal.ts";

const hourMs = 3_600_000;

/** A demand that came by e-mail with its order, a scan that came by post later, and what the officer and the desk wrote to each other. */
export async function seedPapers(ground: Ground, actors: SampleActors, officer: SampleOfficer): Promise<void> {
  const { id } = await seedMail(ground, actors);
  const bytes = await paper(
    "Zustellungsurkunde",
    "Az. 31 Js 3341/26. Ein erfundenes Schriftstück für den Beispielarbeitsplatz.",
  );
  await add(ground, actors.analyst, { id, kind: "evidence", file: { fileName: "Zustellungsurkunde.pdf", bytes } });
  await seedThread(ground, actors, officer);
}

async function seedMail(ground: Ground, actors: SampleActors): Promise<{ id: string }> {
  const receivedAt = new Date(ground.now().getTime() - 20 * hourMs);
  const order = await paper(
    "Auskunftsersuchen",
    "Az. 31 Js 3341/26. Ein erfundenes Schreiben für den Beispielarbeitsplatz.",
  );
  const written = await new MailComposer({
    from: "Staatsanwaltschaft Valbruck <poststelle@sta-valbruck.example>",
    replyTo: "geschaeftsstelle@justiz-valbruck.example",
    to: "legal@service.example",
    subject: "Auskunftsersuchen, Az. 31 Js 3341/26",
    date: receivedAt,
    text: "Anliegend ein Auskunftsersuchen. Um Antwort binnen zehn Tagen wird gebeten.",
    attachments: [
      { filename: "Auskunftsersuchen.pdf", content: Buffer.from(order), contentType: "application/pdf" },
      {
        filename: "Anlagen.zip",
        content: Buffer.from("PK\u0003\u0004 Anlagen", "latin1"),
        contentType: "application/zip",
      },
    ],
  })
    .compile()
    .build();
  const stamp = `Received: from mail.sta-valbruck.example (192.0.2.24) by mx.service.example; ${receivedAt.toUTCString()}\r\n`;
  return enterMail(ground, actors.analyst, {
    authority: { name: "Staatsanwaltschaft Valbruck", country: "DE" },
    instrument: "DE-STPO-100J",
    reference: "31 Js 3341/26",
    receivedAt,
    targets: [{ kind: "phone", identifier: "+44 7700 900052" }],
    fields: ["account-created", "last-connection", "name"],
    mail: { fileName: "auskunftsersuchen.eml", bytes: Buffer.concat([Buffer.from(stamp), written]) },
  });
}

async function seedThread(ground: Ground, actors: SampleActors, { email, name }: SampleOfficer): Promise<void> {
  const [asked] = await transaction(
    ground.database,
    "read",
    (tx) =>
      tx.sql<{ officer: string; request: string }>`
        SELECT o.id AS officer, r.id AS request FROM officer o JOIN legal_request r ON r.officer_id = o.id
         WHERE o.email = ${email} ORDER BY r.received_at DESC LIMIT 1`,
  );
  if (asked === undefined) return;
  const { officer, request: id } = asked;
  await send(ground, actors.analyst, {
    ...{ id, once: randomUUID() },
    text: "We hold the day of the last connection, and no name: the register on our public page says why. Is the request meant to stand as it is?",
  });
  await write(
    ground,
    { id: officer, role: "officer", kind: "person", name },
    {
      ...{ id, once: randomUUID() },
      text: "Yes, please answer with what is held. The decision of the court follows by post.",
    },
  );
}

function paper(title: string, text: string): Promise<Uint8Array> {
  const sheet = new PDFDocument({ size: "A4", margin: 72 });
  const pieces: Buffer[] = [];
  const done = new Promise<Uint8Array>((resolve) => sheet.on("end", () => resolve(Buffer.concat(pieces))));
  sheet.on("data", (piece: Buffer) => pieces.push(piece));
  sheet.fontSize(14).text(title).moveDown();
  sheet.fontSize(11).text(text);
  sheet.end();
  return done;
}
