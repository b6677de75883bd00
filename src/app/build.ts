/** Names the program that `scripts/pack.ts` made; undefined where it runs from its sources, which may change at any time. */
export const build: string | undefined = undefined;
