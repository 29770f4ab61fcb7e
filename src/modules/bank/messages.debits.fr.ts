export const debitsFr = {
  several: (n: number) => `${n} sommes dues`,
  excess: 'Trop-perçu par prélèvement',
  returned: (reference: string, reason: string) =>
    `Prélèvement ${reference} rejeté par la banque (${reason})`,
  returnLabel: (holder: string, reference: string) => `${holder}, rejet du prélèvement ${reference}`,
}
