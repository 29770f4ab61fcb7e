import { addDays, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { notifyAll } from '#modules/notices/index.server.ts'
import { audit, type Ctx, emit } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { linkHash, linkSecret } from '#platform/session/link.server.ts'
import { formatDay } from '#ui/dates.ts'
import { gateFr } from '../messages/gate.fr.ts'
import type { DossierRecord } from '../rules/dossier.ts'
import type { Stage } from '../store.server.ts'
import { dossierFingerprint, dossierNow, type Words } from './dossier.server.ts'
import {
  type DossierRow,
  insertDossier,
  insertLinks,
  type MemberRow,
  membersById,
  updateGate,
} from './store.server.ts'

/** Days that a committee is given to answer when nobody said how many. */
export const ANSWER_DAYS = 21

/** What opens a member's page; told once, here: only its hash is kept. */
export type MemberLink = { memberId: Id<'CommitteeMember'>; name: string; secret: string; sent: boolean }

/**
 * Freezes a gate that its stage allows: its dossier at this instant, with its fingerprint. The caller holds the trial's
 * lock and has checked the permit. Answers the row written.
 */
export async function freeze(
  tx: Tx,
  ctx: Ctx,
  gateId: Id<'Gate'>,
  stage: Stage,
  words: Words,
): Promise<DossierRow> {
  const record = await dossierNow(tx, ctx, stage, words)
  const fingerprint = dossierFingerprint(record)
  // The instant of the dossier itself: the clock has gone on while it was gathered.
  const at = new Date(record.at)
  const row = {
    ...{ hubId: ctx.hub.id, gateId, number: record.number, at, userId: ctx.actor.userId },
    ...{ record, fingerprint },
  }
  await updateGate(tx, ctx.hub.id, gateId, { ...words, number: record.number, frozenAt: at, updatedAt: at })
  await insertDossier(tx, row)
  await audit(tx, ctx, 'freeze', 'trial-gate', gateId, { number: record.number, fingerprint })
  await emit(tx, ctx, 'trial.gate-frozen', gateId, { stageId: stage.id })
  return row
}

/** The path that a secret opens. */
export const memberPath = (ctx: Ctx, secret: string): string => `/ouvert/${ctx.hub.slug}/comite/${secret}`

/** Makes a link for each member, good until the end of `expiresOn`, and writes to those who have an e-mail address. */
export async function sendLinks(
  tx: Tx,
  ctx: Ctx,
  gate: { id: Id<'Gate'>; number: number },
  members: readonly MemberRow[],
  expiresOn: Day,
): Promise<MemberLink[]> {
  if (members.length === 0) return []
  const links = members.map((member) => ({ member, secret: linkSecret() }))
  await insertLinks(
    tx,
    links.map(({ member, secret }) => ({
      ...{ hubId: ctx.hub.id, id: newId<'GateLink'>(), secretHash: linkHash(secret) },
      ...{ gateId: gate.id, memberId: member.id, expiresOn, madeAt: ctx.now() },
    })),
  )
  await notifyAll(
    ctx,
    links.flatMap(({ member: { email, name }, secret }) =>
      email
        ? [
            {
              template: 'opinion-asked' as const,
              to: { email, name },
              link: memberPath(ctx, secret),
              ...{ subjectKind: 'trial-gate', subjectId: gate.id },
              data: {
                document: gateFr.gate(gate.number),
                until: { fr: formatDay(expiresOn, 'fr'), en: formatDay(expiresOn, 'en') },
              },
            },
          ]
        : [],
    ),
  )
  return links.map(({ member, secret }) => ({
    ...{ memberId: member.id, name: member.name, secret },
    sent: member.email !== null,
  }))
}

/** The members of a dossier as they are reached today; who left since answers no more. */
export async function reachable(tx: Tx, ctx: Ctx, { committee }: DossierRecord): Promise<MemberRow[]> {
  const rows = await membersById(
    tx,
    ctx.hub.id,
    committee.map(({ id }) => id as Id<'CommitteeMember'>),
  )
  return rows.filter(({ leftAt }) => leftAt === null)
}

/** Last day of a link: the day by which answers are expected; once that is past, one week from now. */
export function expiryOf(ctx: Ctx, answersBy: Day | null): Day {
  const today = ctx.today()
  if (!answersBy) return addDays(today, ANSWER_DAYS)
  return answersBy >= today ? answersBy : addDays(today, 7)
}
