"use client";

import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from "@simplewebauthn/browser";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { RefusalNotice } from "#components/forms/refusal-notice.tsx";
import { Button } from "#components/ui/button.tsx";

type Made = Awaited<ReturnType<typeof startRegistration>>;

type PasskeyEnrolmentProps = {
  token: string;
  /** What is to be made, or the sentence why not. */
  question: (token: string) => Promise<PublicKeyCredentialCreationOptionsJSON | string>;
  /** Lets the officer in, or answers why not. */
  accept: (token: string, response: Made) => Promise<string>;
};

const unanswered =
  "No passkey was made. Nothing was set up, and the link still opens: try again, or choose a password with an app.";

/** Makes a passkey for this address and sets it up by the one-time link. */
export function PasskeyEnrolment({ token, question, accept }: PasskeyEnrolmentProps) {
  const [sentence, say] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const enrol = async () => {
    if (pending) return;
    setPending(true);
    say(await answered());
    setPending(false);
  };
  const answered = async (): Promise<string | null> => {
    const options = await question(token);
    if (typeof options === "string") return options;
    const response = await startRegistration({ optionsJSON: options }).catch(() => null);
    // Where it succeeds the page is left, and nothing is answered.
    return response === null ? unanswered : ((await accept(token, response)) ?? null);
  };
  return (
    <div className="flex flex-col items-start gap-4">
      {sentence !== null && <RefusalNotice live="alert" sentence={sentence} className="w-full" />}
      <Button kind="main" onClick={enrol} aria-disabled={pending || undefined}>
        <KeyRound aria-hidden /> Set up a passkey
      </Button>
    </div>
  );
}
