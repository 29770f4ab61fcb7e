import { type SQL, sql } from 'drizzle-orm'
import { boolean, customType, foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { dayColumn, hubColumn, idColumn, instant } from '#platform/db/columns.ts'
import type { SignalState, SignalVerdict, TagKind } from '../rules/signals.ts'
import { trialHypotheses } from '../tables.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** A weak signal, as somebody noted it: a sentence, a voice, a photo. What was noted never changes; its state does. */
export const trialSignals = pgTable(
  'trial_signals',
  {
    hubId: hubColumn(),
    id: idColumn<'Signal'>('id').notNull(),
    /** Empty when only a recording or a photo was sent. */
    text: text('text').notNull(),
    hasFile: boolean('has_file').notNull(),
    day: dayColumn('day').notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    author: text('author').notNull(),
    /** The page it was noted from, under the hub's address, without its query. */
    fromPath: text('from_path'),
    state: text('state').$type<SignalState>().notNull(),
    /** When a watched one comes back to the review. */
    reviewOn: dayColumn('review_on'),
    words: text('words').notNull(),
    search: tsvector('search').generatedAlwaysAs((): SQL => sql`to_tsvector('simple', words)`),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('trial_signals_at').on(t.hubId, t.at, t.id),
    index('trial_signals_day').on(t.hubId, t.day, t.id),
    index('trial_signals_new').on(t.hubId, t.at, t.id).where(sql`state = 'new'`),
    index('trial_signals_watched').on(t.hubId, t.reviewOn, t.id).where(sql`state = 'watching'`),
    index('trial_signals_search').using('gin', t.search),
  ],
)

/** What a signal is about: a word of one's own, a service, a person, a hypothesis. Append-only. */
export const trialSignalTags = pgTable(
  'trial_signal_tags',
  {
    hubId: hubColumn(),
    signalId: idColumn<'Signal'>('signal_id').notNull(),
    kind: text('kind').$type<TagKind>().notNull(),
    /** The folded word, or the id of what it names. */
    tag: text('tag').notNull(),
    /** As it was written; empty for a person, whose name is read from the record. */
    label: text('label').notNull(),
    day: dayColumn('day').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.signalId, t.kind, t.tag] }),
    index('trial_signal_tags_tag').on(t.hubId, t.kind, t.tag, t.day, t.signalId),
    index('trial_signal_tags_day').on(t.hubId, t.day),
    foreignKey({ columns: [t.hubId, t.signalId], foreignColumns: [trialSignals.hubId, trialSignals.id] }),
  ],
)

/** What a review made of a signal, in words. Append-only: a watched one is reviewed again. */
export const trialSignalReviews = pgTable(
  'trial_signal_reviews',
  {
    hubId: hubColumn(),
    id: idColumn<'SignalReview'>('id').notNull(),
    signalId: idColumn<'Signal'>('signal_id').notNull(),
    verdict: text('verdict').$type<SignalVerdict>().notNull(),
    words: text('words').notNull(),
    reviewOn: dayColumn('review_on'),
    hypothesisId: idColumn<'Hypothesis'>('hypothesis_id'),
    actionId: idColumn<'TrialAction'>('action_id'),
    day: dayColumn('day').notNull(),
    at: instant('at').notNull(),
    userId: text('user_id'),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hubId, t.id] }),
    index('trial_signal_reviews_signal').on(t.hubId, t.signalId, t.id),
    index('trial_signal_reviews_day').on(t.hubId, t.day, t.id),
    foreignKey({ columns: [t.hubId, t.signalId], foreignColumns: [trialSignals.hubId, trialSignals.id] }),
    foreignKey({
      columns: [t.hubId, t.hypothesisId],
      foreignColumns: [trialHypotheses.hubId, trialHypotheses.id],
    }),
  ],
)
