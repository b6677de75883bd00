/*
 * npm runs this after every install. What it makes only saves time, so nothing here may break an install: not a
 * missing development package, and not an npm that held back the script which brings our Node.
 */
import fs from "node:fs";
import url from "node:url";

const folder = url.fileURLToPath(new URL("../node_modules/.quarterhour", import.meta.url));

import("./pack.ts")
  .then(({ pack }) => pack(folder))
  .catch((error) => {
    fs.rmSync(folder, { recursive: true, force: true });
    const why = String(error.message).split("\n")[0];
    console.log(`quarterhour will start more slowly: it could not be packed (${why}).`);
  });
