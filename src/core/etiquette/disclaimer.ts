/** "I'm not asking about a job": what is expressly not asked for is taken out before the rest is looked at (S16). */

/** Up to the turn at which the rest begins: "not asking for a job, but keep me in mind" leaves "but keep me in mind". */
export function withoutDisclaimer(plain: string): string {
  return plain.replace(disclaimer, " ");
}

/** True where a sentence says that no job is sought. */
export function disclaims(plain: string): boolean {
  return [...plain.matchAll(disclaimer)].some(([words]) => sought.test(words));
}

const turn = "(?=[;.!?]|,? (?:but|though|although|however|yet|unless|except|still|only that)\\b|$)";
const disclaimer = new RegExp(
  [
    `\\b(?:am|is|are|was|will|do|does|would|be|need|have) (?:\\p{L}+ )?not (?:\\p{L}+ ){0,2}?(?:ask(?:ing)?|look(?:ing)?|seek(?:ing)?|after|hop(?:e|ing)|writ(?:e|ing)|apply(?:ing)?|fish(?:ing)?|hunt(?:ing)?|expect(?:ing)?|want(?:ing)?|angling|about|for|a|job|in search|trying|here|interested|mean|intend(?:ing)?|send|bring|attach|searching|begging|need)\\b[^;.!?]*?${turn}`,
    `\\b(?:not|no|never|nothing to do with|without|rather than|instead of|isn't about|neither|nor)(?: (?:\\p{L}+'?s? ){0,3}?)?(?:about |for |of |to do with |asking |seeking |looking for |want )?(?:an? |any |the |some )?(?:new |hidden )?(?:jobs?|employment|positions?|vacanc(?:y|ies)|openings?|posts?|placements?|internships?|referrals?|favou?rs?|cvs?|resum[eé]s?|hiring|application)\\b[^;.!?]*?${turn}`,
  ].join("|"),
  "gu",
);
const sought =
  /\b(?:jobs?|employment|positions?|vacanc|openings?|posts?|placement|internship|hired|hiring|apply|application)/;
