import { problem } from "~/platform/http/problem.server";

/** Whatever the API does not have. */
export function loader() {
  return problem(404, { title: "Not found", detail: "The API has no such resource; /api/v1/openapi.json lists what it has." });
}

export const action = loader;
