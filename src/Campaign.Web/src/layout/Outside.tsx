import type { ReactNode } from 'react'

/** A link to another site, without a referrer. */
export function Outside({ to, children = to }: { to: string; children?: ReactNode }) {
  return (
    <a href={to} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  )
}

/** Links that came with a text. */
export function OutsideList({ links }: { links: readonly string[] }) {
  if (links.length === 0) return null
  return (
    <ul className="plain">
      {links.map((link) => (
        <li key={link}>
          <Outside to={link} />
        </li>
      ))}
    </ul>
  )
}
