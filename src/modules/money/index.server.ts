export type { Payer } from './rules/axes.ts'
