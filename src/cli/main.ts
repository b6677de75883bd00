/** The program: hands the real arguments, environment and terminal to the frame. */
import { readEnvironment } from "../config.ts";
import { toReport } from "./frame/report.ts";
import { run } from "./frame/run.ts";
import { loadCommand, table } from "./table.ts";

const argv = process.argv.slice(2);

/** Nothing that a command awaits comes here; a stray rejection must not look like success. */
process.once("uncaughtException", (error) => {
  const { text, exitCode } = toReport(error, argv.includes("--json"));
  process.stderr.write(text);
  process.exit(exitCode);
});

process.exitCode = await run(
  argv,
  { table, load: loadCommand },
  {
    environment: readEnvironment(),
    cwd: process.cwd(),
    hasTerminal: process.stdin.isTTY === true && process.stdout.isTTY === true,
    out: writerTo(process.stdout),
    err: writerTo(process.stderr),
  },
);

/** Whoever reads may stop reading (`quarterhour log | head`): then what is left is not written, and the work goes on. */
function writerTo(stream: NodeJS.WriteStream): (text: string) => void {
  let isClosed = false;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    isClosed = true;
  });
  return (text) => {
    if (!isClosed) stream.write(text);
  };
}
