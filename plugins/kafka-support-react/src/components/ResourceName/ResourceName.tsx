import { readResourceRef } from '../../format';
import { Mono } from '../Mono';

/** @public */
export interface ResourceNameProps {
  /** Resource ref as text. */
  resource: string;
}

/** The name of a resource in monospace, with its full ref on hover. @public */
export function ResourceName({ resource }: ResourceNameProps) {
  const ref = readResourceRef(resource);
  return (
    <span title={resource}>
      <Mono>{ref?.name ?? resource}</Mono>
    </span>
  );
}
