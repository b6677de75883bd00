/**
 * What an away note tells of others than its sender: "Anil is back on 27 August, and I return on 7 September", "Mein
 * Kollege ist ab dem 21. wieder da". Their days are not those on which the sender can be reached.
 */
import { monthOf, weekdayOf } from "./calendar-words.ts";
import { fold } from "./words.ts";

/** The text without what it tells of others; `named` takes those for others, too, who are only called by a name. */
export function ownText(text: string, { named }: { named: boolean }): string {
  const signers = signersOf(text);
  return parts(text)
    .map(({ words, isNew }) => ({ words, isNew, owner: ownerOf(words, signers, named) }))
    .reduce<{ kept: string; isOthers: boolean }>(
      ({ kept, isOthers: wasOthers }, { words, isNew, owner }) => {
        const isOthers = owner === undefined ? wasOthers && !isNew : owner === "other";
        return { kept: isOthers ? `${kept}\n\n` : kept + words, isOthers };
      },
      { kept: "", isOthers: false },
    ).kept;
}

/** Where the text tells of somebody else: behind an end of sentence or of line, and where a comma or "and" leads to a person. */
function parts(text: string): { words: string; isNew: boolean }[] {
  const found: { words: string; isNew: boolean }[] = [];
  for (const line of text.split(
    /(?<=\n)(?=[^\S\n]*[-*•]\s|\p{Lu})|(?<=\n\n)(?=\p{Ll})|(?=\p{Lu})(?<=[.!?;][^\S\n]+)/u,
  ))
    for (const [place, words] of line.split(people).entries()) found.push({ words, isNew: place === 0 });
  return found;
}

function ownerOf(part: string, signers: ReadonlySet<string>, named: boolean): "self" | "other" | undefined {
  const words = part.replace(/^[\s,;:/*•-]+/u, "");
  if (/\((?:me|moi|ich|ik|yo|io|eu|jag|jeg)\)/u.test(words)) return "self";
  const folded = fold(words);
  const other = others.exec(folded)?.index;
  const self = first.exec(folded)?.index;
  const day = /\d|(?<!\p{L})(?:until|till|bis|hasta|fino|tot|jusqu)(?!\p{L})/u.exec(folded)?.index;
  if (other !== undefined && (self === undefined || other < self) && !covering.test(folded))
    return day === undefined || other < day ? "other" : undefined;
  if (self !== undefined && (day === undefined || self < day)) return "self";
  const name = named ? subject.exec(words)?.[1] : undefined;
  if (name === undefined || !isName(name)) return self === undefined ? undefined : "self";
  return signers.has(fold(name)) ? "self" : "other";
}

function isName(word: string): boolean {
  const folded = fold(word);
  return monthOf(folded) === undefined && weekdayOf(folded) === undefined && !noNames.has(folded);
}

/** The words of the short lines at the end. */
function signersOf(text: string): ReadonlySet<string> {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const short = lines
    .slice(1)
    .slice(-4)
    .filter((line) => !/\d|^\s*[-*•]\s/u.test(line) && line.trim().split(/\s+/u).length <= 6);
  return new Set(short.flatMap((line) => fold(line).match(/\p{L}+/gu) ?? []));
}

const verbs =
  "is|are|will|returns?|till|until|on|from|away|out|off|back|covers|ist|kommt|bis|ab|wird|est|sera|jusqu|revient|rentre|está|vuelve|hasta|regresa|torna|rientra|fino|volta|até|tot|til|till|er|är|jest|do|je|bude";
const titles = "(?:(?:Dr|Prof|Mr|Mrs|Ms|Cllr|Frau|Herr|Mme|M|Sra|Sr)\\.?\\s+)?";
const owned =
  "(?:(?:[Oo]ur|[Mm]y|[Uu]nsere?|[Mm]eine?|[Nn]otre|[Mm]on|[Mm]a|[Nn]uestr[oa]|[Mm]i|[Oo]nze|[Mm]ijn)\\s+\\p{L}+\\s+)?";
const naming = `${owned}${titles}(\\p{Lu}\\p{Ll}+)(?:\\s+\\p{Lu}\\p{Ll}+)?(?::|\\s+(?:${verbs})(?!\\p{L}))`;
const subject = new RegExp(`^${naming}`, "u");
const selves = "i|ich|je|yo|io|eu|ik|jag|jeg|we|wir|nous";
const colleagues =
  "colleagues?|assistant|deputy|manager|secretary|kolleg(?:e|en|in|innen)|vertretung|assistentin|collegues?|assistante|companer[oa]s?|colegas?|colleg[ahi]+|kollegan?|kolegyne|kolezanka|коллеги|коллега|колега|συναδελφος|arkadasim|meslektasim|kollegani";
const first = new RegExp(`(?<!\\p{L})(?:${selves})(?!\\p{L})`, "u");
const others = new RegExp(`(?<!\\p{L})(?:${colleagues})(?!\\p{L})`, "u");
/** Who stands in for the sender does so as long as the sender is away. */
const covering =
  /(?<!\p{L})(?:cover(?:s|ing)?|standing in|for me|vertritt|vertreten|remplace|sustituye|sostituisce|substitui|vervangt|neemt waar|vikarierar|vikarierer|zastepuje|zastupuje)(?!\p{L})/u;
const people = new RegExp(
  `(?=(?:,|;|:|\\s(?:and|und|et|y|e|en|og|och|a))\\s+(?:${owned}${titles}\\p{Lu}\\p{Ll}+(?:\\s+\\p{Lu}\\p{Ll}+)?\\s+(?:${verbs})(?!\\p{L})|(?:I|ich|je|yo|io|eu|ik|jag|jeg)(?!\\p{L})|(?:\\p{L}+\\s+){0,2}(?:${colleagues})(?!\\p{L})))`,
  "gu",
);
const noNames: ReadonlySet<string> = new Set(
  "back away out office return returning closed we he she this that there here it everyone everybody nobody retour absent urlaub zuruck vuelta ritorno rientro terug today everything work".split(
    " ",
  ),
);
