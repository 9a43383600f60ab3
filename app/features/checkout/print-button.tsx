import { Button } from "~/ui/kit/button";
import { useHydrated } from "~/ui/kit/use-hydrated";

/** Only there when pressing it can do something. */
export function PrintButton({ label }: { label: string }) {
  return useHydrated() ? (
    <Button variant="secondary" size="sm" icon="print" className="no-print" onClick={() => window.print()}>
      {label}
    </Button>
  ) : null;
}
