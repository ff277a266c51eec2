export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Not a secret and not a session: the reader's choice of paper, read by the root layout alone. */
export const themeCookie = "countersign-theme";

/** What the cookie says; anything else is the system's own choice. */
export function themeOf(cookie: string | undefined): Theme {
  return themes.find((theme) => theme === cookie) ?? "system";
}
