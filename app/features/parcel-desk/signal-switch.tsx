import { useEffect, useState } from "react";
import { PARCEL_TEXTS } from "~/platform/i18n/messages/parcels";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { ring, setSignal, signalOn } from "./signal-setting";

/** Switches the sound for new orders on and off; it sounds once when it is switched on. Needs scripts, and is not there without. */
export function SignalSwitch() {
  const t = useTexts(PARCEL_TEXTS);
  const [on, setOn] = useState<boolean | null>(null);
  useEffect(() => setOn(signalOn()), []);
  if (on === null) return null;
  const change = () => {
    setSignal(!on);
    setOn(!on);
    if (!on) void ring();
  };
  return (
    <div className="no-print mt-5 flex max-w-4xl flex-wrap items-center gap-x-4 gap-y-1">
      <Button variant="secondary" size="sm" className="min-h-11" aria-pressed={on} onClick={change}>{t(on ? "signal.off" : "signal.on")}</Button>
      <p className="hint">{t(on ? "signal.isOn" : "signal.hint")}</p>
    </div>
  );
}
