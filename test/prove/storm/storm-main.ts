/** One storm in a process of its own: `node storm-main.ts WISH`, JSON in and JSON out. */
import { storm } from "./storm.ts";

console.log(JSON.stringify(await storm(JSON.parse(process.argv[2] ?? "{}"))));
