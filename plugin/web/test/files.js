/** The files that tests read, which tests/web_files.py writes: in $ASSETGEN_WEB_FILES, or here in a temporary folder. */

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

let folder = process.env.ASSETGEN_WEB_FILES;
if (!folder) {
  folder = join(tmpdir(), `assetgen-web-${process.ppid}`); // one for all test files of a run
  if (!existsSync(folder)) {
    const made = mkdtempSync(folder);
    const script = fileURLToPath(new URL("../../../tests/web_files.py", import.meta.url));
    execFileSync(process.env.PYTHON ?? "python3", [script, made], { stdio: "inherit" });
    folder = made;
  }
}

export const readBytes = (name) => new Uint8Array(readFileSync(join(folder, name)));
export const readJson = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));
