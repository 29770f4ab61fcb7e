/** The few functions of `jstat` that `quantiles.ts` offers: the package brings no types. */
declare module 'jstat' {
  const jStat: {
    readonly normal: {
      inv(p: number, mean: number, sd: number): number
      cdf(x: number, mean: number, sd: number): number
    }
    readonly studentt: { inv(p: number, df: number): number; cdf(x: number, df: number): number }
  }
  export default jStat
}
