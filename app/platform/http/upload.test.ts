import { expect, test } from "vitest";
import { readUpload } from "./upload.server";
import { bodyLimitOf, MAX_UPLOAD_BYTES } from "./upload-limit";

const PATH = "/quan-tri/chung-nhan/nhap";
const post = (body: BodyInit, path = PATH) => new Request(`http://localhost${path}`, { method: "POST", body });

function form(size: number, name = "ds.xlsx"): FormData {
  const data = new FormData();
  data.set("file", new File([new Uint8Array(size)], name));
  return data;
}

test("only the pages that take a file have room for one", () => {
  for (const path of [PATH, `/en${PATH}`, `/zh${PATH}.data`]) expect(bodyLimitOf(path)).toBeGreaterThan(MAX_UPLOAD_BYTES);
  for (const path of ["/", `${PATH}/x`, `/vi${PATH}`, "/quan-tri/chung-nhan", `/x${PATH}`]) expect(bodyLimitOf(path)).toBe(1_048_576);
});

test("a file comes with its name, cleaned of paths and controls", async () => {
  expect(await readUpload(post(form(3, "../a\u0007/Danh sách.xlsx")))).toMatchObject({ ok: true, value: { name: "..aDanh sách.xlsx", bytes: new Uint8Array(3) } });
});

test("too much, nothing and nonsense are failures", async () => {
  expect(await readUpload(post(form(MAX_UPLOAD_BYTES + 1)))).toEqual({ ok: false, error: "too_large" });
  expect(await readUpload(post(new URLSearchParams({ file: "x" })))).toEqual({ ok: false, error: "missing" });
  expect(await readUpload(post(form(0, "")))).toEqual({ ok: false, error: "missing" });
  const broken = new Request(`http://localhost${PATH}`, { method: "POST", body: "nonsense", headers: { "Content-Type": "multipart/form-data; boundary=x" } });
  expect(await readUpload(broken)).toEqual({ ok: false, error: "unreadable" });
});

test("reading stops at the limit, however much is sent", async () => {
  let sent = 0;
  const endless = new ReadableStream({ pull: (controller) => { sent += 1_048_576; controller.enqueue(new Uint8Array(1_048_576)); } });
  const request = new Request(`http://localhost${PATH}`, { method: "POST", body: endless, headers: { "Content-Type": "multipart/form-data; boundary=x" }, duplex: "half" } as RequestInit);
  expect(await readUpload(request)).toEqual({ ok: false, error: "too_large" });
  expect(sent).toBeLessThan(20 * 1_048_576);
});
