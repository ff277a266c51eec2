/** A median of hours as a person says it: `40 min`, `7.5 h`, `3.2 d`; null is not known. */
export function hoursWords(hours: number | null): string | null {
  if (hours === null) return null;
  if (hours < 1) return `${Math.round(hours * 60)}\u00a0min`;
  if (hours < 48) return `${Math.round(hours * 10) / 10}\u00a0h`;
  return `${Math.round((hours / 24) * 10) / 10}\u00a0d`;
}
