import { type Result, refuse } from '#kit/result.ts'
import { parseCode } from '#modules/money/rules/voucher-code.ts'
import { sellVoucher, voucherByCode } from '#modules/money/wallet/vouchers.server.ts'
import { verb } from '#platform/forms/verbs.server.ts'
import { checkForm, sellForm } from './form.ts'

export const voucherVerbs = {
  sell: verb(
    sellForm,
    async (ctx, input): Promise<Result<{ id: string }>> => {
      const sold = await sellVoucher(ctx, input)
      return sold.ok ? { ok: true, value: { id: sold.value.code } } : sold
    },
    (code) => `/${code}?fait=vendu`,
  ),
  check: verb(
    checkForm,
    async (ctx, { code }): Promise<Result<{ id: string }>> => {
      const read = parseCode(code)
      if (!read.ok) return read
      const found = await voucherByCode(ctx, read.value)
      return found ? { ok: true, value: { id: found.code } } : refuse('voucher_unknown', 'code')
    },
    (code) => `/${code}`,
  ),
}
