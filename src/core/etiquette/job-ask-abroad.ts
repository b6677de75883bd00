/** Job asks in the other languages that mails are written in: fewer forms than in English, and the plain ones. */
import { type JobAsk, jobAskIn } from "./job-ask.ts";
import { saysNoJob } from "./purpose.ts";
import type { Sentence } from "./sentences.ts";

/** In the language of a mail. What the words of another one weigh in English says nothing; a form in English does. */
export function jobAskSaid(sentence: Sentence, language: string): JobAsk | undefined {
  const english = jobAskIn(sentence);
  if (/^en\b/i.test(language) || english?.isPlain === true) return english;
  return jobAskAbroad(sentence, language);
}

export function jobAskAbroad(sentence: Sentence, language: string): JobAsk | undefined {
  const [short = "en"] = language.toLowerCase().split("-");
  const forms = abroad[short];
  if (forms === undefined || saysNoJob(sentence, language) || !forms.test(sentence.plain)) return undefined;
  return { words: sentence.words, says: "asks for a job", isPlain: true };
}

const abroad: Readonly<Record<string, RegExp>> = {
  de: /\b(?:freie? (?:stellen?|arbeitsplätze)|offene stellen?|(?:eine|die|ihre) stelle (?:bei|in|als)|stellenangebot|praktikum bei ihnen|ausbildungsplatz|(?:mein(?:en)?|anbei (?:mein|der)) lebenslauf|meine (?:bewerbung|unterlagen|zeugnisse)|mich (?:zu )?bewerben|bewerbe mich|(?:stellen|suchen|brauchen) sie (?:.* )?(?:ein|leute|jemanden|verstärkung)|einstellen würden|bei ihnen (?:arbeiten|anfangen|mitarbeiten|unterkommen)|in ihrem (?:team|haus|betrieb|labor) (?:arbeiten|mitarbeiten|anfangen)|für mich ein(?:legen|setzen)|ein gutes wort|mich (?:weiter)?empfehlen|an mich (?:zu )?denken|denken sie an mich|mich im (?:hinterkopf|auge) behalten|vorstellungsgespräch|personalabteilung)/u,
  es: /(?:vacantes?|(?:un|algún|el) (?:puesto|empleo|trabajo) (?:en|para mí|con)|prácticas en su|mi (?:currículum|curriculum|cv|hoja de vida|candidatura|solicitud)|(?:están|está) (?:contratando|buscando (?:gente|a alguien|personal))|contratarme|me (?:contraten|contrataran|contrate|recomiende|recomiendan|tenga en cuenta|tengan en cuenta)|recomendarme|tenerme en cuenta|trabajar (?:con ustedes|para usted|con usted|en su (?:empresa|equipo|laboratorio))|unirme a su|formar parte de su|recursos humanos|entrevista de trabajo|oferta de empleo|piense en mí|hable de mí)/u,
};
