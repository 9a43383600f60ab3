import type { LoaderFunctionArgs } from "@remix-run/node";
import { summaryBody, summaryParameters } from "~/domain/programme/api-schema.server";
import { findReport, usualPeriod } from "~/domain/programme/report-queries.server";
import { env } from "~/platform/env/env.server";
import { methodNotAllowed, problem } from "~/platform/http/problem.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const asked = summaryParameters.strict().safeParse(Object.fromEntries(query));
  if (!asked.success) {
    const errors = asked.error.issues.map(({ path, message, ...issue }) => ({ path: "keys" in issue ? String(issue.keys) : path.join("."), message }));
    return problem(422, { title: "Invalid parameters", errors });
  }
  const { from, to } = asked.data;
  if ((from === undefined) !== (to === undefined)) return problem(422, { title: "Invalid parameters", errors: [{ path: from === undefined ? "from" : "to", message: "Give both years or none." }] });
  if (from !== undefined && to !== undefined && from > to) return problem(422, { title: "Invalid parameters", errors: [{ path: "to", message: "Must not be before `from`." }] });
  const at = new Date();
  const period = from !== undefined && to !== undefined ? { from, to } : await usualPeriod(at);
  const report = await findReport(period, at, env().provinceCode);
  return Response.json(summaryBody(report), { headers: { "Cache-Control": "public, max-age=0, must-revalidate" } });
}

export function action() {
  return methodNotAllowed("GET");
}
