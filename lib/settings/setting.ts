import { placePattern } from "#lib/law/zone.ts";
import { Refusal } from "#lib/refusal.ts";

/** The registers that a workspace can begin with. */
export const presets = ["minimal", "standard"] as const;
export type Preset = (typeof presets)[number];

/** What holds for the whole workspace. */
export type Settings = {
  /** The service that the desk answers for, as letters and reports name it. */
  readonly name: string;
  /** IANA zone in which the house's days begin and end, where no instrument names its own. */
  readonly legalZone: string;
  /** The register that the workspace began with; null until it is chosen. Later registers are versions. */
  readonly preset: Preset | null;
  /**
   * The State, or region of one, in which the provider is established or represented in the Union: `IE`, `DE-BY`. Its days and
   * holidays move the deadlines of European orders; null until somebody says it.
   */
  readonly establishment: string | null;
};

export const defaults: Settings = { name: "Countersign", legalZone: "UTC", preset: null, establishment: null };

/** Whether this computer knows the zone: the same list that clocks count by. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Zones that ICU lists by a name which the IANA data gave up long ago. */
const renamed: Readonly<Record<string, string>> = {
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Louisville": "America/Kentucky/Louisville",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
};

/** The zones to choose from, by their present names, UTC first; `present` is among them whatever it is. */
export function zones(present: string): string[] {
  const known = Intl.supportedValuesOf("timeZone").map((zone) => renamed[zone] ?? zone);
  return ["UTC", ...[...new Set([...known, present])].filter((zone) => zone !== "UTC").sort()];
}

/** The kept establishment; null where none was set. */
export function placeOf(value: unknown): string | null {
  return typeof value === "string" && placePattern.test(value) ? value : null;
}

/** Settings from the rows that keep them; what was never set is as it is by default. */
export function settingsFrom(rows: readonly { key: string; value: unknown }[]): Settings {
  const kept = new Map(rows.map(({ key, value }) => [key, value]));
  const text = (key: string, otherwise: string) => {
    const value = kept.get(key);
    return typeof value === "string" ? value : otherwise;
  };
  return {
    name: text("name", defaults.name),
    legalZone: text("legalZone", defaults.legalZone),
    preset: presets.find((preset) => preset === kept.get("preset")) ?? null,
    establishment: placeOf(kept.get("establishment")),
  };
}

/** @throws Refusal `conflict` where another preset was chosen before: from then on the register changes by versions. */
export function assertPresetOpen(chosen: Preset | null, wanted: Preset): void {
  if (chosen !== null && chosen !== wanted) {
    throw new Refusal(
      "conflict",
      `The register began with the preset ${chosen}. Nothing was changed: propose a new version of the register instead.`,
      { preset: `Chosen already: ${chosen}` },
    );
  }
}

/** How the house decides. Whatever is set here, nothing is released by one person. */
export type SigningRules = {
  /** An analyst may sign an ordinary request second; where there is a risk, never. */
  readonly countersignByAnalyst: boolean;
  /** From so many accounts on, a release is risky. */
  readonly accountsAtRisk: number;
  /** Within so many hours of an emergency release the legal process must follow. */
  readonly processOwedHours: number;
};

/** 48 hours are those of Article 4(5) of Regulation (EU) 2023/1543 for validation afterwards. */
export const signingDefaults: SigningRules = { countersignByAnalyst: false, accountsAtRisk: 10, processOwedHours: 48 };

/** The rules from the rows that keep them; what was never set, or to nonsense, is as it is by default. */
export function signingRulesFrom(rows: readonly { key: string; value: unknown }[]): SigningRules {
  const kept = new Map(rows.map(({ key, value }) => [key, value]));
  const whole = (key: "accountsAtRisk" | "processOwedHours", max: number) => {
    const value = kept.get(key);
    return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= max ? Number(value) : signingDefaults[key];
  };
  return {
    countersignByAnalyst: kept.get("countersignByAnalyst") === true,
    accountsAtRisk: whole("accountsAtRisk", 1000),
    processOwedHours: whole("processOwedHours", 720),
  };
}
