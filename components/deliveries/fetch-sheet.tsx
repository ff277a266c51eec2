import { sizeWords } from "#components/documents/words.ts";
import { PublicPage } from "#components/shell/public-page.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { Channel } from "#lib/deliveries/delivery.ts";
import { FetchFile } from "./fetch-file.client.tsx";
import { channelWords, openWords } from "./words.ts";

type FetchSheetProps = {
  channel: Channel;
  fileName: string;
  sha256: string;
  size: number;
  expiresAt: Date;
  left: number;
  action: string;
};

/** What waits behind a link: the file's name, size and hash, how it is opened, and the one button that fetches it. */
export function FetchSheet({ channel, fileName, sha256, size, expiresAt, left, action }: FetchSheetProps) {
  return (
    <PublicPage narrow>
      <h1 className="mb-1.5 text-title">An answer waits for you</h1>
      <p className="mb-6 font-serif text-lead text-soft">
        {channel === "secret"
          ? "It is encrypted with a secret that the service tells you by telephone, never by e-mail."
          : "It is encrypted to your key; nobody else can read it."}
      </p>
      <Definitions
        layout="stack"
        className="mb-6"
        items={[
          { term: "File", value: <span className="font-mono wrap-anywhere">{fileName}</span> },
          { term: "Size", value: sizeWords(size) },
          { term: "SHA-256 of the encrypted file", value: <Copyable value={sha256} label="hash of the file" /> },
          {
            term: `Opened with ${channelWords[channel]}`,
            value: (
              <code className="wrap-anywhere">
                {openWords[channel]} {fileName}
              </code>
            ),
          },
          { term: "The link opens until", value: <Instant at={expiresAt} zone="UTC" /> },
          { term: "It can still be fetched", value: left === 1 ? "once" : `${left} times` },
        ]}
      />
      <FetchFile address={action} fileName={fileName} last={left === 1} />
    </PublicPage>
  );
}
