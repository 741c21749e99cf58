// The packages hold Chromium compressed; the tests start the executables that this leaves beside them.
import { createReadStream, createWriteStream, readdirSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";

const packages = fileURLToPath(new URL("node_modules/", import.meta.url));
for (const name of readdirSync(packages).filter((folder) => folder.startsWith("chromium-"))) {
  const executable = createWriteStream(`${packages}${name}/chromium`, { mode: 0o755 });
  await pipeline(createReadStream(`${packages}${name}/bin/chromium.br`), createBrotliDecompress(), executable);
}
