import type { Mapping } from './queries'
import type { ImportTarget } from './targets'

const keyOf = ({ kind }: ImportTarget) => `campaign.mappings.${kind}`

/** Mappings under a name, in this browser. */
export function keptMappings(target: ImportTarget): Readonly<Record<string, Mapping>> {
  return JSON.parse(localStorage.getItem(keyOf(target)) ?? '{}') as Record<string, Mapping>
}

export function keepMapping(target: ImportTarget, name: string, mapping: Mapping | undefined) {
  const { [name]: _, ...others } = keptMappings(target)
  localStorage.setItem(keyOf(target), JSON.stringify(mapping ? { ...others, [name]: mapping } : others))
}

/** Those that use only columns which the file has. */
export const fitting = (target: ImportTarget, columns: readonly string[]) =>
  Object.entries(keptMappings(target)).filter(([, mapping]) => Object.values(mapping).every((source) => typeof source !== 'string' || columns.includes(source)))
