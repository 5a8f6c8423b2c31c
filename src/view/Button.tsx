// A button: framed, quiet or solid; with words, or with an icon and a name.
import type { ComponentProps } from 'react'
import { Icon, type IconName } from './Icon'
import './button.css'

interface ButtonProps extends ComponentProps<'button'> {
  /** framed: a border; quiet: words alone; solid: the one thing to do here. */
  readonly look?: 'framed' | 'quiet' | 'solid'
  readonly icon?: IconName
  /** The accessible name and tooltip of a button that shows only its icon. */
  readonly name?: string
  readonly round?: boolean
}

export function Button({ look = 'framed', icon, name, round, className, children, ...rest }: ButtonProps) {
  const classes = ['button', look, round && 'round', !children && 'bare', className].filter(Boolean).join(' ')
  return (
    <button type="button" className={classes} aria-label={name} title={name} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}
