import { Outlet } from "@remix-run/react";
import { TraceFrame } from "~/features/trace-a-lot/trace-frame";

/** Read once, on a phone with two bars of signal: no script and no font is sent along. */
export const handle = { still: true };

export default function TraceLayout() {
  return (
    <TraceFrame>
      <Outlet />
    </TraceFrame>
  );
}
