import { countryName } from "#components/authorities/countries.ts";
import { instrument } from "#lib/law/instrument.ts";
import { offenceWords } from "#lib/law/offence.ts";
import type { ViewFilters } from "#lib/views/view.ts";

const dueWords = { overdue: "overdue", today: "due within a day", week: "due within a week", notice: "notice due" };
const onlyWords = { "child-safety": "child safety", emergency: "emergencies", unacknowledged: "not acknowledged" };
const sortWords = { due: "due first", newest: "newest first", oldest: "longest waiting first" };

/** What a view shows, in words: `Open, Germany, due within a week, due first`. */
export function viewWords(filters: ViewFilters): string {
  const { state = "open", country, instrument: id, offence, assignee, due, only, search, sort } = filters;
  const parts = [
    state,
    country && countryName(country),
    id && (instrument(id)?.name ?? id),
    offence && offenceWords(offence),
    assignee && (assignee === "me" ? "one’s own" : assignee === "nobody" ? "nobody’s" : "one person’s"),
    due && dueWords[due],
    only && onlyWords[only],
    search && `“${search}”`,
    sort && sortWords[sort],
  ].filter(Boolean);
  const text = parts.join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
