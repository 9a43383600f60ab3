import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

type CpuProfile = {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
};

/** Self time by place, largest first, from the profile a Node process wrote on its way out. */
export async function whereTimeGoes(folder: string, most = 14): Promise<{ place: string; percent: number }[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".cpuprofile"));
  const self = new Map<string, number>();
  let busy = 0;
  for (const file of files) {
    const profile: CpuProfile = JSON.parse(await readFile(join(folder, file), "utf8"));
    const nodes = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
    profile.samples.forEach((id, index) => {
      const frame = nodes.get(id);
      if (!frame || frame.functionName === "(idle)" || frame.functionName === "(root)") return;
      const time = profile.timeDeltas[index] ?? 0;
      busy += time;
      const place = placeOf(frame.url, frame.functionName);
      self.set(place, (self.get(place) ?? 0) + time);
    });
  }
  return [...self].sort((a, b) => b[1] - a[1]).slice(0, most).map(([place, time]) => ({ place, percent: (100 * time) / busy }));
}

/** Library code by package, our own by function. */
function placeOf(url: string, functionName: string): string {
  const library = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (library) return library;
  if (url.startsWith("node:")) return url.split("/")[0] ?? url;
  if (url.includes("/build/server/")) return `shop: ${functionName || "(anonymous)"}`;
  return functionName || "(anonymous)";
}
