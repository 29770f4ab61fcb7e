/** The colours of ui/print.css, for documents drawn without a browser. `pdf.test.ts` keeps both the same. */
export const INK = '#1f2a2e'
export const SOFT = '#535f64'
export const PRIMARY = '#0f5c63'
export const RULE = '#b9b1a2'
export const SUNK = '#f3eee4'
export const DANGER = '#a32b25'
export const WARN = '#85500d'
export const SUCCESS = '#2c6a2f'
export const WHITE = '#ffffff'

/** The four pillars' hues, used for nothing else; a word always stands beside them. */
export const PILLAR_COLOURS = {
  activities: '#0f5c63',
  public: '#2f5fa8',
  citizens: '#3f7a3a',
  private: '#7a3f74',
} as const

/** Series of charts, in order. */
export const SERIES_COLOURS = ['#0f5c63', '#c2761b', '#5b6770', '#a3564a', '#8c8247', '#35424a'] as const
