export type { Segment } from './rules/segments.ts'
