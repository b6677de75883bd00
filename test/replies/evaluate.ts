/**
 * `node test/replies/evaluate.ts FILE… [--show]` prints how well the labelled replies of some files are read, kind by
 * kind, with 95 % intervals. Only numbers; `--show` adds the lines that were read wrongly or not for sure, which
 * nobody who works on the reader may look at where a file is kept aside.
 */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isMissed, isWrong, isWrongBooking, judgeAll, scoresOf, scoreText } from "./score.ts";

const given = process.argv.slice(2);
const files = given.filter((each) => !each.startsWith("--"));
if (files.length === 0) {
  process.stderr.write("No file is named.\n  Write `node test/replies/evaluate.ts FILE… [--show]`.\n");
  process.exitCode = 2;
} else {
  const judged = judgeAll(files.map((file) => pathToFileURL(resolve(file))));
  console.log(`${judged.length} replies`);
  for (const score of scoresOf(judged)) console.log(scoreText(score));
  console.log(`wrong bookings: ${judged.filter(isWrongBooking).length}`);
  if (given.includes("--show"))
    for (const each of judged.filter((one) => isWrong(one) || isMissed(one)))
      console.log(
        `${isWrong(each) ? "wrong" : "missed"} ${each.line.id} ${JSON.stringify(each.line.text)}\n  wanted ${JSON.stringify(each.line.want)}\n  read ${JSON.stringify(each.got)}`,
      );
}
