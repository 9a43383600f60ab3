import { env } from "~/platform/env/env.server";

/** Who runs the shop, at the foot of its papers; the shop's name where nobody is told. */
export function operatorFooter(): string {
  const { operator } = env();
  if (!operator) return "Chợ Xứ Lạng";
  return [operator.name, operator.taxCode && `MST ${operator.taxCode}`, operator.address, operator.hotline].filter(Boolean).join(" · ");
}
