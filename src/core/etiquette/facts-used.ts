/** Which fact of the research sheet a mail rests on (S16, B16): the one whose own words stand in it. */
import type { Remark } from "./remark.ts";

/** `findings` are as a template gets them: "text (source, date)". */
export function sourcedFact(findings: readonly string[], text: string): Remark {
  const there = new Set(wordsOf(text));
  const used = findings
    .map((finding) => ({
      finding,
      shared: wordsOf(finding.replace(/ \([^()]*\)$/, "")).filter((word) => there.has(word)),
    }))
    .toSorted((a, b) => b.shared.length - a.shared.length)[0];
  if (used === undefined || used.shared.length === 0) {
    const says =
      findings.length === 0
        ? "No fact with a source is known about them; your own sentence stands alone."
        : "It uses none of the facts that you found out about them.";
    return { rule: "sourced-fact", weight: "warning", says };
  }
  return {
    rule: "sourced-fact",
    weight: "kept",
    says: `It rests on a fact: ${used.finding}`,
    words: used.shared.join(", "),
  };
}

/** Words that carry something, each by its beginning, so that "models" and "model" are one. */
function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\d][\p{L}\d'-]{4,}/gu) ?? [];
  return [...new Set(words.filter((word) => !empty.has(word)).map((word) => word.slice(0, 6)))];
}

const empty = new Set(
  "about after also because been before could first from have hear into just know last like made make many more most much only over people really said some such than that their them then there these they this three time under very want wanted well were what when where which while with work working would year years your".split(
    " ",
  ),
);
