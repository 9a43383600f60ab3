export type PhotoProgress = { kind: "sending"; percent: number } | { kind: "waiting" } | { kind: "done" } | { kind: "refused"; fault: string };

/** Pauses before another attempt after a lost connection, in milliseconds. */
const PAUSES = [1_000, 3_000, 8_000];

/**
 * Sends one photo, telling how far it is. After a lost connection it tries again by itself; a photo that had arrived all the
 * same is not there twice, as it is known by its content. `failed` when it gives up.
 */
export async function sendPhoto(address: string, file: File, tell: (progress: PhotoProgress) => void): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await post(address, file, (percent) => tell({ kind: "sending", percent }));
    if (answer !== "lost") return tell(answer === null ? { kind: "done" } : { kind: "refused", fault: answer });
    const pause = PAUSES[attempt];
    if (pause === undefined) return tell({ kind: "refused", fault: "failed" });
    tell({ kind: "waiting" });
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Null when it was taken, `lost` when nobody answered, else why it was refused. Fetch cannot tell how far an upload is. */
function post(address: string, file: File, onPercent: (percent: number) => void): Promise<string | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => onPercent(total > 0 ? Math.floor((loaded / total) * 100) : 0));
    request.addEventListener("error", () => resolve("lost"));
    request.addEventListener("load", () => {
      const answer = request.response as { fault?: string } | null;
      if (request.status === 413) resolve("too_large");
      else resolve(request.status >= 500 ? "lost" : request.status === 200 ? null : (answer?.fault ?? "failed"));
    });
    const form = new FormData();
    form.set("file", file);
    request.send(form);
  });
}
