/** The files that tests read, which tests/web_files.py writes: in $ASSETGEN_WEB_FILES, or here in a temporary folder. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

let folder = process.env.ASSETGEN_WEB_FILES;
if (!folder) {
  folder = mkdtempSync(join(tmpdir(), "assetgen-web-"));
  process.on("exit", () => rmSync(folder, { recursive: true }));
  const script = fileURLToPath(new URL("../../../tests/web_files.py", import.meta.url));
  execFileSync(process.env.PYTHON ?? "python3", [script, folder], { stdio: "inherit" });
}

export const pathOf = (name) => join(folder, name);
export const readBytes = (name) => new Uint8Array(readFileSync(pathOf(name)));
export const readJson = (name) => JSON.parse(readFileSync(pathOf(name), "utf8"));
