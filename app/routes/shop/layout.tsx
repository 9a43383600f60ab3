import { Outlet } from "@remix-run/react";
import { ShopShell } from "~/ui/layout/shop-shell";

export default function ShopLayout() {
  return (
    <ShopShell>
      <Outlet />
    </ShopShell>
  );
}
