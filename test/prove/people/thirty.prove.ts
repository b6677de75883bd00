/** Thirty requests, read one after another: which sentences they share, and what etiquette says of each. */
import { skeletonsOf } from "../../mail/thirty/skeletons.ts";
import { writeThirty } from "../../mail/thirty/write-thirty.ts";
import type { Shown } from "../run.ts";

export async function prove(): Promise<Shown[]> {
  const requests = await writeThirty();
  for (const { letter, subject, text } of requests)
    console.log(`To: ${letter.to.name}\nSubject: ${subject}\n\n${text}\n${"-".repeat(72)}\n`);
  const skeletons = skeletonsOf(requests);
  console.log("The sentences, without what is somebody's own, and in how many of the thirty each stands:\n");
  for (const { words, mails, about } of skeletons)
    console.log(`${String(mails).padStart(3)}  ${about.padEnd(8)} ${words}`);
  const most = (about: "purpose" | "times" | "other") =>
    Math.max(0, ...skeletons.filter((one) => one.about === about).map(({ mails }) => mails));
  const errors = requests.flatMap(({ remarks }) => remarks.filter(({ weight }) => weight === "error"));
  const warnings = requests.flatMap(({ remarks }) => remarks.filter(({ weight }) => weight === "warning"));
  return [
    {
      what: "no sentence stands in more than three of thirty requests, but for the purpose and the times, names and numbers left aside",
      shown: requests.length === 30 && most("other") <= 3,
      figures: `${skeletons.length} different sentences; the one that is shared most stands in ${most("other")}`,
    },
    {
      what: "and no wording of the purpose or of the times in more than five",
      shown: most("purpose") <= 5 && most("times") <= 5,
      figures: `${most("purpose")} and ${most("times")}`,
    },
    {
      what: "none of them breaks a rule of etiquette",
      shown: errors.length === 0,
      figures: `${errors.length} errors, ${warnings.length} warnings`,
    },
  ];
}
