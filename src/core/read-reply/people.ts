/** The people whom a reply names, with their addresses: read from the text as it was written, capitals and all. */
import type { Person } from "../reading.ts";
import { monthOf, weekdayOf } from "./calendar-words.ts";
import { onceEachWord } from "./once-each.ts";
import { fold } from "./words.ts";

interface Name {
  text: string;
  from: number;
  until: number;
}

/** Everybody named in a stretch of text: each address with the name that belongs to it, then names alone. */
export function peopleIn(text: string): Person[] {
  const names = namesIn(text);
  const taken = new Set<Name>();
  const people: { person: Person; at: number }[] = [];
  for (const found of text.matchAll(/[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gu)) {
    const email = found[0].toLowerCase().replace(/[.'-]+$/u, "");
    const name = ownerOf(email, found.index, names, taken);
    if (name !== undefined) taken.add(name);
    const said = name?.text ?? nameFrom(email);
    people.push({
      person: { ...(said === undefined ? {} : { name: said }), email },
      at: name?.from ?? found.index,
    });
  }
  for (const name of names) if (!taken.has(name)) people.push({ person: { name: name.text }, at: name.from });
  return people.sort((a, b) => a.at - b.at).map(({ person }) => person);
}

/** The name that an address belongs to: one that resembles it, else the nearest before it. */
function ownerOf(
  email: string,
  at: number,
  names: readonly Name[],
  taken: ReadonlySet<Name>,
): Name | undefined {
  const local = fold(email.split("@")[0] ?? "");
  const near = names.filter((name) => !taken.has(name) && name.from < at && at - name.until < 220);
  const alike = near.findLast((name) =>
    fold(name.text)
      .split(/[\s'-]+/u)
      .some((word) => word.length > 2 && local.includes(word)),
  );
  if (alike !== undefined) return alike;
  const last = near.at(-1);
  return last !== undefined && at - last.until < 60
    ? last
    : names.find((name) => !taken.has(name) && name.from > at && name.from - at < email.length + 12);
}

/** "kenji@example.com" is Kenji; "info@" is nobody. */
function nameFrom(email: string): string | undefined {
  const local = email.split("@")[0] ?? "";
  const parts = local.split(/[._-]/u);
  if (!parts.every((part) => /^\p{L}{3,15}$/u.test(part)) || parts.length > 2) return undefined;
  if (parts.some((part) => nobody.has(part))) return undefined;
  return parts.map((part) => `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`).join(" ");
}

/** One to four words with capitals, particles between them; what begins a sentence only if it can be no other word. */
function namesIn(text: string): Name[] {
  const found: Name[] = [];
  const pattern =
    /(?<![\p{L}\p{N}@._-])\p{Lu}[\p{L}\p{M}'’-]*\.?(?:[^\S\n](?:(?:van|von|de|der|den|da|di|del|dos|el|al|bin|la|le)[^\S\n]){0,2}\p{Lu}[\p{L}\p{M}'’-]*){0,3}/gu;
  for (const match of text.matchAll(pattern)) {
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    if (isPlace(before)) continue;
    const isStart =
      /(?:^|[.!?:\n]\s*|[“"(]\s*)$/u.test(before) &&
      !/\b(?:mr|mrs|ms|dr|prof|smt|miss|engr)\.\s*$/iu.test(before);
    const words = match[0].replace(/[.]$/u, "").split(/\s+/u);
    while (words.length > 0 && isTitle(words[0] ?? "")) words.shift();
    while (
      words.length > 0 &&
      isNoName(words[0] ?? "", isStart && words.length === match[0].split(/\s+/u).length)
    )
      words.shift();
    while (words.length > 0 && isNoName(words.at(-1) ?? "", false)) words.pop();
    if (words.length === 0 || words.some((word) => isAcronym(word) || isCommon(word))) continue;
    const name = words.join(" ").replace(/['’]s$/u, "");
    const from = match.index + Math.max(0, match[0].indexOf(words[0] ?? ""));
    const isFirst = isStart && from === match.index;
    if (
      words.length === 1 &&
      isFirst &&
      !/^\s*(?:would|is|can|knows|runs|handles|will|has|[(<,])/u.test(text.slice(from + name.length))
    )
      continue;
    found.push({ text: name, from, until: from + name.length });
  }
  return found.filter((name, place) => !isAlias(text, name, found[place + 1]));
}

/** "Big Steve (Steve Maunder)": the name in brackets is the whole one. */
function isAlias(text: string, { text: name, until }: Name, next: Name | undefined): boolean {
  return (
    next !== undefined &&
    /^\s?\($/u.test(text.slice(until, next.from)) &&
    name.split(" ").some((word) => next.text.split(" ").includes(word))
  );
}

/** "At Imperial", "in the Leeds office": no person. */
function isPlace(before: string): boolean {
  return (
    /\b(?:in|at|from|near|of|the|our|into|on|im|bei|beim|der)\s+$/iu.test(before) &&
    !/\b(?:instead of|because of)\s+$/iu.test(before)
  );
}

const isTitle = onceEachWord((word) => titles.has(fold(word).replaceAll(".", "")));

function isAcronym(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

function isNoName(word: string, isStart: boolean): boolean {
  return isCommon(word) || (isStart && word.length < 2);
}

const isCommon = onceEachWord((word) => {
  const folded = fold(word)
    .replace(/['’].*$/u, "")
    .replace(/\.$/u, "");
  return (
    common.has(folded) || weekdayOf(folded) !== undefined || monthOf(folded) !== undefined || isTitle(word)
  );
});

const titles: ReadonlySet<string> = new Set(
  "mr mrs ms miss dr prof professor smt shri sir madam frau herr herrn sra sr senora senor don dona engr ing chief barr mme signora signor pan pani rev capt col".split(
    " ",
  ),
);
const nobody: ReadonlySet<string> = new Set(
  "info office contact admin hello team mail press careers support recruiting hiring jobs direccion sales help enquiries events".split(
    " ",
  ),
);
const common: ReadonlySet<string> = new Set(
  `i a the you your my me we our us he she they his her their it its this that these those there here what who whom which when where why how
  and or but so if as at by for from in of on to with not no yes nope yeah sure ok okay maybe perhaps please thanks thank hi hello hey dear good great happy glad sorry
  unfortunately instead also then now today tomorrow talk ask try speak write contact email reach get go have has had do does did can could will would should may might must
  tell let send see look call meet take make give come happy best kind warm regards cheers sincerely yours talk hit ping copying cc adding looping introducing meet
  linkedin zoom teams google meet calendly skype phd ceo hr vp cfo coo cto pa ea eu uk us usa am pm et est pst
  bitte liebe lieber hallo sehr gern ich wir sie ihre mein meine kollege kollegin leider hola gracias saludos le te les mi su no si por favor bonjour merci je vous mon ma gentile grazie la il
  trade finance office department team university college group company foundation program programme region board north south east west new
  honestly really actually swamped thought though having been being probably definitely certainly absolutely feel free otherwise anyway however because since while after before
  hope wish wishing think believe know someone somebody anybody nobody everyone colleague friend boss manager assistant secretary director head lead
  merry christmas easter thanksgiving ramadan diwali eid monday friday apologies regrettably sadly still just only very much many more most some any all both either neither none
  retired being not quite hence thus therefore moreover furthermore accordingly alas kindly god`.split(
    /\s+/u,
  ),
);
