import { Download } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { Language, LetterKind } from "#lib/letters/kinds.ts";
import { kindWords, languageWords } from "./words.ts";

type SentLetter = {
  id: string;
  kind: LetterKind;
  language: Language;
  version: number;
  sha256: string;
  at: Date;
  byName: string;
  portal: boolean;
  destroyed: boolean;
};

type SentLettersProps = {
  requestId: string;
  letters: readonly SentLetter[];
  zones: { zone: string; legalZone: string };
  downloads: boolean;
};

/** The letters that left about a case, with the version of the text that each was written from. */
export function SentLetters({ requestId, letters, zones, downloads }: SentLettersProps) {
  return (
    <Table caption="Letters that were sent" stacked>
      <thead>
        <tr>
          <Head>Letter</Head>
          <Head>Text</Head>
          <Head>Sent</Head>
          <Head>SHA-256</Head>
          <Head>
            <span className="sr-only">Acts</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {letters.map((letter) => (
          <Row key={letter.id}>
            <RowHead className="phone:basis-full">{kindWords[letter.kind]}</RowHead>
            <Cell className="text-soft">
              {languageWords[letter.language]}, version {letter.version}
            </Cell>
            <Cell wrap className="text-soft">
              <Instant at={letter.at} {...zones} />, {letter.byName},{" "}
              {letter.portal ? "through the portal" : "to be printed and posted"}
            </Cell>
            <Cell>
              <Copyable value={letter.sha256} label="hash of the letter" short />
            </Cell>
            <Cell className="text-right phone:ml-auto">
              {letter.destroyed ? (
                <span className="text-soft">Destroyed</span>
              ) : (
                downloads && (
                  <form method="post" action={`/requests/${requestId}/delivery/letters/${letter.id}`}>
                    <Button type="submit" size="small" aria-label={`Download: ${kindWords[letter.kind]}`}>
                      <Download aria-hidden /> Download
                    </Button>
                  </form>
                )
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
