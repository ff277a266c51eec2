import { Blank } from "#components/ui/definition-list.tsx";
import { Cell, Head, Row, RowHead, Table, TableFrame } from "#components/ui/table.tsx";
import type { Field } from "#lib/register/field.ts";
import { categoryWords, processWords, retentionWords, sensitivityWords, surfacesWords } from "./words.ts";

/** What is held: one line a field, all that decides who gets it and for how long it exists. */
export function HeldFields({ fields, caption }: { fields: readonly Field[]; caption: string }) {
  return (
    <TableFrame label={caption}>
      <Table caption={caption} stacked>
        <thead>
          <tr>
            {["Field", "Kept for", "Category", "Least US process", "Sensitivity", "Surfaces", "Answered by"].map(
              (head) => (
                <Head key={head} className="static">
                  {head}
                </Head>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <Row key={field.key} id={`field-${field.key}`}>
              <RowHead className="phone:w-full desk:whitespace-normal">
                <span className="font-strong">{field.label}</span>{" "}
                <span className="font-mono text-small text-soft">{field.key}</span>
              </RowHead>
              <Cell head="Kept for">
                {retentionWords(field)}
                {field.history && <span className="text-soft">, grows with time</span>}
              </Cell>
              <Cell head="Category">{categoryWords[field.euCategory]}</Cell>
              <Cell head="Least US process">{processWords[field.usProcess]}</Cell>
              <Cell head="Sensitivity">{sensitivityWords[field.sensitivity]}</Cell>
              <Cell head="Surfaces" className="desk:whitespace-normal">
                {surfacesWords(field.surfaces)}
              </Cell>
              <Cell head="Answered by" className="font-mono text-small">
                {field.source ?? <Blank />}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </TableFrame>
  );
}

/** What is not there, each with the reason that a court can read. */
export function AbsentFields({ fields, caption }: { fields: readonly Field[]; caption: string }) {
  return (
    <Table caption={caption} stacked>
      <thead>
        <tr>
          <Head>Field</Head>
          <Head>Category</Head>
          <Head>The reason, as a court reads it</Head>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <Row key={field.key} id={`field-${field.key}`}>
            <RowHead className="py-2.5 align-top whitespace-normal phone:w-full desk:w-72">
              <span className="font-strong">{field.label}</span>{" "}
              <span className="font-mono text-small whitespace-nowrap text-soft">{field.key}</span>
            </RowHead>
            <Cell wrap className="py-2.5 text-soft desk:w-36">
              {categoryWords[field.euCategory]}
            </Cell>
            <Cell wrap className="py-2.5 font-serif phone:w-full">
              <span className="block max-w-[78ch]">{field.reason}</span>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
