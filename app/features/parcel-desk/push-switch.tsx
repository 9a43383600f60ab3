import { useEffect, useState } from "react";
import { PARCEL_TEXTS } from "~/platform/i18n/messages/parcels";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { canBeTold, isTold, letTell, stopTelling } from "./push-device";

type State = "unknown" | "on" | "off" | "busy" | "denied" | "failed";

/** Lets this device be told of new orders while no page is open. Needs scripts and a browser that can; is not there without. */
export function PushSwitch() {
  const t = useTexts(PARCEL_TEXTS);
  const area = useLocalePath()("/nguoi-ban");
  const [state, setState] = useState<State>("unknown");
  useEffect(() => {
    if (canBeTold()) isTold(area).then((told) => setState(told ? "on" : "off"), () => undefined);
  }, [area]);
  if (state === "unknown") return null;
  const change = async () => {
    const was = state;
    setState("busy");
    if (was !== "on") return setState(await letTell(area));
    await stopTelling(area);
    setState("off");
  };
  const said = { on: "push.isOn", off: "push.hint", busy: "push.hint", denied: "push.denied", failed: "push.failed" } as const;
  return (
    <div className="no-print mt-3 flex max-w-4xl flex-wrap items-center gap-x-4 gap-y-1">
      <Button variant="secondary" size="sm" className="min-h-11" aria-pressed={state === "on"} busy={state === "busy"} onClick={() => void change()}>{t(state === "on" ? "push.off" : "push.on")}</Button>
      <p className={state === "denied" || state === "failed" ? "field-error" : "hint"} role="status">{t(said[state])}</p>
    </div>
  );
}
