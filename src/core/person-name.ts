/**
 * How a person is called (S23), from a name as it was imported: with titles, in capitals, "Last, First", a nickname in
 * brackets. Where it is not certain, the whole name is used rather than a wrong half.
 */

/** What a greeting uses: the nickname, else the first word that is no title; undefined where there is none. */
export function firstName(name: string): string | undefined {
  const nickname = /[("“]\s*(\p{Lu}\p{Ll}+)\s*[)"”]/u.exec(name)?.[1];
  if (nickname !== undefined) return nickname;
  const words = wordsOf(name);
  // "KIM HYE-JIN": in capitals and of one syllable, what stands first is the family's name.
  if (
    isShouted(name) &&
    words.length === 2 &&
    /^\p{Lu}\p{Ll}{1,4}$/u.test(words[0] ?? "") &&
    /-/.test(words[1] ?? "")
  )
    return words[1];
  return words[0];
}

/** "Dr. Kjærgaard", "Prof. van der Westhuizen": only for those whose name has a title. */
export function formalName(name: string): string | undefined {
  const said = [...straightened(name).matchAll(new RegExp(titles, "giu"))].map(([title]) =>
    title.toLowerCase().replace(/\.$/, ""),
  );
  const title = ["prof", "professor", "dr", "captain", "mme", "mrs", "mr", "ms", "herr", "frau"].find(
    (known) => said.includes(known),
  );
  if (title === undefined) return undefined;
  const shown = shownTitles[title] ?? `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
  const words = wordsOf(name);
  const particle = words.findIndex((word, at) => at > 0 && particles.test(word));
  const family = particle > 0 ? words.slice(particle) : words.length <= 2 ? words.slice(-1) : words;
  return family.length === 0 ? undefined : `${shown} ${family.join(" ")}`;
}

/** The name as its bearer would write it: not in capitals throughout. What is short may be meant so ("JJ"). */
export function properName(name: string): string {
  if (!isShouted(name)) return name;
  return name.replace(/\p{Lu}{2,}/gu, (word) => `${word.charAt(0)}${word.slice(1).toLowerCase()}`);
}

const titles =
  "(?<![\\p{L}.-])(?:dipl\\.?-?ing|assoc|asst|prof|professor|dr|mr|mrs|ms|mx|miss|mme|mlle|herr|frau|sir|dame|captain|capt|rev|fr|dipl|ing|mag|med|phil|rer|nat|habil)(?:\\.-?|(?![\\p{L}-]))";
const shownTitles: Readonly<Record<string, string>> = {
  prof: "Prof.",
  dr: "Dr.",
  mr: "Mr.",
  mrs: "Mrs.",
  ms: "Ms.",
};
const particles =
  /^(?:van|von|vom|der|den|de|da|di|do|dos|das|du|del|della|des|la|le|ter|ten|zu|zum|al|el|bin|ibn|ben|bat|mac|mc|ní|nic|uí|ó|ap|af|av)$/iu;

function isShouted(name: string): boolean {
  const letters = name.replace(/[^\p{L}]/gu, "");
  return letters.length >= 4 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}

function straightened(name: string): string {
  return name.replace(/^(.*),\s*(\S.*)$/u, "$2 $1").trim();
}

/** The words of a name without titles, brackets and trades ("Orgelbaumeister"), in a bearer's own capitals. */
function wordsOf(name: string): string[] {
  return properName(straightened(name))
    .replace(/[("“][^)"”]*[)"”]/gu, " ")
    .replace(new RegExp(titles, "giu"), " ")
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word) && !/^\p{L}+meister(?:in)?$/iu.test(word));
}
