import { LOCALES, type Locale } from "~/lib/localized-text";
import { problem } from "~/platform/http/problem.server";

/** `?locale=` of an API call. Throws a 422 problem for another language and for parameters that the call does not have. */
export function localeOfQuery(request: Request, known: string[]): Locale {
  const params = new URL(request.url).searchParams;
  const asked = params.get("locale") ?? "vi";
  const locale = LOCALES.find((one) => one === asked);
  const errors = [
    ...(locale ? [] : [{ path: "locale", message: "One of vi, en, zh." }]),
    ...[...new Set(params.keys())].flatMap((name) =>
      name !== "locale" && !known.includes(name)
        ? [{ path: name.slice(0, 50), message: "Unknown parameter." }]
        : params.getAll(name).length > 1
          ? [{ path: name, message: "Given more than once." }]
          : [],
    ),
  ];
  if (!locale || errors.length > 0) throw problem(422, { title: "Invalid parameters", errors });
  return locale;
}
