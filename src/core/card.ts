/** The owner's card (S46): what stands on it, in the order in which it is read. It is made from `me` in rules.yaml. */
import type { Rules } from "./rules-shape.ts";

export interface Card {
  name: string;
  role?: string;
  /** In a line, as the owner wrote it. */
  skills?: string;
  address: string;
  phone?: string;
  link?: string;
}

export function cardOf({ me, mailbox }: Rules): Card {
  const { name, role, skills, phone, link } = me;
  return {
    name,
    address: mailbox.address,
    ...(role === undefined ? {} : { role }),
    ...(skills === undefined ? {} : { skills }),
    ...(phone === undefined ? {} : { phone }),
    ...(link === undefined ? {} : { link }),
  };
}

/** The card to print or to copy: the name, then a line for each thing that is known. */
export function cardLines(card: Card): string[] {
  return [card.name, ...underName(card), card.address, ...reaches(card)];
}

/** What stands under the name in a first mail, where the rules want it; the address is that of the mail. */
export function signatureLines(rules: Rules): string[] {
  if (rules.me.signature !== true) return [];
  const card = cardOf(rules);
  return [...underName(card), ...reaches(card)];
}

function underName({ role, skills }: Card): string[] {
  return [role, skills].filter((line) => line !== undefined);
}

function reaches({ phone, link }: Card): string[] {
  return [phone, link].filter((line) => line !== undefined);
}
