import { createCookie } from "@remix-run/node";
import { env } from "~/platform/env/env.server";

const secure = () => env().siteUrl.startsWith("https://");
const NINETY_DAYS = 90 * 86_400;

/** `__Host-` binds a cookie to this very host; browsers take it over HTTPS only. */
function hostCookie(name: string, maxAge: number) {
  const cookie = () => createCookie(secure() ? `__Host-${name}` : name, { path: "/", httpOnly: true, sameSite: "lax", secure: secure(), maxAge });
  return {
    /** The opaque token the browser holds; null when there is none. */
    async read(request: Request): Promise<string | null> {
      const value: unknown = await cookie().parse(request.headers.get("Cookie"));
      return typeof value === "string" && value.length <= 100 ? value : null;
    },
    write: (token: string) => cookie().serialize(token),
    clear: () => cookie().serialize("", { maxAge: 0 }),
  };
}

export const cartCookie = hostCookie("cart", NINETY_DAYS);
export const sessionCookie = hostCookie("session", NINETY_DAYS);
/** Which of several producers someone acts for, by its slug; what it says is checked against their memberships. */
export const actingForCookie = hostCookie("acting_for", NINETY_DAYS);

const THIRTY_DAYS = 30 * 86_400;
const ageCookie = () => createCookie(secure() ? "__Host-of_age" : "of_age", { path: "/", httpOnly: true, sameSite: "strict", secure: secure(), maxAge: THIRTY_DAYS, secrets: [env().sessionSecret] });
/** Of age, as this browser has answered: signed, and not sent along from other sites. */
export const ofAgeCookie = {
  read: async (request: Request): Promise<boolean> => (await ageCookie().parse(request.headers.get("Cookie"))) === "18",
  write: () => ageCookie().serialize("18"),
};
