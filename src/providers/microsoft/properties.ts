/**
 * Our own properties on messages and events: nobody but the mailbox's owner sees them, they can be searched for, and
 * they are expected to stay when a draft becomes a sent mail (learn.microsoft.com/graph/api/resources/extended-properties-overview).
 */
import { literal } from "./client.ts";

/** Made once, for all that we write. */
const guid = "{5d6e2f0b-7c1a-4a55-9a0e-2b8f3d9c4e71}";

export const propertyIds = {
  /** Of a mail: the opaque mark of its action. Of an event: its key. */
  action: `String ${guid} Name quarterhour`,
  /** Of a mail: the Message-ID that we gave it, should the provider give it another. */
  messageId: `String ${guid} Name quarterhourMessageId`,
  /** Of an event: what cannot be kept elsewhere in it, as JSON. */
  entry: `String ${guid} Name quarterhourEntry`,
} as const;

export type PropertyName = keyof typeof propertyIds;

export interface Property {
  id: string;
  value: string;
}

export function property(name: PropertyName, value: string): Property {
  return { id: propertyIds[name], value };
}

/** The filter that finds what carries this value. */
export function carries(name: PropertyName, value: string): string {
  return `singleValueExtendedProperties/Any(ep: ep/id eq ${literal(propertyIds[name])} and ep/value eq ${literal(value)})`;
}

/** For `$expand`: a reply shows no property that was not asked for. */
export function shows(name: PropertyName): string {
  return `singleValueExtendedProperties($filter=id eq ${literal(propertyIds[name])})`;
}

/** Of what was asked for with `shows`. Graph writes the GUID in letters of its own choice. */
export function valueIn(
  item: { singleValueExtendedProperties?: { id: string; value?: string | undefined }[] | null | undefined },
  name: PropertyName,
): string | undefined {
  const wanted = propertyIds[name].toLowerCase();
  return item.singleValueExtendedProperties?.find(({ id }) => id.toLowerCase() === wanted)?.value;
}
