/** What a request is for, in its own words (S15, S16, S20). */
import { disclaims } from "./disclaimer.ts";
import type { Sentence } from "./sentences.ts";

/** Says that somebody wants to learn, hear or understand something. */
export function purposeIn({ plain }: Sentence, language: string): boolean {
  return purposes.en.test(plain) || wordsFor(purposes, language).test(plain);
}

/** Says that no job is asked for. */
export function saysNoJob({ plain }: Sentence, language: string): boolean {
  return disclaims(plain) || wordsFor(noJob, language).test(plain);
}

type Spoken = { en: RegExp; de: RegExp; es: RegExp };

function wordsFor(spoken: Spoken, language: string): RegExp {
  const [short = "en"] = language.toLowerCase().split("-");
  return short === "de" || short === "es" ? spoken[short] : spoken.en;
}

const purposes: Spoken = {
  en: /\b(?:(?:love|like|glad|happy|curious|hoping|hope|want|wish|keen|grateful|welcome) (?:to |if i could )?(?:hear|learn|understand|ask|know|find out|listen|see how)|(?:to|of|from) (?:learn|learning|hear|hearing|listen|listening|understand|understanding)|could i ask you|may i ask you|i (?:could|can|may|might) ask|ask you (?:about|how|what|why|a few)|(?:solely|purely|only) (?:informational|for information|to learn)|for (?:your )?(?:view|advice|experience)|a few questions|it is your (?:view|experience|answer)|what i am after is your|trying to (?:understand|find out|choose))\b/u,
  de: /\b(?:(?:gern|gerne|möchte|würde|will|hoffe) .*(?:hören|erfahren|lernen|verstehen|fragen|wissen|kennenlernen)|darf ich sie .*(?:fragen)|ein paar fragen|mir geht es (?:nur |allein )?(?:um|darum)|um zu (?:lernen|verstehen)|aus erster hand)\b/u,
  es: /\b(?:(?:gustaría|querría|quisiera|encantaría|quiero|espero|permite|podría) .*(?:saber|aprender|escuchar|oír|entender|conocer|preguntar(?:le)?|hacerle)|unas preguntas|algunas preguntas|de primera mano|para (?:aprender|entender|conocer))/u,
};

const noJob: Spoken = {
  en: /\b(?:nothing to do with a job|not a job)\b/u,
  de: /\b(?:nicht um (?:eine |einen |ihre )?(?:stelle|job|arbeit|anstellung|bewerbung)|keine (?:stelle|anstellung|bewerbung)|keinen job|nicht auf (?:stellensuche|jobsuche|arbeitssuche)|ohne bewerbung)\b/u,
  es: /\bno (?:busco|pido|le pido|se trata de|es para pedir(?:le)?|vengo a pedir|escribo para pedir|quiero pedir(?:le)?) (?:un |ningún )?(?:trabajo|empleo|puesto)/u,
};
