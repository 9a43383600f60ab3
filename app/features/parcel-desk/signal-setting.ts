/** Whether this browser rings for new orders: a setting of the device, for a shared phone at the packing table is not a laptop at home. */
const KEY = "parcels.signal";
const CHANGED = "parcels-signal";

export function signalOn(): boolean {
  try {
    return localStorage.getItem(KEY) === "on";
  } catch {
    return false;
  }
}

/** Keeps the choice and tells the page's other parts. */
export function setSignal(on: boolean): void {
  try {
    if (on) localStorage.setItem(KEY, "on");
    else localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing rings until the page is left.
  }
  window.dispatchEvent(new CustomEvent(CHANGED, { detail: on }));
}

export function onSignalChange(listener: (on: boolean) => void): () => void {
  const hear = (event: Event) => listener((event as CustomEvent<boolean>).detail);
  window.addEventListener(CHANGED, hear);
  return () => window.removeEventListener(CHANGED, hear);
}

/** Two soft tones. Browsers let a page sound only after it was touched; where they refuse, the title counts alone. */
export async function ring(): Promise<void> {
  const audio = new AudioContext();
  try {
    if (audio.state === "suspended") await Promise.race([audio.resume(), new Promise((late) => setTimeout(late, 500))]);
    if (audio.state !== "running") return;
    for (const [index, frequency] of [659.25, 880].entries()) {
      const start = audio.currentTime + index * 0.18;
      const tone = new OscillatorNode(audio, { type: "sine", frequency });
      const volume = new GainNode(audio, { gain: 0 });
      volume.gain.linearRampToValueAtTime(0.12, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.6);
      tone.connect(volume).connect(audio.destination);
      tone.start(start);
      tone.stop(start + 0.6);
    }
    await new Promise((over) => setTimeout(over, 1_000));
  } finally {
    await audio.close();
  }
}
