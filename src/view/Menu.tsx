// A button that opens a small panel under itself, on the platform's popover: Escape and a click beside it close it.
// What is in it is made when it is first opened.
import { type ReactNode, Suspense, useId, useRef, useState } from 'react'
import { Icon, type IconName } from './Icon'
import './button.css'
import './menu.css'

interface MenuProps {
  readonly name: string
  readonly icon?: IconName
  /** Words on the button; without them it shows only its icon. */
  readonly label?: string
  readonly className?: string
  readonly children: ReactNode
}

export function Menu({ name, icon, label, className, children }: MenuProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [wasOpened, setWasOpened] = useState(false)
  const open = () => {
    setWasOpened(true)
    const at = button.current?.getBoundingClientRect()
    if (!at || !panel.current) return
    const { style } = panel.current
    style.top = `${at.bottom + 6}px`
    style.right = `${Math.max(8, document.documentElement.clientWidth - at.right)}px`
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`button quiet ${label ? '' : 'bare'} ${className ?? ''}`}
        aria-label={name}
        title={label ? undefined : name}
        popoverTarget={id}
      >
        {label}
        {icon && <Icon name={icon} />}
      </button>
      <div ref={panel} id={id} popover="auto" className="menu" onBeforeToggle={open}>
        {wasOpened && <Suspense>{children}</Suspense>}
      </div>
    </>
  )
}
