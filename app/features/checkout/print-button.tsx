import { useEffect, useState } from "react";
import { Button } from "~/ui/kit/button";

/** Only there when pressing it can do something. */
export function PrintButton({ label }: { label: string }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return ready ? (
    <Button variant="secondary" size="sm" icon="print" className="no-print" onClick={() => window.print()}>
      {label}
    </Button>
  ) : null;
}
