"use client";

import { useState } from "react";
import { MenuChoice } from "#components/ui/dropdown-menu.client.tsx";
import { type Theme, themeCookie, themeOf } from "./theme.ts";

const choices: { value: Theme; label: string }[] = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Paper" },
  { value: "dark", label: "Charcoal" },
];

/** Sets `data-theme` at once and the cookie for the next page; the server draws the attribute, so nothing flashes. */
export function ThemeChoice({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(() =>
    typeof document === "undefined" ? initial : themeOf(document.documentElement.dataset.theme),
  );
  const choose = (value: string) => {
    const next = themeOf(value);
    setTheme(next);
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that we serve
    document.cookie = `${themeCookie}=${next}; path=/; max-age=31536000; samesite=lax`;
  };
  return <MenuChoice label="Theme" value={theme} choices={choices} onChange={choose} />;
}
