import { z } from 'zod'
import { ok, type Result, refuse } from '#kit/result.ts'
import { readPictures } from '#platform/files/pictures.ts'
import { choiceField, idField, optionalChoice, optionalText, optionalWhole } from '#platform/forms/fields.ts'
import { readForm } from '#platform/forms/form.ts'
import { phoneTime } from '#platform/forms/phone-time.ts'
import { FAILURES, OUTCOMES } from '../rules/field.ts'
import type { ReportInput } from './report.server.ts'

const reportForm = z.object({
  id: idField<'FieldReport'>(),
  requestId: idField<'Request'>(),
  outcome: choiceField(OUTCOMES),
  reason: optionalChoice(FAILURES),
  minutes: optionalWhole(0, 1440),
  note: optionalText(1000),
  signer: optionalText(120),
  deviceAt: optionalText(40),
})

/**
 * Reads a report as a form sent it, by a phone or a plain page. A file that is no picture by its first bytes is left
 * out and counted: it does not take the report down with it.
 */
export async function readReport(
  posted: FormData,
  now: Date,
): Promise<Result<ReportInput, 'unreadable'> & { values?: Record<string, string> }> {
  const form = readForm(reportForm, posted)
  if (!form.ok) return { ...refuse('unreadable'), values: { ...form.values } }
  const { deviceAt, ...rest } = form.value
  return ok({
    ...rest,
    deviceAt: phoneTime(deviceAt) ?? now,
    ...(await readPictures(posted)),
  })
}
