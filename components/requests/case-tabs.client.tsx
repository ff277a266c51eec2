"use client";

import { usePathname } from "next/navigation";
import { TabLinks } from "#components/ui/tab-links.tsx";

/** The parts of a case in the order of its life; the first is the case itself. */
const parts = [
  { place: "", label: "Case" },
  { place: "/requester", label: "Requester" },
  { place: "/papers", label: "Papers" },
  { place: "/messages", label: "Messages" },
  { place: "/delivery", label: "Delivery" },
  { place: "/hold", label: "Hold and notice" },
  { place: "/comments", label: "Comments" },
];

/** The parts of one case as places; on a phone they are scrolled sideways. */
export function CaseTabs({ id }: { id: string }) {
  const tabs = parts.map(({ place, label }) => ({ href: `/requests/${id}${place}`, label }));
  return (
    <div className="mb-6">
      <TabLinks label="Parts of this case" tabs={tabs} at={usePathname()} />
    </div>
  );
}
