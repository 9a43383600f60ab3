import { ageFault, type AgeFault } from "~/domain/cart/of-age";
import { localDateAt } from "~/lib/local-date";
import { ofAgeCookie } from "~/platform/http/cookies.server";
import type { ServerDictionary } from "~/platform/i18n/texts.server";
import type { Translate } from "~/platform/i18n/translator";

/** Whether a visitor is of age: by what they type now, else by what this browser has answered before. `cookie` keeps the answer, never the date. */
export async function askAge(request: Request, birth: string | undefined, at: Date): Promise<{ fault: AgeFault | null; cookie: string | null }> {
  const fault = ageFault(birth, localDateAt(at));
  if (fault === "missing" && (await ofAgeCookie.read(request))) return { fault: null, cookie: null };
  return { fault, cookie: fault === null ? await ofAgeCookie.write() : null };
}

/** What is wrong with a date of birth, in words. */
export function ageText(fault: AgeFault, t: Translate<ServerDictionary>): string {
  return t(fault === "under_age" ? "error.underAge" : fault === "invalid" ? "error.birth" : "error.birthMissing");
}
