/** A process that takes a home, says how that went in one line, and then holds it until it is ended. */
import { Problem } from "../../../src/core/problem.ts";
import { takeHome } from "../../../src/store/sqlite/home.ts";

const [folder = ""] = process.argv.slice(2);
const began = performance.now();
try {
  const home = await takeHome(folder);
  process.stdout.write(`${JSON.stringify({ took: process.pid, wasClean: home.wasClean })}\n`);
  process.once("SIGTERM", () => {
    home.release();
    process.exit(0);
  });
  setInterval(() => {}, 1000);
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  const ms = performance.now() - began;
  process.stdout.write(`${JSON.stringify({ refused: error.code, what: error.message, ms })}\n`);
}
