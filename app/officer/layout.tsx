import type { Metadata } from "next";
import type { ReactNode } from "react";

export const metadata: Metadata = {
  title: { default: "Request portal", template: "%s · Request portal" },
  description: "Where officers of verified authorities hand in requests and follow them.",
  robots: { index: false },
};

export default function OfficerLayout({ children }: { children: ReactNode }) {
  return children;
}
