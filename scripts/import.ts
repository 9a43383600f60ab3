import { CERTIFICATES_USAGE, importCertificates } from "./import/certificates";
import { importProducts, PRODUCTS_USAGE } from "./import/products";
import { StartError } from "./setup/start-error";

/** `npm run import -- certificates | products FILE`: dry run unless `--apply` is given. */
export async function main(args: string[]): Promise<void> {
  const [what, ...rest] = args;
  if (what === "certificates") return importCertificates(rest);
  if (what === "products") return importProducts(rest);
  throw new StartError(`Cách dùng / Usage:\n  ${CERTIFICATES_USAGE}\n  ${PRODUCTS_USAGE}`);
}
