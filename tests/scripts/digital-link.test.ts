import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { negotiateDigitalLink } from "../../scripts/serve/digital-link";

function asked(url: string, accept?: string, method = "GET"): string | undefined {
  const request = { method, url, headers: { accept } } as IncomingMessage;
  negotiateDigitalLink(request);
  return request.url;
}

const LOT = "/01/08938500123450/10/A1";

it.each([
  [LOT, "text/html,application/xhtml+xml,*/*;q=0.8", LOT],
  [LOT, undefined, LOT],
  [LOT, "*/*", LOT],
  [LOT, "text/html,application/json;q=0.5", LOT],
  [LOT, "application/linkset+json", "/digital-link?of=%2F01%2F08938500123450%2F10%2FA1"],
  [LOT, "application/json", "/digital-link?of=%2F01%2F08938500123450%2F10%2FA1"],
  [`/zh${LOT}?linkType=gs1:pip`, "text/html", "/digital-link?of=%2Fzh%2F01%2F08938500123450%2F10%2FA1&linkType=gs1:pip"],
  ["/lo-hang/XL-TB-0001/A1?linkType=all", "text/html", "/digital-link?of=%2Flo-hang%2FXL-TB-0001%2FA1&linkType=all"],
  ["/san-pham?linkType=all", "application/linkset+json", "/san-pham?linkType=all"],
])("%s for %s goes to %s", (url, accept, to) => expect(asked(url, accept)).toBe(to));

it("changes nothing for what is sent", () => expect(asked(LOT, "application/json", "POST")).toBe(LOT));
