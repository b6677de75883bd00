/** What we read of Google's replies, and nothing else of them: minimal, and forgiving where a field may be missing. */
import { z } from "zod";

const id = z.string().min(1);
const labels = z.array(z.string()).default([]);

export const Message = z.object({
  id,
  threadId: id,
  labelIds: labels,
  /** Epoch milliseconds, as text. */
  internalDate: z.coerce.number().default(0),
  payload: z
    .object({ headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]) })
    .optional(),
});
export type Message = z.infer<typeof Message>;

export const RawMessage = Message.extend({ raw: z.string() });
export type RawMessage = z.infer<typeof RawMessage>;

const Reference = z.object({ id, threadId: id });

export const MessageList = z.object({
  messages: z.array(Reference).default([]),
  nextPageToken: z.string().optional(),
});
export const DraftList = z.object({
  drafts: z.array(z.object({ id, message: Reference })).default([]),
  nextPageToken: z.string().optional(),
});
export const DraftMade = z.object({ id, message: Reference });
export type DraftMade = z.infer<typeof DraftMade>;
export const DraftHead = z.object({ id, message: Message });
export const DraftRaw = z.object({ id, message: RawMessage });
export const Sent = Reference;
export const ThreadOfMail = z.object({ messages: z.array(Message).default([]) });
export const Profile = z.object({ historyId: id });

const Changed = z.object({ message: z.object({ id, threadId: id, labelIds: labels }) });
const Relabelled = Changed.extend({ labelIds: labels });
export const History = z.object({
  history: z
    .array(
      z.object({
        messagesAdded: z.array(Changed).default([]),
        messagesDeleted: z.array(Changed).default([]),
        labelsAdded: z.array(Relabelled).default([]),
        labelsRemoved: z.array(Relabelled).default([]),
      }),
    )
    .default([]),
  historyId: id,
  nextPageToken: z.string().optional(),
});
export type History = z.infer<typeof History>;

const Moment = z.object({ dateTime: z.string().optional(), date: z.string().optional() });

export const EventItem = z.object({
  id,
  etag: z.string().optional(),
  status: z.enum(["confirmed", "tentative", "cancelled"]).default("confirmed"),
  updated: z.string().optional(),
  sequence: z.int().default(0),
  recurringEventId: z.string().optional(),
  eventType: z.string().optional(),
  transparency: z.string().optional(),
  start: Moment.optional(),
  end: Moment.optional(),
  attendees: z
    .array(
      z.object({
        email: z.string().default(""),
        responseStatus: z.string().default("needsAction"),
        self: z.boolean().default(false),
        organizer: z.boolean().default(false),
        resource: z.boolean().default(false),
      }),
    )
    .default([]),
  extendedProperties: z.object({ private: z.record(z.string(), z.string()).default({}) }).optional(),
  conferenceData: z.unknown().optional(),
});
export type EventItem = z.infer<typeof EventItem>;

export const EventList = z.object({
  // An entry that cannot be read is not ours: ours are written by us.
  items: z.array(EventItem).default([]),
  nextPageToken: z.string().optional(),
  nextSyncToken: z.string().optional(),
});

export const FreeBusyReply = z.object({
  calendars: z.record(
    z.string(),
    z.object({
      busy: z.array(z.object({ start: z.string(), end: z.string() })).default([]),
      errors: z.array(z.object({ reason: z.string().default("unknown") })).default([]),
    }),
  ),
});

export const Nothing = z.unknown();

/** An error as the Google APIs answer it. */
export const Refusal = z.object({
  error: z.object({
    message: z.string().default(""),
    status: z.string().optional(),
    errors: z.array(z.object({ reason: z.string().optional() })).default([]),
    details: z.array(z.object({ reason: z.string().optional() })).default([]),
  }),
});
