import { ok, type Result, refuse } from '#kit/result.ts'
import type { Incoming, IncomingRefusal, Syntax } from '../rules/incoming.ts'
import { ciiIncoming } from './read-cii.ts'
import { ublIncoming } from './read-ubl.ts'
import { rootOf } from './reader.ts'

/**
 * Reads an invoice written in CII or UBL. A file with a document type is refused: none of the two has one, and entities
 * declared there can make a small file fill a memory.
 */
export function readInvoiceXml(
  xml: string,
): Result<{ syntax: Exclude<Syntax, 'paper' | 'factur-x'>; invoice: Incoming }, IncomingRefusal> {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return refuse('not_an_invoice')
  const root = rootOf(xml)
  if (!root) return refuse('not_an_invoice')
  const { name, reader } = root
  const syntax =
    name === 'CrossIndustryInvoice' ? 'cii' : name === 'Invoice' || name === 'CreditNote' ? 'ubl' : null
  if (!syntax) return refuse('not_an_invoice')
  const read = syntax === 'cii' ? ciiIncoming(reader) : ublIncoming(reader, name === 'CreditNote')
  return read.ok ? ok({ syntax, invoice: read.value }) : read
}
