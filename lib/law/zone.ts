/** Zones of States that have more than one: where the government sits, which is where its orders are written and its days end. */
const seats: Readonly<Record<string, string>> = {
  AR: "America/Argentina/Buenos_Aires",
  AU: "Australia/Sydney",
  BR: "America/Sao_Paulo",
  CA: "America/Toronto",
  CD: "Africa/Kinshasa",
  CL: "America/Santiago",
  CN: "Asia/Shanghai",
  CY: "Asia/Nicosia",
  DE: "Europe/Berlin",
  EC: "America/Guayaquil",
  EL: "Europe/Athens",
  ES: "Europe/Madrid",
  FM: "Pacific/Pohnpei",
  GL: "America/Nuuk",
  ID: "Asia/Jakarta",
  IN: "Asia/Kolkata",
  KI: "Pacific/Tarawa",
  KZ: "Asia/Almaty",
  MH: "Pacific/Majuro",
  MN: "Asia/Ulaanbaatar",
  MX: "America/Mexico_City",
  MY: "Asia/Kuala_Lumpur",
  NZ: "Pacific/Auckland",
  PF: "Pacific/Tahiti",
  PG: "Pacific/Port_Moresby",
  PS: "Asia/Gaza",
  PT: "Europe/Lisbon",
  RU: "Europe/Moscow",
  UA: "Europe/Kyiv",
  UK: "Europe/London",
  US: "America/New_York",
  UZ: "Asia/Tashkent",
};

/** A State, or a region of one with public holidays of its own: `IE`, `DE-BY`. */
export const placePattern = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

type WithZones = Intl.Locale & { readonly getTimeZones?: () => string[] | undefined };

/** The legal zone of a State (ISO 3166-1 alpha-2; EL and UK are understood) as an IANA name; UTC for one that is not known. */
export function legalZone(state: string): string {
  const code = state.toUpperCase();
  if (seats[code] !== undefined) return seats[code];
  try {
    const locale: WithZones = new Intl.Locale(`und-${code}`);
    return locale.getTimeZones?.()?.[0] ?? "UTC";
  } catch {
    return "UTC";
  }
}

/**
 * Whether days and holidays are those of the enforcing State, where the provider is established or represented, and not of who asks:
 * Regulation (EU) 2023/1543 through Article 3 of Regulation 1182/71.
 */
export function countsInEstablishment(instrumentId: string): boolean {
  return instrumentId.startsWith("EU-EPOC");
}
