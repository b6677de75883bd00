/** Job asks in labelled sentences that were kept aside: noticed or not. */
import { countCaught, labelled } from "../../etiquette/read-labelled.ts";
import type { Shown } from "../run.ts";

export async function prove(): Promise<Shown[]> {
  return (["kept-aside"] as const).flatMap((part) => {
    const { asks, caught, others, alarms } = countCaught(labelled(part));
    return [
      {
        what: `job asks are noticed (${part})`,
        shown: caught / asks >= 0.97,
        figures: `${caught} of ${asks}, ${((100 * caught) / asks).toFixed(1)} %`,
      },
      {
        what: `nothing else is taken for one (${part})`,
        shown: alarms / others <= 0.03,
        figures: `${alarms} of ${others}, ${((100 * alarms) / others).toFixed(1)} %`,
      },
    ];
  });
}
