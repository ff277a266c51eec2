import { CircleHelp, EyeOff, SquareDashed } from "lucide-react";
import { sizeWords } from "#components/documents/words.ts";
import { surfaceWords } from "#components/requests/words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { Holding } from "#lib/register/field.ts";

type Zones = { zone: string; legalZone: string };
type Asked = {
  citation: string;
  surface: string;
  periodFrom: string | null;
  periodTo: string | null;
  accounts: number | null;
  gagUntil: Date | null;
  askedBy: string | null;
  fields: readonly { key: string; label: string; holding: Holding; reason: string | null }[];
  documents: readonly { id: string; fileName: string; size: number; sha256: string }[];
};

/** What was asked, field by field, with what the service keeps of it at all, and the files that came with it. */
export function OwnAsked({ view, zones }: { view: Asked; zones: Zones }) {
  const { periodFrom, periodTo, accounts, gagUntil, documents } = view;
  return (
    <>
      <Definitions
        className="mb-6"
        items={[
          { term: "Under", value: view.citation },
          { term: "Asked by", value: view.askedBy ?? "entered by the service" },
          { term: "Where", value: surfaceWords[view.surface] ?? view.surface },
          { term: "Accounts named", value: accounts },
          { term: "Period", value: periodFrom === null ? null : `${periodFrom} to ${periodTo}` },
          { term: "Non-disclosure until", value: gagUntil === null ? null : <Instant at={gagUntil} {...zones} /> },
          {
            term: "Files",
            value: documents.length === 0 ? null : documents.map((file) => <File key={file.id} {...file} />),
          },
        ]}
      />
      <Table caption="What was asked, field by field" stacked>
        <thead>
          <tr>
            <Head>Field</Head>
            <Head>Kept by the service</Head>
          </tr>
        </thead>
        <tbody>
          {view.fields.map((field) => (
            <Row key={field.key}>
              <RowHead className="align-top">{field.label}</RowHead>
              <Cell wrap className="max-w-prose">
                <HoldingMark holding={field.holding} />
                {field.reason !== null && <span className="block text-soft">{field.reason}</span>}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </>
  );
}

function File({ fileName, size, sha256 }: Asked["documents"][number]) {
  return (
    <span className="block">
      {fileName}, <span className="text-soft">{sizeWords(size)}</span>{" "}
      <Copyable value={sha256} label={`SHA-256 of ${fileName}`} short className="text-small" />
    </span>
  );
}

const marks = {
  held: { word: "Kept; whether it is given is decided", icon: CircleHelp },
  "not-held": { word: "Not held", icon: SquareDashed },
  "unavailable-by-design": { word: "Unavailable by design", icon: EyeOff },
} as const;

function HoldingMark({ holding }: { holding: Holding }) {
  const { word, icon } = marks[holding];
  return (
    <Badge icon={icon} className="-ml-1.5">
      {word}
    </Badge>
  );
}
