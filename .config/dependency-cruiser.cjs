/** Who may import whom: routes, jobs → features → ui → domain → platform → lib, downward only. */
const layers = ["lib", "platform", "domain", "ui", "features", "(routes|jobs)"];

/** A context may import only those before it. */
const contexts = [
  "audit",
  "accounts",
  "content",
  "places",
  "producers",
  "certificates",
  "inspections",
  "catalog",
  "inventory",
  "traceability",
  "pricing",
  "promotions",
  "shipping",
  "cart",
  "harvests",
  "orders",
  "payments",
  "ledger",
  "remittances",
  "aftersales",
  "settlement",
  "reconciliation", "invoices",
  "wholesale",
  "reviews",
  "events",
  "evaluation",
  "search",
  "programme",
  "operations",
  "notifications",
];

const tests = "\\.test\\.tsx?$";

const upward = layers.slice(0, -1).map((layer, index) => ({
  name: `${layer}-imports-nothing-above-it`,
  severity: "error",
  from: { path: `^app/${layer}/` },
  to: { path: `^app/(${layers.slice(index + 1).join("|")})/` },
}));

const contextOrder = contexts.map((context, index) => ({
  name: `context-${context}-imports-only-earlier-ones`,
  severity: "error",
  from: { path: `^app/domain/${context}/`, pathNot: tests },
  to: { path: "^app/domain/", pathNot: `^app/domain/(${contexts.slice(0, index + 1).join("|")})/` },
}));

module.exports = {
  forbidden: [
    ...upward,
    ...contextOrder,
    {
      name: "contexts-are-known",
      severity: "error",
      comment: "A new context takes its place in the list of this file.",
      from: {},
      to: { path: "^app/domain/", pathNot: `^app/domain/(${contexts.join("|")})/` },
    },
    {
      name: "features-never-import-features",
      severity: "error",
      from: { path: "^app/features/([^/]+)/" },
      to: { path: "^app/features/", pathNot: "^app/features/$1/" },
    },
    {
      name: "routes-and-jobs-stand-alone",
      severity: "error",
      from: { path: "^app/(routes|jobs)/", pathNot: tests },
      to: { path: "^app/(routes|jobs)/", pathNot: "^app/$1/" },
    },
    {
      name: "only-domain-and-platform-touch-the-database",
      severity: "error",
      comment: "The job boot wires the process together; a transaction may be opened anywhere and handed down; readiness asks how the database is.",
      from: { path: "^app/", pathNot: "^app/(domain|platform)/|^app/jobs/boot\\.server\\.ts$|\\.db\\.test\\.ts$" },
      to: { path: "^app/platform/db/|node_modules/(@prisma|pg|pg-boss)/", dependencyTypesNot: ["type-only"], pathNot: "^app/platform/db/(transact|database-state)\\.server\\.ts$" },
    },
    {
      name: "browser-code-imports-no-server-code",
      severity: "error",
      comment: "Everything in these places that is not *.server.ts can reach the browser.",
      from: { path: "^app/(lib|ui|domain|platform|features)/", pathNot: `\\.server\\.tsx?$|${tests}|^app/platform/db/generated/` },
      to: { path: "\\.server\\.tsx?$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "the-site-imports-no-scripts-or-tests",
      severity: "error",
      from: { path: "^app/", pathNot: tests },
      to: { path: "^(scripts|tests|prisma)/" },
    },
    {
      name: "only-tests-import-tests",
      severity: "error",
      from: { path: "^(app|scripts|prisma)/", pathNot: tests },
      to: { path: `${tests}|^tests/` },
    },
    { name: "no-cycles", severity: "error", from: { pathNot: "^app/platform/db/generated/" }, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    { name: "no-missing-files", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^virtual:" } },
  ],
  options: {
    doNotFollow: { path: "node_modules|app/platform/db/generated" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"], extensions: [".ts", ".tsx", ".mjs", ".js", ".json"] },
  },
};
