import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type Language, type LetterKind, languages, letterKinds } from "#lib/letters/kinds.ts";
import { kindWords, languageWords } from "./words.ts";

export type LetterLine = {
  kind: LetterKind;
  language: Language;
  version: number;
  from: Date | null;
  proposed: { number: number } | null;
  next: { number: number; from: Date } | null;
};

type LettersTableProps = { lines: readonly LetterLine[]; zone: string; legalZone: string };

/** Every letter in every language: which version is in force, and what waits. */
export function LettersTable({ lines, ...zones }: LettersTableProps) {
  return (
    <Table caption="Letters, by language" stacked>
      <thead>
        <tr>
          <Head>Letter</Head>
          {languages.map((language) => (
            <Head key={language}>{languageWords[language]}</Head>
          ))}
        </tr>
      </thead>
      <tbody>
        {letterKinds.map((kind) => (
          <Row key={kind}>
            <RowHead className="font-strong phone:basis-full">{kindWords[kind]}</RowHead>
            {lines
              .filter((line) => line.kind === kind)
              .map((line) => (
                <Cell key={line.language} head={languageWords[line.language]} className="phone:basis-full">
                  <Stand line={line} zones={zones} />
                </Cell>
              ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Stand({ line, zones }: { line: LetterLine; zones: { zone: string; legalZone: string } }) {
  const { kind, language, version, proposed, next } = line;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Link
        href={`/settings/letters/${kind}/${language}`}
        className="link"
        aria-label={`${kindWords[kind]}, ${languageWords[language]}, version ${version}`}
      >
        Version {version}
      </Link>
      {proposed !== null && <Badge tone="act">{proposed.number} waits</Badge>}
      {next !== null && (
        <Badge>
          {next.number} from <Instant at={next.from} {...zones} day stop={false} />
        </Badge>
      )}
    </span>
  );
}
