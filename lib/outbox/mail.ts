/** Where a mail of the outbox stands. `kept`: no mail server is configured here, so it stays to be read. */
export const mailStates = ["waiting", "sent", "failed", "kept"] as const;
export type MailState = (typeof mailStates)[number];

/** What went wrong at the last attempt, as a code: the server's own words name people and are not kept. */
export const mailFailures = ["address", "connection", "refused", "deferred", "sign-in", "insecure"] as const;
export type MailFailure = (typeof mailFailures)[number];

/** A mail as a list shows it: nothing of whom it goes to or what it says. */
export type MailLine = {
  readonly id: string;
  readonly template: string;
  readonly requestId: string | null;
  readonly reference: string | null;
  readonly state: MailState;
  readonly attempts: number;
  readonly failure: MailFailure | null;
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
  /** Whether its address and text are still here. What was sent is not kept. */
  readonly readable: boolean;
};

/** A mail in clear. */
export type MailText = { readonly to: string; readonly subject: string; readonly text: string };

/** How often a mail is tried before it is given up, over about a day and a half. */
export const attemptsMax = 10;

/** How long to wait after an attempt that may be repeated: two minutes, then twice as long each time, at most six hours. */
export function waitMs(attempts: number): number {
  return Math.min(2 ** Math.max(0, attempts - 1) * 2 * 60_000, 6 * 3_600_000);
}

/** Failures that another attempt may mend. */
export const mendable: ReadonlySet<MailFailure> = new Set(["connection", "deferred", "sign-in", "insecure"]);

const address = /^[^\s<>()[\]\\,;:@"\p{Cc}\p{Cf}]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?$/u;

/** Whether text is one plain address: no name, no list, nothing that could begin another header (RFC 5321, section 4.1.2). */
export function isAddress(text: string): boolean {
  return text.length <= 254 && address.test(text);
}

/** A subject on one line: whatever ends a line or turns the writing round becomes a space (RFC 5322, section 2.2). */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .slice(0, 200);
}
