// Tabs: one of several things is open; arrow keys move between them (WAI-ARIA's tabs pattern).
import type { KeyboardEvent } from 'react'
import './tabs.css'

interface Tab<Id extends string> {
  readonly id: Id
  readonly label: string
}

interface TabsProps<Id extends string> {
  readonly label: string
  readonly tabs: readonly Tab<Id>[]
  readonly open: Id
  readonly onOpen: (id: Id) => void
  /** The id of the element that shows what is open. */
  readonly panel: string
}

/** The DOM id of a tab, for the panel's `aria-labelledby`. */
export const tabId = (panel: string, id: string) => `${panel}-tab-${id}`

export function Tabs<Id extends string>({ label, tabs, open, onOpen, panel }: TabsProps<Id>) {
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex(tab => tab.id === open)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    onOpen(next.id)
    document.getElementById(tabId(panel, next.id))?.focus()
  }
  return (
    <div className="tabs" role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map(tab => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={tabId(panel, tab.id)}
          className="tab"
          aria-selected={tab.id === open}
          aria-controls={panel}
          tabIndex={tab.id === open ? 0 : -1}
          onClick={() => onOpen(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  )
}
