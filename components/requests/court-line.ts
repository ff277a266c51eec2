import { countryName } from "#components/authorities/countries.ts";
import { formatDay } from "#components/ui/time-format.ts";
import { type CaseView, grantedFields } from "./case-view.ts";
import { countWords, outcomeWords, surfaceWords } from "./words.ts";

type Told = Pick<
  CaseView,
  | "request"
  | "authority"
  | "instrument"
  | "fields"
  | "decision"
  | "producedAt"
  | "closedAt"
  | "accountsProduced"
  | "clarifications"
  | "objections"
>;

/** The case in two sentences that could be read aloud in court: what was asked, and what has become of it. */
export function courtLine(view: Told, zone: string): string {
  return `${askedSentence(view, zone)} ${answerSentence(view, zone)}`;
}

function askedSentence({ request, authority, instrument, fields }: Told, zone: string): string {
  const { accounts, surface, country, emergency, periodFrom, periodTo } = request;
  const whom = accounts === null ? "" : ` of ${countWords(accounts, "account")}`;
  const where = surface === "private" ? "" : ` in ${surfaceWords[surface]}`;
  const when = periodFrom === null || periodTo === null ? "" : `, from ${dayText(periodFrom)} to ${dayText(periodTo)}`;
  const urgent = emergency ? ", in an emergency" : "";
  const under = (instrument?.provision ?? request.instrument).replace(/^(The|A|An) /, (article) =>
    article.toLowerCase(),
  );
  const what = countWords(fields.length, "kind of data", "kinds of data");
  return `On ${formatDay(request.receivedAt, zone)} ${authority} (${countryName(country)}) asked${urgent}, under ${under}, for ${what}${whom}${where}${when}.`;
}

function answerSentence(view: Told, zone: string): string {
  const { request, decision, producedAt, closedAt } = view;
  const given = `${grantedFields(view).length} of ${view.fields.length}`;
  if (request.imported) {
    return `It was answered in a past year and imported; the file says: ${(outcomeWords[request.outcome] ?? request.outcome).toLowerCase()}.`;
  }
  switch (request.state) {
    case "received":
      return receivedSentence(view);
    case "proposed":
      return decision?.outcome === "refused"
        ? `${decision.proposedByName} proposes to refuse it. A second person has to sign.`
        : `${decision?.proposedByName ?? "One person"} proposes to give ${given}. Nothing leaves before a second person signs.`;
    case "decided":
    case "collected":
      return request.outcome === "refused"
        ? "Two people refused it."
        : `Two people decided to give ${given}; nothing has left yet.`;
    case "withdrawn":
      return `The authority withdrew it${closedAt === null ? "" : ` on ${formatDay(closedAt, zone)}`}, and nothing was given.`;
    case "produced":
    case "closed":
      return answered(view, given, producedAt === null ? closedAt : producedAt, zone);
  }
}

function receivedSentence({ clarifications, objections }: Told): string {
  if (clarifications.some((one) => one.ending === null))
    return "The authority was asked what it means, and its answer is awaited; nothing was given.";
  const objection = objections.find((one) => one.outcome === null);
  if (objection !== undefined)
    return objection.lodgedAt === null
      ? "One person wrote an objection to it, which another has to lodge; nothing was given."
      : "Two people objected to it for a conflict of law, which waits to be settled; nothing was given.";
  return "Nobody has decided it yet, and nothing was given.";
}

function answered({ request, instrument }: Told, given: string, at: Date | null, zone: string): string {
  const on = at === null ? "" : ` on ${formatDay(at, zone)}`;
  if (request.outcome === "refused") return `It was refused${on}, by two people.`;
  if (request.outcome === "no-data" && instrument?.kind === "preservation")
    return `What the service holds of it was frozen${on}; that gives nothing to anybody.`;
  if (request.outcome === "no-data") return `It was answered${on}: nothing was found to give.`;
  return `It was answered${on}: ${given} were given, by two people.`;
}

function dayText(isoDate: string): string {
  return formatDay(new Date(`${isoDate}T12:00:00Z`), "UTC");
}
