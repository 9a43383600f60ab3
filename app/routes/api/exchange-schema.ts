import { exchangeSchema } from "~/domain/evaluation/exchange/exchange-format.server";
import { wholeJsonText } from "~/platform/http/whole-body.server";

/** JSON Schema of the files exchanged with the ministry's evaluation software. */
export function loader(): Response {
  return wholeJsonText(JSON.stringify(exchangeSchema()), { headers: { "Cache-Control": "public, max-age=3600" } });
}
