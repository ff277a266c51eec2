import type { NoticeState } from "#lib/notices/notice.ts";

export const noticeStateWords: Readonly<Record<NoticeState, string>> = {
  due: "Due",
  waiting: "Silenced again",
  delayed: "Delayed",
  waived: "Waived",
  sending: "Being sent",
  "handed-over": "With the platform",
  failed: "Did not arrive",
  told: "User told",
};

/** Why a platform did not take a notice, from the code that was kept. */
export function failureWords(failure: string): string {
  if (failure.startsWith("http-")) return `the platform answered ${failure.slice(5)}`;
  const said: Readonly<Record<string, string>> = {
    timeout: "the platform did not answer within ten seconds",
    "host-not-allowed": "its host is no longer one that this server may post to",
    eownaddress: "its name leads back to this server",
    enotfound: "its name is not known",
    econnrefused: "nobody listens there",
  };
  return said[failure] ?? `the connection failed (${failure})`;
}
