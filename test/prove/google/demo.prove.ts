/** The demo's story on an account at Google, connected by a scripted browser: the same timeline as on a practice mailbox. */
import { onGoogle, type Stage } from "../../story/remote/on-google.ts";
import { compareTimelines } from "../../story/remote/same-timeline.ts";
import type { Shown } from "../run.ts";

export async function prove(): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const hand of ["me", "auto"] as const) {
    const began = performance.now();
    const stages: Stage[] = [];
    const { lines, differences } = await compareTimelines(hand, (wish) =>
      onGoogle(wish, (one) => stages.push(one)),
    );
    const [double] = stages.map((stage) => stage.double);
    const seconds = ((performance.now() - began) / 1_000).toFixed(0);
    shown.push({
      what: `the demo at Google, ${hand === "me" ? "every mail sent by its owner" : "mails that leave by themselves"}: the timeline is that of the practice mailbox`,
      shown: lines > 50 && differences.length === 0 && double?.strays.length === 0,
      figures: `${lines} lines, ${differences.length} differences${differences.length === 0 ? "" : `: ${differences.slice(0, 4).join("; ")}`}; ${double?.deliveries.length} mails delivered, ${double?.quota.units} quota units, ${seconds} s`,
    });
  }
  return shown;
}
