/** What is wrong with one place of a plan document; each has its French sentence in the module's messages. */
const problemCodes = [
  'not_json',
  'file_too_large',
  'missing',
  'wrong_type',
  'wrong_format',
  'unreadable_text',
  'unknown_field',
  'not_in_list',
  'not_whole',
  'too_small',
  'too_large',
  'duplicate_id',
  'unknown_line',
  'cycle',
  'before_start',
  'ends_before_start',
  'target_too_early',
  'instalments_do_not_sum',
  'deferral_too_long',
  'churn_with_follows',
  'formula',
  'shares_do_not_sum',
  'tiers_not_rising',
  'range_out_of_order',
  'unknown_group',
  'line_exists',
  'field_not_on_line',
] as const
export type ProblemCode = (typeof problemCodes)[number]

export type Problem = {
  /** `assumptions[3].volume.growth.target`; empty for the document itself. */
  readonly path: string
  readonly code: ProblemCode
  /** In English, for the command line and the API. */
  readonly expected: string
  readonly got: string
}

/** Where a check says what it found. */
export type Report = (path: string, code: ProblemCode, expected: string, got: string) => void

export { flawsOf as problemsOf, gotText, MAX_FLAWS as MAX_PROBLEMS, pathText } from '#kit/document.ts'
