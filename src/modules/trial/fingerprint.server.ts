import { createHash } from 'node:crypto'
import { canonical, type DecisionRecord } from './rules/record.ts'
import type { DecisionRow } from './store.server.ts'

/** SHA-256, in hexadecimal, of the canonical form of a record. */
export const fingerprintOf = (record: DecisionRecord): string =>
  createHash('sha256').update(canonical(record), 'utf8').digest('hex')

/** True when the record is what was signed, and the columns beside it still say the same. */
export const isIntact = (row: DecisionRow): boolean =>
  fingerprintOf(row.record) === row.fingerprint &&
  row.record.outcome === row.outcome &&
  row.record.number === row.number &&
  row.record.stage.id === row.stageId &&
  row.record.at === row.at.toISOString() &&
  row.record.signature === row.signature
