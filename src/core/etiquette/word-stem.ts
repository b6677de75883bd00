/** A word without its ending, so that "hire", "hires", "hired" and "hiring" are one. Coarse, for comparing only. */
export function wordStem(word: string): string {
  const bare = word.replace(/'s?$/u, "");
  if (bare.length < 4) return bare;
  const cut = bare
    .replace(/ies$/u, "y")
    .replace(/(?<=ss|sh|ch|x|z)es$/u, "")
    .replace(/(?<![su'i])s$/u, "")
    .replace(/(?<=\p{L}{3})(?:ing|ed)$/u, "")
    .replace(/(?<=\p{L}{3})ly$/u, "")
    .replace(/(?<=\p{L}{2})e$/u, "");
  return cut.replace(/([bdgmnprt])\1$/u, "$1");
}
