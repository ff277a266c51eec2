import type { LucideIcon } from "lucide-react";
import { Archive, CircleAlert, Clock, Send } from "lucide-react";
import type { Tone } from "#components/ui/tone.ts";
import type { MailFailure, MailState } from "#lib/outbox/mail.ts";

export const stateWords: Readonly<Record<MailState, { word: string; tone: Tone; icon: LucideIcon }>> = {
  waiting: { word: "Waiting", tone: "quiet", icon: Clock },
  sent: { word: "Sent", tone: "plain", icon: Send },
  failed: { word: "Failed", tone: "grave", icon: CircleAlert },
  kept: { word: "Kept", tone: "act", icon: Archive },
};

export const failureWords: Readonly<Record<MailFailure, string>> = {
  address: "It is not one plain address.",
  connection: "The mail server was not reached, or the connection was cut.",
  refused: "The mail server refused it for good.",
  deferred: "The mail server asked to try later.",
  "sign-in": "The mail server did not accept our sign-in.",
  insecure: "The mail server offers no TLS.",
};

/** `officer-invitation` as `Officer invitation`. */
export function templateWords(template: string): string {
  const words = template.replaceAll("-", " ");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
