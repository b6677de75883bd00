/** Tentative entries for offered times. Only the owner sees them, and nobody has to approve them. */
import { holdKeyOf } from "../fold-hold.ts";
import { shortHash } from "../keys.ts";
import type { Grants } from "./grant.ts";
import type { HoldWish, View } from "./view.ts";

export function grantHold(view: View, wish: HoldWish, grants: Grants): void {
  const { contactId, contact } = view.interview;
  const key = holdKeyOf(wish.key);
  const common = { key: wish.key, contactId, step: wish.step, due: view.now };
  const who = contact.company === undefined ? contact.name : `${contact.name} (${contact.company})`;
  grants.actions.push({
    ...common,
    kind: "hold",
    because: wish.because,
    change: wish.change,
    hold: {
      key,
      start: wish.slot.start,
      end: wish.slot.end,
      uid: `${shortHash(key)}@quarterhour`,
      zone: view.state.zone,
      summary: `Held for ${contact.name}`,
      description: `This time stands in a mail to ${who}, and is kept free for it. The entry goes away by itself: when they answer, two working days after the mail was sent, or with a draft that you throw away. Nobody but you sees it.`,
    },
  });
  grants.pins.push({ ...common, offered: [] });
}
