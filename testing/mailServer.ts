import type { AddressInfo, Socket } from "node:net";
import tls from "node:tls";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { selfSigned } from "#testing/certificate.ts";

export type MailServer = {
  readonly port: number;
  /** What arrived, as it came over the wire, with its envelope. */
  readonly taken: { readonly raw: string; readonly from: string; readonly to: string[]; readonly secure: boolean }[];
  readonly connections: () => readonly Socket[];
  readonly stop: () => Promise<void>;
};

/** A real SMTP server on localhost whose certificate this process trusts; `options` say how it misbehaves. */
export async function mailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const { certificate, key } = await trusted();
  const taken: MailServer["taken"] = [];
  const server = new SMTPServer({
    authOptional: true,
    cert: certificate,
    key,
    logger: false,
    onData(stream, session, done) {
      let raw = "";
      stream.setEncoding("utf8").on("data", (chunk: string) => {
        raw += chunk;
      });
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? "" : mailFrom.address;
        taken.push({ raw, from, to: rcptTo.map(({ address }) => address), secure: session.secure });
        done();
      });
    },
    ...options,
  });
  // A client that hangs up is part of the tests.
  server.on("error", () => undefined);
  const open: Socket[] = [];
  server.server.on("connection", (socket: Socket) => open.push(socket));
  const listening = await new Promise<AddressInfo>((resolve) => {
    const socket = server.listen(0, "127.0.0.1", () => resolve(socket.address() as AddressInfo));
  });
  return {
    port: listening.port,
    taken,
    connections: () => open,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

let made: ReturnType<typeof selfSigned> | null = null;

/** One certificate a process: two of one name and different keys would be taken for each other. */
async function trusted(): ReturnType<typeof selfSigned> {
  made ??= selfSigned("localhost", { dns: "localhost" });
  const pair = await made;
  tls.setDefaultCACertificates([...new Set([...tls.getCACertificates("default"), pair.certificate])]);
  return pair;
}

let configured: MailServer | null = null;

/** Starts one and names it in the environment, as a desk that sends is configured. {@link unconfigureMail} ends it. */
export async function configureMail(
  options: Parameters<typeof mailServer>[0] = {},
  tls = "required",
): Promise<MailServer> {
  configured = await mailServer(options);
  Object.assign(process.env, {
    SMTP_URL: `smtp://localhost:${configured.port}`,
    MAIL_FROM: "desk@messenger.example",
    SMTP_TLS: tls,
  });
  return configured;
}

/** After each test: a desk that sends nothing. */
export async function unconfigureMail(): Promise<void> {
  await configured?.stop();
  configured = null;
  for (const name of ["SMTP_URL", "MAIL_FROM", "SMTP_TLS"]) delete process.env[name];
}
