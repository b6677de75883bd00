/** One patch laid over complete settings: maps merge key by key, everything else is replaced. Limits on mails are left to the caller. */
import type { Patch } from "../rules-shape.ts";
import type { Sections } from "./defaults.ts";

export function merge(base: Sections, patch: Patch): Sections {
  const { at_most: _atMost, per_company: _perCompany, ...sending } = patch.sending ?? {};
  const { before, after, ...meetings } = patch.meetings ?? {};
  return {
    language: patch.language ?? base.language,
    who_presses_send: { ...base.who_presses_send, ...patch.who_presses_send },
    sending: { ...base.sending, ...sending },
    requests: { ...base.requests, ...patch.requests },
    meetings: {
      ...base.meetings,
      ...meetings,
      before: { ...base.meetings.before, ...before },
      after: { ...base.meetings.after, ...after },
    },
    keep_in_touch: { ...base.keep_in_touch, ...patch.keep_in_touch },
  };
}
