/** The service of one home on this machine, and how it stands. */
import type { Context } from "../frame/context.ts";
import { type Standing, standing } from "./keep-running.ts";
import type { Machine } from "./machine.ts";
import { type ServiceFile, toServiceFile } from "./service-file.ts";

/** `address` is the owner's. Throws `service/unsupported`. */
export async function serviceOf(
  { home }: Pick<Context, "home">,
  machine: Machine,
  address: string,
): Promise<{ file: ServiceFile; stands: Standing }> {
  const { node, launcher } = machine;
  const file = toServiceFile({ home, address, node, launcher }, machine);
  return { file, stands: await standing(machine, file) };
}
