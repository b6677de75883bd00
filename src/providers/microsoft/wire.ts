/** What we read of Graph's replies, and nothing else of them: minimal, and forgiving where a field may be missing. */
import { z } from "zod";

const id = z.string().min(1);
/** Graph says null for what is not there, or says nothing. */
const maybe = <T>(schema: z.ZodType<T>) => schema.nullish().transform((value) => value ?? undefined);
const listOf = <T>(schema: z.ZodType<T>) => z.array(schema).nullish();

const EmailAddress = z.object({ name: maybe(z.string()), address: maybe(z.string()) });
const Recipient = z.object({ emailAddress: maybe(EmailAddress) });
export type Recipient = z.infer<typeof Recipient>;
const Properties = listOf(z.object({ id: z.string(), value: maybe(z.string()) }));

export const Message = z.object({
  id,
  "@odata.etag": maybe(z.string()),
  /** Of a delta: it is no longer in that folder. */
  "@removed": maybe(z.object({ reason: maybe(z.string()) })),
  /** Missing where a delta tells only what changed. */
  conversationId: maybe(z.string()),
  parentFolderId: maybe(z.string()),
  internetMessageId: maybe(z.string()),
  subject: maybe(z.string()),
  from: maybe(Recipient),
  toRecipients: listOf(Recipient),
  ccRecipients: listOf(Recipient),
  sentDateTime: maybe(z.string()),
  receivedDateTime: maybe(z.string()),
  lastModifiedDateTime: maybe(z.string()),
  isDraft: maybe(z.boolean()),
  isRead: maybe(z.boolean()),
  body: maybe(z.object({ contentType: maybe(z.string()), content: maybe(z.string()) })),
  internetMessageHeaders: listOf(z.object({ name: maybe(z.string()), value: maybe(z.string()) })),
  singleValueExtendedProperties: Properties,
});
export type Message = z.infer<typeof Message>;

const links = { "@odata.nextLink": maybe(z.string()), "@odata.deltaLink": maybe(z.string()) };
export const MessageList = z.object({ value: z.array(Message), ...links });
export type MessageList = z.infer<typeof MessageList>;

export const Folder = z.object({ id });
export const Settings = z.object({ timeZone: maybe(z.string()) });
export const CalendarFeatures = z.object({ allowedOnlineMeetingProviders: listOf(z.string()) });

const Moment = z.object({ dateTime: z.string(), timeZone: maybe(z.string()) });
export type Moment = z.infer<typeof Moment>;
const Span = z.object({ start: Moment, end: Moment });

export const EventItem = z.object({
  id,
  "@odata.etag": maybe(z.string()),
  "@removed": maybe(z.object({ reason: maybe(z.string()) })),
  /** Null where whoever made it gave none; missing where the reply does not tell. */
  transactionId: z.string().nullish(),
  lastModifiedDateTime: maybe(z.string()),
  isCancelled: maybe(z.boolean()),
  isOrganizer: maybe(z.boolean()),
  isAllDay: maybe(z.boolean()),
  isOnlineMeeting: maybe(z.boolean()),
  showAs: maybe(z.string()),
  start: maybe(Moment),
  end: maybe(Moment),
  attendees: listOf(
    z.object({
      type: maybe(z.string()),
      emailAddress: maybe(EmailAddress),
      status: maybe(z.object({ response: maybe(z.string()) })),
      proposedNewTime: maybe(Span),
    }),
  ),
  body: maybe(z.object({ contentType: maybe(z.string()), content: maybe(z.string()) })),
  onlineMeeting: maybe(z.object({ joinUrl: maybe(z.string()) })),
  singleValueExtendedProperties: Properties,
});
export type EventItem = z.infer<typeof EventItem>;

export const EventList = z.object({ value: z.array(EventItem), ...links });
export type EventList = z.infer<typeof EventList>;

export const Schedules = z.object({
  value: z.array(
    z.object({
      scheduleId: maybe(z.string()),
      error: maybe(z.object({ responseCode: maybe(z.string()), message: maybe(z.string()) })),
      scheduleItems: listOf(z.object({ status: maybe(z.string()), start: Moment, end: Moment })),
    }),
  ),
});

export const Nothing = z.unknown();

/** An error as Graph answers it. */
export const Refusal = z.object({
  error: z.object({ code: z.string().default(""), message: z.string().default("") }),
});
