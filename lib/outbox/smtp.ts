import { createTransport } from "nodemailer";
import { Refusal } from "#lib/refusal.ts";
import { isAddress, type MailFailure, type MailText, oneLine } from "./mail.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** A mail server and who writes: from `SMTP_URL` and `MAIL_FROM`. */
export type Smtp = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`); otherwise STARTTLS, which is required unless `SMTP_TLS=optional`. */
  readonly secure: boolean;
  readonly tlsRequired: boolean;
  readonly user: string | null;
  readonly password: string;
  /** An address, without a name. */
  readonly from: string;
};

/**
 * The mail server of this workspace; null where none is configured, and mail is kept to be read. `SMTP_URL` is
 * `smtps://user:password@host` or `smtp://host:587`.
 * @throws Refusal `conflict` when only half is configured or a part is not valid, since mail would be kept that was meant to leave
 */
export function smtpOf(environment: Environment = process.env): Smtp | null {
  const { SMTP_URL: address = "", MAIL_FROM: from = "", SMTP_TLS: tls = "required" } = environment;
  if (address === "" && from === "") return null;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !["smtp:", "smtps:"].includes(url.protocol) || url.hostname === "") {
    throw new Refusal(
      "conflict",
      "SMTP_URL is smtp://host:587 or smtps://user:password@host; MAIL_FROM needs it. Nothing was sent.",
    );
  }
  if (!isAddress(from))
    throw new Refusal("conflict", "MAIL_FROM is one address such as requests@messenger.example. Nothing was sent.");
  if (tls !== "required" && tls !== "optional")
    throw new Refusal("conflict", "SMTP_TLS is required or optional. Nothing was sent.");
  const secure = url.protocol === "smtps:";
  return {
    host: url.hostname,
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    tlsRequired: tls === "required",
    user: url.username === "" ? null : decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    from,
  };
}

/**
 * Hands one mail to the server; null when it took it, else why not. The Message-ID is the mail's own, whenever it is sent: who gets it twice,
 * because the answer to the first was lost, can tell (RFC 5322, section 3.6.4). The text is plain; nothing is fetched.
 */
export async function sendBySmtp(
  smtp: Smtp,
  mail: MailText & { readonly id: string; readonly queuedAt: Date },
): Promise<MailFailure | null> {
  if (!isAddress(mail.to)) return "address";
  const transport = createTransport({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.secure,
    requireTLS: smtp.tlsRequired && !smtp.secure,
    ignoreTLS: false,
    ...(smtp.user === null ? {} : { auth: { user: smtp.user, pass: smtp.password } }),
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: { name: "", address: smtp.from },
      to: { name: "", address: mail.to },
      envelope: { from: smtp.from, to: [mail.to] },
      subject: oneLine(mail.subject),
      text: mail.text,
      messageId: `<${mail.id}@${smtp.from.slice(smtp.from.indexOf("@") + 1)}>`,
      date: mail.queuedAt,
      headers: { "Auto-Submitted": "auto-generated" },
      xMailer: false,
    });
    return null;
  } catch (error) {
    return failureOf(error);
  } finally {
    transport.close();
  }
}

/** What an SMTP error means for another attempt: a 5yz answer is final, a 4yz one is not (RFC 5321, section 4.2.1). */
function failureOf(error: unknown): MailFailure {
  const { code = "", responseCode = 0 } = error as { code?: string; responseCode?: number };
  if (code === "EAUTH" || code === "ENOAUTH") return "sign-in";
  if (code === "ETLS" || code === "EREQUIRETLS") return "insecure";
  if (responseCode >= 500) return "refused";
  return responseCode >= 400 ? "deferred" : "connection";
}
