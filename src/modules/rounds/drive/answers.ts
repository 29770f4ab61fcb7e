import type { Id } from '#kit/id.ts'
import type { HeldCode } from '#modules/requests/index.server.ts'
import type { Upload } from '#platform/files/upload.ts'
import type { Deed, DeedHeld, DeedKind, DeedRuling } from '../rules/drive/deed.ts'
import type { ErrandKey } from '../rules/errands/errand.ts'
import type { StopPart } from '../rules/life.ts'

/** What a phone says of a round, as `receiveDeed` takes it. */
export type DeedInput = {
  /** Made on the phone: the same deed sent twice is one. */
  id: Id<'RoundDeed'>
  roundId: Id<'Round'>
  stopId?: Id<'RoundStop'>
  /** What the stop serves: finds it again when the round was arranged anew since the phone read it. */
  serves?: { key: ErrandKey; part: StopPart }
  kind: DeedKind
  said: Deed
  /** The phone's time of the deed. */
  deviceAt: Date
  photos?: readonly Upload[]
  signature?: Upload
  /** Files that were no pictures. */
  leftOut?: number
}

/** Why a deed changed nothing: its round, its stop, or the request behind the stop. */
export type DeedCode = DeedHeld | HeldCode
export type DeedAnswer = DeedRuling<DeedCode>
/** Why a deed is not taken at all. */
export type DeedRefusal = 'not_permitted' | 'not_found' | 'reason_needed' | 'note_needed'
