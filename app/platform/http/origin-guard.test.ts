import { describe, expect, it } from "vitest";
import { badAddress, isSameSiteRequest } from "./origin-guard.server";

const site = "https://ocop.example";
const cookie = "session=1";

function post(headers: Record<string, string>, path = "/gio-hang", method = "POST"): boolean {
  return isSameSiteRequest({ method, path, headers: { host: "ocop.example", ...headers } }, site);
}

describe("isSameSiteRequest", () => {
  it("lets everybody read", () => {
    for (const method of ["GET", "HEAD", "OPTIONS"]) {
      expect(post({ cookie, origin: "https://evil.example", "sec-fetch-site": "cross-site" }, "/", method)).toBe(true);
    }
  });

  it("takes the site's own forms", () => {
    expect(post({ cookie, origin: site, "sec-fetch-site": "same-origin" })).toBe(true);
    expect(post({ cookie, origin: site })).toBe(true);
    expect(post({ cookie, origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" })).toBe(true);
    expect(post({ cookie, origin: "null", "sec-fetch-site": "same-origin" })).toBe(true);
    expect(post({ cookie, referer: `${site}/san-pham` })).toBe(true);
  });

  it.each([
    ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["another site in an old browser", { origin: "https://evil.example" }],
    ["a sub-domain", { origin: "https://x.ocop.example", "sec-fetch-site": "same-site" }],
    ["another port", { origin: "https://ocop.example:8443" }],
    ["a look-alike", { origin: "https://ocop.example.evil.example" }],
    ["a hidden origin", { origin: "null" }],
    ["a hidden origin on another site", { origin: "null", "sec-fetch-site": "cross-site" }],
    ["nobody knows who", {}],
    ["another site's referer", { referer: "https://evil.example/https://ocop.example" }],
    ["headers that disagree", { origin: "https://evil.example", "sec-fetch-site": "same-origin" }],
  ])("refuses %s", (_who, headers) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect(post({ cookie, ...headers }, "/tai-khoan", method)).toBe(false);
      expect(post({ cookie, ...headers }, "/gio-hang.data", method)).toBe(false);
      expect(post({ cookie, ...headers }, "/api/v1/orders", method)).toBe(false);
    }
  });

  it("exempts signed webhooks by their exact path and method", () => {
    const headers = { origin: "https://evil.example" };
    expect(post(headers, "/webhooks/stripe")).toBe(true);
    expect(post(headers, "/webhooks/bank")).toBe(true);
    expect(post(headers, "/webhooks/stripe/")).toBe(false);
    expect(post(headers, "/webhooks/stripe", "DELETE")).toBe(false);
  });

  it("exempts the API only where no cookie comes along", () => {
    const headers = { origin: "https://partner.example", authorization: "Bearer x" };
    expect(post(headers, "/api/v1/carts")).toBe(true);
    expect(post({ ...headers, cookie }, "/api/v1/carts")).toBe(false);
    expect(post(headers, "/api/v10/carts")).toBe(false);
  });
});

describe("badAddress", () => {
  it.each(["/a?_data=routes/account", "/a?x=1&%5Fdata=y", "/%E0%A4%A", "/%ff", "/a%00b", "/a?q=%00", "//evil.example", "http://evil.example/"])("refuses %s", (url) => {
    expect(badAddress(url)).toEqual(expect.any(String));
  });
  it.each(["/", "/san-pham?q=m%E1%BA%ADt%20ong", "/gio-hang.data?_routes=routes%2Fcart", "/01/0893/10/A%2FB", "/a?q=%E0%A4%A"])("takes %s", (url) => {
    expect(badAddress(url)).toBeUndefined();
  });
});
