// What lies over the page once it is asked for: the dialogs, each loaded when it is first opened, the blank, the rest of the menu.
import { lazy, Suspense, useEffect, useRef } from 'react'
import type { Theme } from '../store/prefs'
import { act, useOctet } from '../store/store'
import { addMessages, say } from '../story/catalogue'
import { menu } from '../story/en/menu'
import { Button } from '../view/Button'
import { Choice } from '../view/Choice'
import { chooseFile } from './choose'
import { type DialogName, openDialog, setBlank } from './stage'

addMessages(menu)

const DIALOGS = {
  library: lazy(() => import('./LibraryDialog')),
  guide: lazy(() => import('./GuideDialog')),
  setup: lazy(() => import('./setup/SetupDialog')),
  export: lazy(() => import('./ExportDialog')),
  save: lazy(() => import('./SaveDialog')),
  link: lazy(() => import('./LinkDialog')),
  keys: lazy(() => import('./KeysDialog')),
} satisfies Record<DialogName, unknown>

export function OpenDialog({ name }: { readonly name: DialogName }) {
  const Open = DIALOGS[name]
  return (
    <Suspense fallback={null}>
      <Open />
    </Suspense>
  )
}

/** A blank screen, so that a class looks at the teacher; any key or a click takes it away. */
export function BlankSheet() {
  const sheet = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const before = document.activeElement
    sheet.current?.focus()
    return () => {
      if (before instanceof HTMLElement || before instanceof SVGElement) before.focus()
    }
  }, [])
  return (
    <button
      ref={sheet}
      type="button"
      className="blank"
      aria-label={say('blank.back')}
      onClick={() => setBlank(false)}
      onKeyDown={event => {
        event.preventDefault()
        setBlank(false)
      }}
    />
  )
}

const THEMES: readonly Theme[] = ['system', 'light', 'dark', 'projector']

/** What is rarely needed, and on narrow windows what the top bar has no room for. */
export function MoreItems() {
  const theme = useOctet(state => state.prefs.theme)
  return (
    <>
      <Choice
        label={say('theme.theme')}
        options={THEMES.map(value => ({ value, label: say(`theme.${value}`) }))}
        value={theme}
        onChoose={value => act.setPref('theme', value)}
      />
      <Item does="library" name="library.library" shown="only-small" />
      <Item does="guide" name="guide.about" />
      <Item does="setup" name="shell.setup" shown="only-medium" />
      <Button look="quiet" className="only-narrow" onClick={chooseFile}>
        {say('shell.open')}
      </Button>
      <Item does="save" name="shell.save" shown="only-narrow" />
      <Item does="export" name="shell.export" shown="only-narrow" />
      <Item does="link" name="shell.link" />
      <Item does="keys" name="keys.keys" />
    </>
  )
}

interface ItemProps {
  readonly does: DialogName
  readonly name: string
  /** Where the top bar has no room for it. */
  readonly shown?: 'only-narrow' | 'only-medium' | 'only-small'
}

function Item({ does, name, shown }: ItemProps) {
  return (
    <Button look="quiet" className={shown} onClick={() => openDialog(does)}>
      {say(name)}
    </Button>
  )
}
