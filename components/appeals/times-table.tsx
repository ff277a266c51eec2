import { reasonWords } from "#components/bans/words.ts";
import { Blank } from "#components/ui/definition-list.tsx";
import { Count } from "#components/ui/figure.tsx";
import { Cell, Head, Row, RowHead, Table, TableFrame } from "#components/ui/table.tsx";
import type { BanReason } from "#lib/bans/ban.ts";
import { hoursWords } from "./hours.ts";
import type { Times } from "./median-figures.tsx";

type TimesTableProps = { caption: string; head: string; lines: readonly Times[]; name: (line: Times) => string };

/** Counts and medians, a line a month or a reason; each median is of the appeals of its line. */
export function TimesTable({ caption, head, lines, name }: TimesTableProps) {
  return (
    <TableFrame label={caption}>
      <Table caption={caption}>
        <thead>
          <tr>
            <Head className="static">{head}</Head>
            {[
              "Received",
              "Decided",
              "Overturned",
              "Reinstated",
              "To first look",
              "To decision",
              "To reinstatement",
            ].map((one) => (
              <Head key={one} figure className="static">
                {one}
              </Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={name(line)}>
              <RowHead>{name(line)}</RowHead>
              {[line.received, line.decided, line.overturned, line.reinstated].map((value, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns stand still
                <Cell key={at} figure>
                  <Count value={value} />
                </Cell>
              ))}
              {[line.hoursToLook, line.hoursToDecision, line.hoursToReinstatement].map((hours, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns stand still
                <Cell key={at} figure>
                  {hoursWords(hours) ?? <Blank />}
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
    </TableFrame>
  );
}

/** The reason of a line in words; of bans that have not arrived nobody knows it. */
export function lineReason({ reason }: Pick<Times, "reason">): string {
  return reason === null || reason === "unknown" ? "Not known yet" : reasonWords[reason as BanReason];
}
