import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { KeptTemplate } from '#modules/plan/templates-list.server.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Bookmark, Trash2 } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'

function Named({ template }: { template: KeptTemplate }) {
  return (
    <>
      <strong>{template.name}</strong>
      <br />
      <span className="ui-soft ui-small">{template.about}</span>
    </>
  )
}

function Holds({ template }: { template: KeptTemplate }) {
  const w = useWords({ fr, en }).canvas.templates
  return `${w.holds(template.notes, template.lines)}, ${template.figures ? w.withFigures : w.withoutFigures}`
}

/** The starting points of this hub, each shared or not, with its verbs. */
export function MineTable({
  templates,
  base,
  mayWrite,
}: {
  templates: readonly KeptTemplate[]
  base: string
  mayWrite: boolean
}) {
  const w = useWords({ fr, en }).canvas.templates
  return (
    <Table
      caption={w.mine}
      rows={templates}
      rowKey={(one) => one.id}
      columns={[
        { key: 'name', header: w.columns.name, cell: (one) => <Named template={one} /> },
        { key: 'holds', header: w.columns.holds, cell: (one) => <Holds template={one} /> },
        {
          key: 'shared',
          header: w.shared,
          cell: (one) =>
            one.shared ? (
              <Status tone="info">{w.shared}</Status>
            ) : (
              <span className="ui-soft">{w.private}</span>
            ),
        },
        ...(mayWrite
          ? [
              {
                key: 'actions',
                header: w.columns.actions,
                paper: false,
                fold: 'line' as const,
                cell: (one: KeptTemplate) => (
                  <form method="post" action={base} className="ui-row">
                    <input type="hidden" name="id" value={one.id} />
                    <input type="hidden" name="version" value={one.version} />
                    <Button name="intent" value={one.shared ? 'unshare' : 'share'}>
                      {one.shared ? w.stopSharing : w.startSharing}{' '}
                      <span className="ui-hidden">{one.name}</span>
                    </Button>
                    <Button name="intent" value="remove" tone="danger" icon={Trash2}>
                      {w.remove} <span className="ui-hidden">{one.name}</span>
                    </Button>
                  </form>
                ),
              },
            ]
          : []),
      ]}
      empty={
        <EmptyState title={w.none} icon={Bookmark}>
          {w.firstStep}
        </EmptyState>
      }
    />
  )
}

/** What other hubs share: chosen when a plan begins, or when a canvas is empty. */
export function OthersTable({ templates }: { templates: readonly KeptTemplate[] }) {
  const w = useWords({ fr, en }).canvas.templates
  if (templates.length === 0) return <p className="ui-soft">{w.noneShared}</p>
  return (
    <Table
      caption={w.others}
      rows={templates}
      rowKey={(one) => one.id}
      columns={[
        { key: 'name', header: w.columns.name, cell: (one) => <Named template={one} /> },
        { key: 'holds', header: w.columns.holds, cell: (one) => <Holds template={one} /> },
        { key: 'from', header: w.columns.from, cell: (one) => one.from },
      ]}
    />
  )
}
