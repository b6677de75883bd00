/** Thirty requests, read one after another: which sentences they share, and what etiquette says of each. */
import { countSentences, writeThirty } from "../../mail/thirty/write-thirty.ts";
import type { Shown } from "../run.ts";

export async function prove(): Promise<Shown[]> {
  const requests = await writeThirty();
  for (const { letter, subject, text } of requests)
    console.log(`To: ${letter.to.name}\nSubject: ${subject}\n\n${text}\n${"-".repeat(72)}\n`);
  const counts = [...countSentences(requests)].sort(([, a], [, b]) => b - a);
  const shared = counts.filter(([words, count]) => count > 3 && !/\bjob\b|\bposition\b/.test(words));
  const most = counts.find(([words]) => !/\bjob\b|\bposition\b/.test(words));
  const errors = requests.flatMap(({ remarks }) => remarks.filter(({ weight }) => weight === "error"));
  const warnings = requests.flatMap(({ remarks }) => remarks.filter(({ weight }) => weight === "warning"));
  return [
    {
      what: "no sentence stands in more than three of thirty requests, but for the purpose and the times",
      shown: requests.length === 30 && shared.length === 0,
      figures: `${counts.length} sentences; the one that is shared most stands in ${most?.[1] ?? 0}`,
    },
    {
      what: "none of them breaks a rule of etiquette",
      shown: errors.length === 0,
      figures: `${errors.length} errors, ${warnings.length} warnings`,
    },
  ];
}
