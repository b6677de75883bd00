import { type ActionKey, hash } from "../../core/keys.ts";

/** What a draft at Google carries in X-Quarterhour-Action: 32 hex digits that tell nobody anything but us. */
export function markOf(key: ActionKey): string {
  return hash(key).slice(0, 32);
}
