import { parseEuros } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { WalletUnit } from './wallet.ts'

/**
 * What a hand types of a wallet's unit: euros as any amount; hours `2`, `1,5` or `1h30`, to the minute; visits whole.
 * Answers cents, minutes or visits, above zero.
 */
export function parseHeld(unit: WalletUnit, typed: string): Result<number, 'not_a_quantity'> {
  const tidy = typed
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
    .toLowerCase()
  const wrong = refuse('not_a_quantity')
  if (unit === 'euros') {
    const read = parseEuros(tidy)
    return read.ok && read.value > 0n ? ok(Number(read.value)) : wrong
  }
  if (unit === 'visits') return /^[1-9]\d{0,5}$/.test(tidy) ? ok(Number(tidy)) : wrong
  const clock = /^(\d{1,4})h(\d{2})?$/.exec(tidy)
  if (clock) {
    const minutes = Number(clock[1]) * 60 + Number(clock[2] ?? 0)
    return minutes > 0 && Number(clock[2] ?? 0) < 60 ? ok(minutes) : wrong
  }
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(tidy)) return wrong
  const minutes = Math.round(Number(tidy) * 60)
  return minutes > 0 ? ok(minutes) : wrong
}
