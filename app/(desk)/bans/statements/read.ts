import { automations, reasons, signals } from "#lib/bans/ban.ts";
import { territories } from "#lib/statements/enums.ts";
import { list } from "#lib/statements/list.ts";
import { standing } from "#lib/statements/standing.ts";
import { statementStates } from "#lib/statements/statement.ts";
import { ask } from "../../../ask.ts";

export type Params = Partial<Record<"state" | "reason" | "signal" | "automation" | "country" | "after", string>>;

/** The code that an address names, if the list has it. */
function chosen<Name extends string, Code extends string>(
  name: Name,
  codes: readonly Code[],
  given: string | undefined,
) {
  const code = codes.find((one) => one === given);
  return (code === undefined ? {} : { [name]: code }) as { [Key in Name]?: Code };
}

/** A page of statements by what its address says, and how all of them stand. */
export async function readStatements(params: Params) {
  const filter = {
    ...chosen("state", statementStates, params.state),
    ...chosen("reason", reasons, params.reason),
    ...chosen("signal", signals, params.signal),
    ...chosen("automation", automations, params.automation),
    ...chosen("country", territories, params.country),
  };
  const [shown, { rows, older }] = await Promise.all([
    ask(standing, {}),
    ask(list, { ...filter, ...(params.after === undefined ? {} : { after: params.after }) }),
  ]);
  const at = (after?: string) =>
    `/bans/statements?${new URLSearchParams({ ...filter, ...(after === undefined ? {} : { after }) })}`;
  return {
    ...{ filter, standing: shown, rows },
    /** None was ever drafted. */
    empty: Object.values(shown.counts).every((count) => count === 0),
    older: older === null ? undefined : at(older),
    first: params.after === undefined ? undefined : at(),
  };
}
