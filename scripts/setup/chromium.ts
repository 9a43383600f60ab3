import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { StartError } from "./start-error";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const places = ["/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome", "/Applications/Google Chrome.app/Contents/MacOS", "/Applications/Chromium.app/Contents/MacOS"];

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function search(): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), ...places].filter((folder) => folder !== "");
  return folders.flatMap((folder) => [...names, "Google Chrome", "Chromium"].map((name) => join(folder, name))).find(isProgram);
}

/** The installed Chromium; on a Debian system where we are root it is installed when missing, with fonts for Chinese. */
export function findChromium(): string {
  const given = process.env["CHROMIUM_PATH"];
  if (given) {
    if (isProgram(given)) return given;
    throw new StartError(`CHROMIUM_PATH=${given} không chạy được. / CHROMIUM_PATH=${given} is no program.`);
  }
  const found = search();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && isProgram("/usr/bin/apt-get")) {
    console.log("Đang cài Chromium… / Installing Chromium…");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit", env });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"], { stdio: "inherit", env });
    const installed = search();
    if (installed !== undefined) return installed;
  }
  throw new StartError(
    "Cần Chromium để kiểm thử bằng trình duyệt: hãy cài gói chromium (Debian: apt-get install chromium fonts-noto-cjk) hoặc đặt CHROMIUM_PATH. / The browser tests need Chromium: install it (Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM_PATH.",
  );
}
