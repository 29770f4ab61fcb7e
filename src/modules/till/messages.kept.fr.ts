/** Words that the books, the wallets and the tickets keep: in French whatever the language of the screen. */
export const fr = {
  passerBy: 'Client de passage',
  voucher: (label: string, code: string) => `${label} ${code}`,
  ofOne: (label: string, number: string) => `${label} · ticket ${number}`,
  ofSeveral: (n: number, number: string) => `${n} achats · ticket ${number}`,
}
