import jStat from 'jstat'

/** Standard normal: the value under which a share `p` (0–1, both excluded) lies. 0.975 → 1.960. */
export const normalQuantile = (p: number): number => jStat.normal.inv(p, 0, 1)

/** Standard normal: the share that lies under `z`. */
export const normalShare = (z: number): number => jStat.normal.cdf(z, 0, 1)

/** Student’s t with `df` degrees of freedom (over 0, whole or not): the value under which a share `p` lies. */
export const studentQuantile = (p: number, df: number): number => jStat.studentt.inv(p, df)

/** Student’s t with `df` degrees of freedom: the share that lies under `t`. */
export const studentShare = (t: number, df: number): number => jStat.studentt.cdf(t, df)
