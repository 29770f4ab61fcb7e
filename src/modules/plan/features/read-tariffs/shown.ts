import type { BasketItem } from '#modules/plan/rules/tariffs/basket.ts'
import type { HouseholdEffort } from '#modules/plan/rules/tariffs/effort.ts'
import type { Range01 } from '#modules/plan/rules/tariffs/income.ts'
import type { AreaLevel, IncomeBase } from '#modules/plan/tariffs/income-levels.ts'

type Effort = { readonly households: readonly HouseholdEffort[]; readonly leftOut: Range01 }
type ShownArea = {
  readonly id: string
  readonly name: string
  readonly year: number
  readonly level: AreaLevel
  readonly base: IncomeBase
  readonly source: string
}

/** What the page of tariffs shows of an area, a basket and a limit. Amounts are cents, as numbers. */
export type ShownTariffs = {
  readonly area: ShownArea
  readonly areas: readonly { readonly id: string; readonly name: string; readonly year: number }[]
  readonly baskets: readonly { readonly id: string; readonly name: string }[]
  readonly basket: {
    readonly id: string
    readonly name: string | null
    readonly items: readonly (BasketItem & {
      readonly name: string | null
      readonly price: number | null
      readonly cost: number
      readonly varies: boolean
    })[]
  }
  readonly limit: number
  readonly wrongLimit: boolean
  /** Cents per unit and year at D1 to D9, interpolated where they were not published. */
  readonly incomes: readonly (number | null)[]
  readonly effort: Effort
  readonly against: { readonly id: string; readonly name: string; readonly effort: Effort } | null
}
