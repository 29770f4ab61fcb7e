/** The only door of this module for the others. */

export { cancelGiftReceipt, type Donor, donorsOf, issueGiftReceipts } from './gifts/gifts.server.ts'
export { cancelSapCertificate, issueSapCertificates, sapYear } from './sap/sap.server.ts'
