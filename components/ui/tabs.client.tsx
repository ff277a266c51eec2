"use client";

import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { tabLook } from "./tab-links.tsx";

type TabsProps = { label: string; tabs: { id: string; label: ReactNode; panel: ReactNode }[]; initial?: string };

/** Views of one thing that are all here already. Where each has an address of its own, use `TabLinks`. */
export function Tabs({ label, tabs, initial }: TabsProps) {
  return (
    <Radix.Root defaultValue={initial ?? tabs[0]?.id ?? ""}>
      <Radix.List aria-label={label} className="flex gap-5 overflow-x-auto border-rule border-b">
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.id} value={tab.id} className={tabLook}>
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id} className="pt-5">
          {tab.panel}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
