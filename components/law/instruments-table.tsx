import Link from "next/link";
import { Blank } from "#components/ui/definition-list.tsx";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { basisWords, type Instrument } from "#lib/law/instrument.ts";
import { InstrumentStatusMark } from "./instrument-status.tsx";
import { reachWords } from "./words.ts";

type InstrumentsTableProps = { caption: string; instruments: readonly Instrument[]; on: string };

/** The rules of one State: what each is, what it reaches, when it is due, whether it binds, and who has read it. */
export function InstrumentsTable({ caption, instruments, on }: InstrumentsTableProps) {
  return (
    <Table caption={caption} stacked>
      <thead>
        <tr>
          <Head>Instrument</Head>
          <Head>Reaches</Head>
          <Head>Deadline</Head>
          <Head>Status and basis</Head>
        </tr>
      </thead>
      <tbody>
        {instruments.map((instrument) => (
          <Row key={instrument.id} row={instrument.id}>
            <RowHead className="py-2 align-top whitespace-normal phone:w-full desk:w-2/5">
              <Link href={`/law/${encodeURIComponent(instrument.id)}`} className={rowLink}>
                <span className="font-strong">{instrument.name}</span>
              </Link>
              <span className="block text-small text-soft">{instrument.citation}</span>
            </RowHead>
            <Cell wrap head="Reaches" className="phone:w-full phone:text-small desk:w-1/4">
              {reachWords(instrument) ?? <span className="text-soft">no data</span>}
            </Cell>
            <Cell wrap head="Deadline" className="phone:w-full phone:text-small desk:w-1/5">
              {instrument.deadline === "" ? <Blank /> : instrument.deadline}
            </Cell>
            <Cell wrap className="phone:w-full">
              <InstrumentStatusMark instrument={instrument} on={on} className="whitespace-normal" />
              <span className="block text-small text-soft">{basisWords[instrument.basis]}</span>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
