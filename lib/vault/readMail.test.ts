import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "#lib/refusal.ts";
import { inspectUpload } from "#lib/vault/inspect.ts";
import { attachmentsMax, readMail } from "#lib/vault/readMail.ts";
import { plainPdf, png } from "#testing/documents.ts";
import { eml, received } from "#testing/mails.ts";

const read = (bytes: Buffer, server: string | null = null) => readMail(bytes, "mail.eml", server);

describe("a mail of a real mail library", () => {
  test("is read: who, when, what, and its attachments byte for byte", async () => {
    const pdf = plainPdf();
    const bytes = await eml(
      {
        messageId: "<4711@sta-koeln.example>",
        replyTo: "fax@freemail.example",
        attachments: [{ filename: "Anordnung – Köln.pdf", content: pdf, contentType: "application/pdf" }],
      },
      ["Return-Path: <bounce@mailer.example>", received],
    );
    expect(inspectUpload(bytes, "mail.eml", "mail").mediaType).toBe("message/rfc822");
    const mail = await read(bytes);
    expect(mail).toMatchObject({
      subject: "Auskunftsersuchen, Az. 4 Js 18/26",
      from: { name: "Staatsanwaltschaft Köln", address: "poststelle@sta-koeln.example" },
      sentAt: new Date("2026-11-23T07:30:00Z"),
      arrivedAt: new Date("2026-11-23T07:31:05Z"),
      messageId: "4711@sta-koeln.example",
      domains: { from: "sta-koeln.example", replyTo: "freemail.example", returnPath: "mailer.example" },
      claims: [],
      attachmentsLeft: 0,
    });
    expect(mail.attachments.map(({ fileName }) => fileName)).toEqual(["Anordnung – Köln.pdf"]);
    expect(Buffer.from(mail.attachments[0]?.bytes ?? []).equals(pdf)).toBe(true);
  });

  test.each([
    [
      "quoted-printable and a far script",
      { subject: "आदेश № 7", textEncoding: "quoted-printable", text: "कृपया".repeat(50) },
    ],
    ["base64", { subject: "Ref: ZX-9/2026", textEncoding: "base64" }],
    ["a long subject in many words", { subject: `Ersuchen ${"Größe ".repeat(40)}`.trim() }],
    [
      "text, page and a picture in it",
      { html: '<p>x</p><img src="cid:logo">', attachments: [{ cid: "logo", filename: "logo.png", content: png() }] },
    ],
  ] as const)("%s", async (_, mail) => {
    const read_ = await read(await eml(mail as Parameters<typeof eml>[0]));
    if ("subject" in mail) expect(read_.subject).toBe(mail.subject.slice(0, 300));
    if ("attachments" in mail) expect(read_.attachments.map(({ fileName }) => fileName)).toEqual(["logo.png"]);
  });

  test("keeps a mail within it whole, and names as they were sent for the desk to clean", async () => {
    const inner = await eml({ subject: "The one before" });
    const names = ["\u202efdp.exe", "../../etc/passwd", "winmail.dat", `${"n".repeat(260)}.pdf`];
    const attachments = [
      { content: inner, contentType: "message/rfc822", filename: "before.eml" },
      ...names.map((filename) => ({ filename, content: png(filename) })),
    ];
    const mail = await read(await eml({ attachments }));
    expect(mail.attachments).toHaveLength(5);
    const [before, ...rest] = mail.attachments;
    const inspected = inspectUpload(before?.bytes ?? new Uint8Array(), before?.fileName ?? "", "mail");
    expect(inspected).toMatchObject({ mediaType: "message/rfc822", fileName: "before.eml" });
    const clean = rest.map(({ bytes, fileName }) => inspectUpload(bytes, fileName).fileName);
    expect(clean.slice(0, 3)).toEqual(["fdp.exe", "passwd", "winmail.dat"]);
    expect(clean[3]?.length).toBeLessThanOrEqual(200);
  });

  test("of ten megabytes is read whole", async () => {
    const content = randomBytes(10_000_000);
    const mail = await read(await eml({ attachments: [{ filename: "large.bin", content }] }));
    expect(Buffer.from(mail.attachments[0]?.bytes ?? []).equals(content)).toBe(true);
  });

  test("with very many attachments gives the first and says how many are left", async () => {
    const attachments = Array.from({ length: 60 }, (_, at) => ({ filename: `${at}.png`, content: png(String(at)) }));
    const mail = await read(await eml({ attachments }));
    expect([mail.attachments.length, mail.attachmentsLeft]).toEqual([attachmentsMax, 10]);
  });
});

describe("a mail built to do harm", () => {
  const refuses = async (bytes: Buffer) => {
    const error = await read(bytes).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(Refusal);
    expect(error.message).toMatch(/cannot be read to its end, so it was not kept/);
  };

  test("endless nesting, endless headers, endless parts and lines are refused in a sentence", async () => {
    let nested = "From: a@b.example\r\n";
    for (let at = 0; at < 500; at += 1)
      nested += `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`;
    await refuses(Buffer.from(nested));
    await refuses(Buffer.from(`From: a@b.example\r\n${"X-Header: value value value\r\n".repeat(100_000)}\r\nx`));
    await refuses(
      Buffer.from(
        `From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${"--b\r\n\r\n".repeat(20_000)}`,
      ),
    );
    await refuses(Buffer.from(`From: a@b.example\r\n\r\n${"\n".repeat(1_100_000)}`));
  });

  test("a date of endless comments is none, and keeps nobody waiting", async () => {
    const open = "(".repeat(200_000);
    const mail = await read(Buffer.from(`From: a@b.example\r\nReceived: by mx; ${open}\r\nDate: ${open}\r\n\r\nx`));
    expect(mail).toMatchObject({ sentAt: null, arrivedAt: null });
    const said = await read(Buffer.from("From: a@b.example\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000 (UTC)\r\n\r\nx"));
    expect(said.sentAt).toEqual(new Date("2026-11-22T10:00:00Z"));
  });

  test("NUL, broken encodings, no headers, forged identities: it is read as far as it says something", async () => {
    const odd =
      'From: \0"a\0b" <x@y.example>\r\nSubject: =?utf-8?B?////?= \u202egnp\r\nMessage-ID: forged\r\nDate: yesterday\r\n\r\n\0';
    const mail = await read(Buffer.from(odd));
    expect(mail).toMatchObject({ messageId: null, sentAt: null, arrivedAt: null });
    expect(mail.subject).not.toMatch(/[\0\u202e\ufffd]/u);
    expect(JSON.stringify(mail)).not.toMatch(/\\u0000/);
    expect((await read(Buffer.from("From: a@b.example\r\nMessage-ID: <a@b> <c@d>\r\n\r\n"))).messageId).toBeNull();
  });

  test("whatever comes is read or refused, and never breaks", async () => {
    const line = fc.constantFrom(
      ...[
        "From: a@b.example",
        "Content-Type: multipart/mixed; boundary=b",
        "--b",
        "--b--",
        "",
        " folded",
        "\0",
        "Subject: =?x?Q?=ff?=",
      ],
      ...[
        "Content-Type: message/rfc822",
        "Content-Transfer-Encoding: base64",
        "Received: ;;;",
        'Authentication-Results: ((("',
        "Reply-To: ,,<>",
      ],
      ...[
        "From: undisclosed:;",
        "Content-Disposition: attachment; filename*0*=utf-8''%ff%",
        "Return-Path: <>",
        "Date: 99999-99-99",
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(line, fc.string({ unit: "binary" })), { maxLength: 40 }), async (lines) => {
        try {
          await read(Buffer.from(lines.join("\r\n")), "mx.relay.example");
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
